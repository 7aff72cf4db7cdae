"""What papers must be, besides having the words: organ, year, party and so on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from kserender.corpus.rows.diary_key import diary_key
from kserender.corpus.search.names import organs_named, parties_named, place_named, values
from kserender.corpus.search.traits import DOES
from kserender.corpus.store.tables import amounts, decisions, files, papers, people
from kserender.errors import UsageError
from kserender.i18n import _
from kserender.paper import Kind


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

    def chosen(self, connection: Connection) -> "Chosen":
        """What the filters mean in this archive.  Raises UsageError for a kind that there is not."""
        given = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) not in (None, ())}
        others = [CONDITIONS[name](value) for name, value in given.items() if name in CONDITIONS]
        if self.minimum is not None or self.maximum is not None:
            others.append(_amount(self.minimum, self.maximum))
        return Chosen(
            traits={
                name: tuple(NAMED[many](connection, given[many])) for many, name in TRAITS.items() if many in given
            },
            others=tuple(others),
            only_present=not self.all_versions and _has_absent(connection),
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The values that traits may have, and what else papers must be."""

    traits: Mapping[str, tuple[str, ...]]
    others: tuple[ColumnElement[bool], ...]
    only_present: bool

    def papers(self) -> Select[Any] | None:
        """The ids of the papers; None when all are chosen."""
        conditions = self.conditions()
        return select(papers.c.id).where(and_(*conditions)) if conditions else None

    def conditions(self) -> list[ColumnElement[bool]]:
        """What rows of `papers` must fulfil."""
        conditions = [*(HAVING[name](some) for name, some in self.traits.items()), *self.others]
        return [*conditions, papers.c.id.not_in(_absent())] if self.only_present else conditions

    def besides(self, paper: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """What the paper with this id must be besides its traits."""
        found: list[ColumnElement[bool]] = [paper.not_in(_absent())] if self.only_present else []
        # Looked up for the papers that an index finds, not the other way round.
        return [*found, exists().where(papers.c.id == paper, *self.others)] if self.others else found


def _has(paper: ColumnElement[int], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(paper == papers.c.id, *conditions)


def _organs(connection: Connection, wanted: Iterable[str]) -> list[str]:
    """Those whose paper it is, and those that decide in it."""
    own, deciding = papers.c.body, decisions.c.deciding_body
    return list({*organs_named(connection, wanted, own), *organs_named(connection, wanted, deciding)})


def _kinds(_connection: Connection, wanted: Iterable[str]) -> list[str]:
    found = [_plain(kind) for kind in wanted]
    for kind, name in zip(found, wanted, strict=True):
        if kind not in get_args(Kind):
            raise UsageError(
                _("There is no kind of paper {kind}.").format(kind=name),
                _("Choose one of {kinds}.").format(kinds=", ".join(get_args(Kind))),
            )
    return found


def _municipalities(connection: Connection, wanted: Iterable[str]) -> list[str]:
    names = {*map(place_named, wanted)}
    return [place for place in values(connection, papers.c.municipality) if place_named(place) in names]


# Filter → the trait that it is about.
TRAITS: Mapping[str, str] = MappingProxyType(
    {
        "organs": "organ",
        "years": "year",
        "parties": "party",
        "kinds": "kind",
        "verbs": "verb",
        "outcomes": "outcome",
        "municipalities": "municipality",
    }
)
# Filter → the values that are meant by those that are given.
NAMED: Mapping[str, Callable[[Connection, Any], Iterable[str]]] = MappingProxyType(
    {
        "organs": _organs,
        "years": lambda _connection, wanted: map(str, wanted),
        "parties": parties_named,
        "kinds": _kinds,
        "verbs": lambda connection, wanted: _alike(values(connection, decisions.c.action), wanted),
        "outcomes": lambda connection, wanted: _alike(values(connection, papers.c.outcome), wanted),
        "municipalities": _municipalities,
    }
)
# Trait → papers that have one of the values.
HAVING: Mapping[str, Callable[[Iterable[str]], ColumnElement[bool]]] = MappingProxyType(
    {
        "organ": lambda some: papers.c.body.in_(some) | _has(decisions.c.paper_id, decisions.c.deciding_body.in_(some)),
        "year": lambda some: papers.c.year.in_(list(map(int, some))),
        "party": lambda some: _has(people.c.paper_id, people.c.party.in_(some), people.c.capacity.in_(DOES)),
        "kind": papers.c.kind.in_,
        "verb": lambda some: _has(decisions.c.paper_id, decisions.c.action.in_(some)),
        "outcome": papers.c.outcome.in_,
        "municipality": papers.c.municipality.in_,
    }
)


def with_diary_number(number: str) -> ColumnElement[bool]:
    """Papers whose own number it is; given without the letters of the registry, it is that of any registry."""
    key = diary_key(number)
    if any(map(str.isalpha, key)):
        return papers.c.diary_key.in_([key, " ".join(part for part in key.split() if not part.isalpha())])
    return (papers.c.diary_key == key) | papers.c.diary_key.endswith(f" {key}", autoescape=True)


# Dates are as exact as the paper has them, so they are compared as far as both go.
CONDITIONS: Mapping[str, Callable[[Any], ColumnElement[bool]]] = MappingProxyType(
    {
        "since": lambda day: papers.c.date >= func.substr(day, 1, func.length(papers.c.date)),
        "until": lambda day: func.substr(papers.c.date, 1, len(day)) <= func.substr(day, 1, func.length(papers.c.date)),
        "diary_numbers": lambda wanted: or_(*map(with_diary_number, wanted)),
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
    return connection.scalar(select(files.c.id).where(files.c.state.in_(ABSENT)).limit(1)) is not None


ABSENT = ("replaced", "moved", "gone")


def _absent() -> Select[Any]:
    """The ids of the papers that do not lie there any more: few beside the others."""
    here, gone = files.alias(), files.alias()
    lies = exists().where(here.c.content_id == papers.c.content_id, here.c.state == "present")
    return (
        select(papers.c.id)
        .join(gone, gone.c.content_id == papers.c.content_id)
        .where(gone.c.state.in_(ABSENT), ~lies)
        .correlate(None)
    )


def _alike(there: Iterable[str], wanted: Iterable[str]) -> list[str]:
    bare = {" ".join(one.casefold().split()) for one in wanted}
    return [one for one in there if one.casefold() in bare]


def _plain(kind: str) -> str:
    return "_".join(kind.casefold().translate(str.maketrans("åäö", "aao")).split())
