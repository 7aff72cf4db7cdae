"""Reads a generated document back through kserender's own reader."""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType

from kserender.errors import NotAsWritten
from kserender.i18n import _, mark
from kserender.paper import Decision, Paper
from kserender.render.kinds import KINDS, Kind
from kserender.render.read_back import not_as_written, read_back
from kserender.render.typography import folded


def verify(data: bytes, paper: Paper, kind: Kind = KINDS["beslut"]) -> None:
    """Compare the document with the paper: what kind it is, and the fields that must be the same (`kind.same`).

    Of decisions these are number, text, who decides and to whom it is proposed; of actions all columns.
    Raises NotAsWritten when they differ, or when the document cannot be read.
    """
    papers = read_back(data)[1]
    read = papers[0] if papers else Paper()
    for field in kind.same:
        name, facts = FACTS[field]
        _compare(_(name), facts(paper), facts(read))
    if kind.reads_as not in (None, read.kind) or len(papers) > 1:
        what = _("It was written as {expected} and reads as {found}.")
        found = ", ".join(one.kind for one in papers)
        raise NotAsWritten(
            what.format(expected=kind.reads_as or papers[0].kind, found=found or "–"),
            _("Generate it as what it reads as, or look at who signs it and what its headings say."),
        )


Facts = Sequence[Sequence[str]]


def _compare(name: str, written: Facts, read: Facts) -> None:
    for place, (one, other) in enumerate(zip(written, read, strict=False), 1):
        for expected, found in zip_longest(one, other, fillvalue=""):
            if _same(expected) != _same(found):
                what = _("{name} {place} was written as “{expected}” and reads as “{found}”.")
                raise not_as_written(what.format(name=name, place=place, expected=expected, found=found))
    if len(written) != len(read):
        what = _("{name}: {written} were written, and {read} are read.")
        raise not_as_written(what.format(name=name, written=len(written), read=len(read)))


def _same(text: str) -> str:
    return " ".join(folded(text).split())


def _decisions(paper: Paper) -> Facts:
    return [_decision(point) for point in paper.decisions]


def _decision(point: Decision) -> tuple[str, str, str, str]:
    number = "" if point.number is None else str(point.number)
    return number, point.text, point.deciding_body or "", point.recommends_to or ""


def _reservations(paper: Paper) -> Facts:
    return [[one.text, *(person.name for person in one.people)] for one in paper.reservations]


def _actions(paper: Paper) -> Facts:
    return [
        (
            str(row.number or ""),
            row.proposal,
            row.reason,
            row.activity,
            row.responsible_text or ", ".join(row.responsible),
            row.timeframe.text if row.timeframe else "",
        )
        for table in paper.action_tables
        for row in table.rows
    ]


# Field → what it is called, and what of it must be the same.
FACTS: Mapping[str, tuple[str, Callable[[Paper], Facts]]] = MappingProxyType(
    {
        "decisions": (mark("Decision"), _decisions),
        "reservations": (mark("Dissent"), _reservations),
        "action_tables": (mark("Action"), _actions),
    }
)
