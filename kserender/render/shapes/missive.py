"""Missives: a paper for each receiver, with the decisions that concern it."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.paper import Decision, Dispatch, Paper
from kserender.profile import Profile
from kserender.render.shapes.decided import as_decided
from kserender.render.shapes.shaped import Shaped
from kserender.render.wording import receiver_of

_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 40


def as_missive(paper: Paper, profile: Profile) -> Shaped:
    """The paper as decided, when it is for one receiver; of those who signed the minutes the secretary signs it.

    Raises InvalidData when it has several.
    """
    if len(paper.dispatch) > 1:
        raise InvalidData(
            _("The decision goes to {count} receivers, and a missive is for one.").format(count=len(paper.dispatch)),
            _("Make a missive for each with “kserender generate expediering”."),
        )
    decided = as_decided(paper, profile)
    office = profile.wording["secretary"].casefold()
    signing = [one for one in decided.paper.signatories if (one.role or "").casefold().startswith(office)]
    return Shaped(decided.paper.model_copy(update={"signatories": signing}), decided.notes)


def missives(paper: Paper, profile: Profile) -> list[Paper]:
    """A paper for each receiver, in their order: the decisions that name it, or all when none does."""
    numbered = _numbered(paper.decisions)
    return [
        paper.model_copy(update={"dispatch": [receiver], "decisions": _concerning(receiver, numbered, profile)})
        for receiver in paper.dispatch
    ]


def names(papers: Sequence[Paper], profile: Profile) -> list[str]:
    """A file name for each missive, without ending: its place, and the receiver in letters that any system takes."""
    width = len(str(len(papers)))
    return [
        f"{place:0{max(width, 2)}}-{_plain(receiver_of(one.dispatch[0], profile)[0])}"
        for place, one in enumerate(papers, 1)
    ]


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", ascii_only).strip("-")[:_LONGEST].rstrip("-") or "mottagare"


def _concerning(receiver: Dispatch, points: Sequence[Decision], profile: Profile) -> list[Decision]:
    name = receiver_of(receiver, profile)[0].casefold()
    return [point for point in points if _names(point, name)] or list(points)


def _names(point: Decision, name: str) -> bool:
    told = (*point.assigned_to, point.recommends_to or "", point.text)
    return any(name in one.casefold() for one in told)


def _numbered(points: Sequence[Decision]) -> list[Decision]:
    """The points with the numbers that they have in the paper, which those of a missive keep."""
    out = []
    for _level, level in groupby(points, key=lambda point: (point.deciding_body, point.recommends_to)):
        for place, point in enumerate(level, 1):
            out.append(point if point.number is not None else point.model_copy(update={"number": place}))
    return out
