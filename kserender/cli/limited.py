"""The limits of the settings in force while a command works."""

from contextlib import AbstractContextManager

from kserender import limits
from kserender.cli.settings import table
from kserender.limits import Limits


def limited() -> AbstractContextManager[Limits]:
    """A block in which the limits are those of the environment and of kserender.toml.

    Raises UsageError when one is set wrongly.
    """
    return limits.using(limits.settings(table("limits")))
