"""What papers must be, besides having the words: organ, year, party and so on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from kserender.corpus.rows.diary_key import diary_key
from kserender.corpus.search.names import organs_named, parties_named, place_named, values
from kserender.corpus.store.tables import amounts, decisions, files, papers, people
from kserender.errors import UsageError
from kserender.i18n import _
from kserender.paper import Kind

# What a party does in a paper; that its members voted says nothing.
DOES = ("proposer", "speaker", "yrkande", "reservation", "signatory")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Empty: all papers that lie in the archive now.  Of several values of one filter, one is enough.

    `since` and `until` are days, months or years as ISO 8601 has them, both included; `minimum` and `maximum` kronor.
    """

    organs: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    since: str | None = None
    until: str | None = None
    parties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    diary_numbers: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    outcomes: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    all_versions: bool = False

    def papers(self, connection: Connection) -> Select[Any] | None:
        """The ids of the papers that are so; None when all are.  Raises UsageError for a kind that there is not."""
        conditions = [
            condition
            for field in fields(self)
            if field.name in CONDITIONS and (value := getattr(self, field.name)) not in (None, ())
            for condition in [CONDITIONS[field.name](connection, value)]
        ]
        if self.minimum is not None or self.maximum is not None:
            conditions.append(_amount(self.minimum, self.maximum))
        if not self.all_versions and _has_absent(connection):
            conditions.append(exists().where(files.c.content_id == papers.c.content_id, files.c.state == "present"))
        return select(papers.c.id).where(and_(*conditions)) if conditions else None


def _organs(connection: Connection, wanted: Iterable[str]) -> ColumnElement[bool]:
    own = papers.c.body.in_(organs_named(connection, wanted, papers.c.body))
    decides = organs_named(connection, wanted, decisions.c.deciding_body)
    return own | _has(decisions.c.paper_id, decisions.c.deciding_body.in_(decides))


def _parties(connection: Connection, wanted: Iterable[str]) -> ColumnElement[bool]:
    names = parties_named(connection, wanted)
    return _has(people.c.paper_id, people.c.party.in_(names), people.c.capacity.in_(DOES))


def _has(paper: ColumnElement[int], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(paper == papers.c.id, *conditions)


def _kinds(_connection: Connection, wanted: Iterable[str]) -> ColumnElement[bool]:
    found = [_plain(kind) for kind in wanted]
    for kind, name in zip(found, wanted, strict=True):
        if kind not in get_args(Kind):
            raise UsageError(
                _("There is no kind of paper {kind}.").format(kind=name),
                _("Choose one of {kinds}.").format(kinds=", ".join(get_args(Kind))),
            )
    return papers.c.kind.in_(found)


def _verbs(connection: Connection, wanted: Iterable[str]) -> ColumnElement[bool]:
    return _has(decisions.c.paper_id, decisions.c.action.in_(_alike(values(connection, decisions.c.action), wanted)))


def _diary_numbers(_connection: Connection, wanted: Iterable[str]) -> ColumnElement[bool]:
    return or_(*(with_diary_number(number) for number in wanted))


def with_diary_number(number: str) -> ColumnElement[bool]:
    """Papers whose own number it is; given without the letters of the registry, it is that of any registry."""
    key = diary_key(number)
    if any(map(str.isalpha, key)):
        return papers.c.diary_key.in_([key, " ".join(part for part in key.split() if not part.isalpha())])
    return (papers.c.diary_key == key) | papers.c.diary_key.endswith(f" {key}", autoescape=True)


def _municipalities(connection: Connection, wanted: Iterable[str]) -> ColumnElement[bool]:
    there = values(connection, papers.c.municipality)
    return papers.c.municipality.in_([place for place in there if place_named(place) in {*map(place_named, wanted)}])


def _outcomes(connection: Connection, wanted: Iterable[str]) -> ColumnElement[bool]:
    return papers.c.outcome.in_(_alike(values(connection, papers.c.outcome), wanted))


# Dates are as exact as the paper has them, so they are compared as far as both go.
def _since(_connection: Connection, day: str) -> ColumnElement[bool]:
    return papers.c.date >= func.substr(day, 1, func.length(papers.c.date))


def _until(_connection: Connection, day: str) -> ColumnElement[bool]:
    return func.substr(papers.c.date, 1, len(day)) <= func.substr(day, 1, func.length(papers.c.date))


CONDITIONS: Mapping[str, Callable[[Connection, Any], ColumnElement[bool]]] = MappingProxyType(
    {
        "organs": _organs,
        "years": lambda _connection, years: papers.c.year.in_(years),
        "since": _since,
        "until": _until,
        "parties": _parties,
        "kinds": _kinds,
        "verbs": _verbs,
        "diary_numbers": _diary_numbers,
        "outcomes": _outcomes,
        "municipalities": _municipalities,
    }
)


def _amount(minimum: float | None, maximum: float | None) -> ColumnElement[bool]:
    """Of a sum "between 2 and 3 millions", all between counts."""
    wanted = [amounts.c.paper_id == papers.c.id]
    if minimum is not None:
        wanted.append(func.coalesce(amounts.c.high, amounts.c.value) >= minimum)
    if maximum is not None:
        wanted.append(amounts.c.value <= maximum)
    return exists().where(*wanted)


def _has_absent(connection: Connection) -> bool:
    """Whether there is anything in the archive that does not lie there any more."""
    return (
        connection.scalar(select(files.c.id).where(files.c.state.in_(("replaced", "moved", "gone"))).limit(1))
        is not None
    )


def _alike(there: Iterable[str], wanted: Iterable[str]) -> list[str]:
    bare = {" ".join(one.casefold().split()) for one in wanted}
    return [one for one in there if one.casefold() in bare]


def _plain(kind: str) -> str:
    return "_".join(kind.casefold().translate(str.maketrans("åäö", "aao")).split())
