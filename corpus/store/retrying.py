"""Trying again when the database was away for a moment."""

import time
from collections.abc import Callable
from typing import TypeVar

from kserender.corpus.store import faults

Answer = TypeVar("Answer")
PATIENCE = 60.0  # seconds in all
FIRST = 0.1  # seconds until the second attempt; then twice as long each time
LONGEST = 5.0


def persistent(attempt: Callable[[], Answer], archive: str, waiting: Callable[[str], None] | None) -> Answer:
    """What `attempt` gives, tried again for up to a minute while the database is away; `waiting` is told once why.

    Raises KserenderError when it stays away, and at once for a fault that does not pass.
    """
    until = time.monotonic() + PATIENCE
    pause = FIRST
    while True:
        try:
            return attempt()
        except faults.ANSWERS as error:
            found = faults.explanation(error)
            if found is None or not found.passing or time.monotonic() + pause > until:
                raise faults.explain(error, archive) from error
            if waiting is not None and pause == FIRST:
                waiting(faults.explain(error, archive).what)
        time.sleep(pause)
        pause = min(2 * pause, LONGEST)
