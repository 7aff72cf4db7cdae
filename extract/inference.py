"""Readings of marks that cannot be the whole truth, each with its reason and how sure it is.

Three signs, all of them two agreeing adjectives side by side without a comma or "och": the second unmarked after a
struck one (the new word was not marked), both added (the strike was lost), both struck (the new word was struck too).
What recurs in the document makes a reading surer.  A person has to confirm every one of them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kserender.extract.agreement import adjective_of, agree, wants_adjective
from kserender.extract.marked import Mark
from kserender.i18n import _, mark
from kserender.paper import Inferred

_UNMARKED = mark("The word after the struck one seems to replace it, but is not marked as added.")
_STRIKE_LOST = mark("Two adjectives in a row were added; the first seems to be the old word, whose strike was lost.")
_BOTH_STRUCK = mark("Two adjectives in a row are struck; the second seems to be the new word, struck by mistake.")
BASE = {_UNMARKED: 0.6, _STRIKE_LOST: 0.5, _BOTH_STRUCK: 0.6}
RECURS = 0.25
ONE_BY_ONE = 0.1
GAP_WANTS_ONE = 0.1
SUREST = 0.95


@dataclass(frozen=True, slots=True)
class Seen:
    """A revision and the text around it."""

    mark: Mark
    struck: str | None
    added: str | None
    before: str
    after: str


def readings(seen: Sequence[Seen]) -> list[Inferred | None]:
    """For each revision its reading, or None where the marks can be taken as they are."""
    first = [_reading(one) for one in seen]
    struck = Counter(_core(found[0]) for found in first if found) + Counter(_core(s.struck) for s in seen if s.struck)
    added = Counter(found[1].casefold() for found in first if found)
    return [
        Inferred(struck=found[0], added=found[1], reason=_(found[2]), confidence=_sure(one, found, struck, added))
        if found
        else None
        for one, found in zip(seen, first, strict=True)
    ]


def _reading(one: Seen) -> tuple[str, str, str] | None:
    if one.struck and not one.added:
        if pair := _two_adjectives(one.struck):
            return (*pair, _BOTH_STRUCK)
        old = adjective_of(one.struck)
        new = re.match(r"\s+(\w+)(?=\s+\w)", one.after)
        if old and new and agree(old, new[1]):
            return one.struck, new[1], _UNMARKED
    if one.added and not one.struck and (pair := _two_adjectives(one.added)):
        return (*pair, _STRIKE_LOST)
    return None


def _two_adjectives(phrase: str) -> tuple[str, str] | None:
    words = re.fullmatch(r"(\w+)\s+(\w+)", phrase)
    return (words[1], words[2]) if words and agree(words[1], words[2]) else None


def _sure(one: Seen, found: tuple[str, str, str], struck: Counter[str], added: Counter[str]) -> float:
    sure = BASE[found[2]]
    # The reading itself is counted once (twice where its struck words are the revision's own).
    own = 2 if one.struck == found[0] else 1
    if struck[_core(found[0])] > own or added[found[1].casefold()] > 1:
        sure += RECURS
    if one.mark.first.pieces[1:]:
        sure += ONE_BY_ONE
    if found[2] == _BOTH_STRUCK and wants_adjective(one.before, one.after):
        sure += GAP_WANTS_ONE
    return round(min(sure, SUREST), 2)


def _core(phrase: str) -> str:
    return (adjective_of(phrase) or phrase).casefold()
