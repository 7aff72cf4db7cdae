"""A meeting with what it deals with, in order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kserender.errors import UsageError
from kserender.i18n import _
from kserender.paper import Extraction, Meeting, Paper


@dataclass(frozen=True, slots=True)
class Item:
    """A matter: its paper as far as there is one, and who presents it when.

    `decided` tells that it is a § of minutes that were read: the wording of what was decided is not changed any more.
    """

    paper: Paper
    presenter: str | None = None
    time: str | None = None
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A meeting and its matters.  `read` tells that it was read from minutes, which need not say who decided."""

    meeting: Meeting
    items: tuple[Item, ...]
    municipality: str | None = None
    read: bool = False


def sitting_of(extraction: Extraction) -> Sitting:
    """The meeting of minutes that were read; other papers are matters of a meeting that nothing is known of."""
    held = extraction.meeting is not None
    items = tuple(Item(paper, decided=held) for paper in extraction.papers)
    return Sitting(
        meeting=extraction.meeting or Meeting(),
        items=items,
        municipality=_municipality(items),
        read=held,
    )


def joined(sittings: Iterable[Sitting]) -> Sitting:
    """One meeting with all of their matters.  Raises UsageError when they are of two meetings."""
    sittings = list(sittings)
    held = [one for one in sittings if one.meeting != Meeting()]
    if len(held) > 1:
        days = ", ".join(one.meeting.date or "?" for one in held)
        raise UsageError(
            _("The files are of several meetings ({days}).").format(days=days),
            _("Give the minutes or the data of one meeting, and its papers."),
        )
    items = tuple(item for one in sittings for item in one.items)
    if not held:
        return Sitting(meeting=Meeting(), items=items, municipality=_municipality(items))
    return replace(held[0], items=items, municipality=held[0].municipality or _municipality(items))


def numbered(sitting: Sitting, first: int | None) -> Sitting:
    """The matters numbered on from `first`, or else from the last number that one has, where they have none."""
    return replace(sitting, items=tuple(_numbered(sitting.items, first)))


def _numbered(items: Iterable[Item], first: int | None) -> Iterator[Item]:
    following = first
    for item in items:
        own = None if first is not None else item.paper.paragraph
        # "§ 12 a" is written as the sign and "12a".
        number = re.sub(r"[§\s]", "", own or ("" if following is None else str(following))) or None
        last = re.match(r"\d+(?=[a-zåäö]?$)", number or "")
        following = int(last[0]) + 1 if last else following
        yield replace(item, paper=item.paper.model_copy(update={"paragraph": number}))


def _municipality(items: Iterable[Item]) -> str | None:
    return next((item.paper.municipality for item in items if item.paper.municipality), None)
