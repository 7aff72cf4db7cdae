"""Dask says a lot on stderr, in English, of what we say ourselves where it matters."""

import logging
import os
from typing import Literal


def silence() -> int | Literal[False]:
    """The level of what Dask may say: none, or with KSERENDER_DEBUG what it would say anyway (False)."""
    return False if os.environ.get("KSERENDER_DEBUG") else logging.CRITICAL + 1


def quiet() -> None:
    """Let Dask say nothing in this process; to be called when it has been loaded, and before anything is started."""
    if level := silence():
        for handler in logging.getLogger("distributed").handlers:  # the one that all of Dask's loggers share
            handler.setLevel(level)
