"""What became of a yrkande, as far as the minutes show it without guessing."""

import tomllib
from functools import cache
from pathlib import Path

from kserender.corpus.statistics.counts import Fate

# These are there as a decision of their own, or the matter was not put off.
_PUT_OFF = ("återremiss", "bordläggning")


def fate(position: str | None, subject: str | None, ending: str | None, *, decided: bool, dissented: bool) -> Fate:
    """`ending` is what the § ended in, `decided` whether it has a decision at all, and `dissented` whether the party
    that moved had a reservation entered in the same §, which it has when its wish was not met."""
    if dissented:
        return "otherwise"
    if position is None or _names(subject, "others"):
        return "not told"
    if _names(subject, "proposals") and (position, ending) != ("bifall", "bifall") and position not in _PUT_OFF:
        return "not told"  # what was proposed may have been to reject
    if position == ending:
        return "as moved"
    if position in _PUT_OFF:
        return "otherwise" if decided else "not told"
    return "otherwise" if {position, ending} == {"bifall", "avslag"} else "not told"


def _names(subject: str | None, what: str) -> bool:
    text = (subject or "").casefold()
    return any(words in text for words in _table()[what])


@cache
def _table() -> dict[str, list[str]]:
    with (Path(__file__).parent / "fates.toml").open("rb") as file:
        return tomllib.load(file)
