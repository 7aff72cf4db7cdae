"""What parties moved at meetings, what became of it, where they dissented, and how they voted."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Subquery, and_, exists, select

from kserender.corpus.statistics.counts import Fate, Party
from kserender.corpus.statistics.fates import fate
from kserender.corpus.statistics.scope import counted
from kserender.corpus.store.tables import decisions, people, yrkanden
from kserender.extract.language.tables import table

_OTHER = "övrigt"  # position of a yrkande that has none


@dataclass(slots=True)
class _Tally:
    positions: Counter[str] = field(default_factory=Counter)
    fates: Counter[Fate] = field(default_factory=Counter)
    reservations: int = 0
    votes: Counter[str] = field(default_factory=Counter)


def parties(connection: Connection) -> tuple[Party, ...]:
    """A party each, those with the most yrkanden first.

    A yrkande counts once for each party whose people moved it, a reservation once for each § and party."""
    one = counted(connection.dialect.name)
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    dissents = {(row.paper_id, _name(row.party)) for row in connection.execute(_of(one, "reservation"))}
    for _paper, party in dissents:
        tallies[party].reservations += 1
    seen = set()
    for row in connection.execute(_yrkanden(one)):
        party = _name(row.party)
        key = (row.paper_id, row.part, party)
        if key in seen:
            continue
        seen.add(key)
        tallies[party].positions[row.position or _OTHER] += 1
        dissented = (row.paper_id, party) in dissents
        became = fate(row.position, row.subject, row.ending, decided=row.has_decision, dissented=dissented)
        tallies[party].fates[became] += 1
    for row in connection.execute(_of(one, "ballot")):
        tallies[_name(row.party)].votes[row.detail or _OTHER] += 1
    made = (
        Party(
            name,
            dict(sorted(one.positions.items())),
            _all(one.fates),
            one.reservations,
            dict(sorted(one.votes.items())),
        )
        for name, one in tallies.items()
    )
    return tuple(sorted(made, key=lambda party: (-party.yrkanden, -party.reservations, party.name)))


def _of(one: Subquery, capacity: str) -> Any:
    return (
        select(people.c.paper_id, people.c.party, people.c.detail)
        .select_from(people.join(one, one.c.paper_id == people.c.paper_id))
        .where(people.c.capacity == capacity, people.c.party.is_not(None), one.c.decided)
    )


def _yrkanden(one: Subquery) -> Any:
    claim = and_(yrkanden.c.paper_id == people.c.paper_id, yrkanden.c.ordinal == people.c.part)
    has_decision = exists().where(decisions.c.paper_id == one.c.paper_id)
    return (
        select(
            people.c.paper_id,
            people.c.part,
            people.c.party,
            yrkanden.c.position,
            yrkanden.c.subject,
            one.c.ending,
            has_decision.label("has_decision"),
        )
        .select_from(people.join(one, one.c.paper_id == people.c.paper_id).join(yrkanden, claim))
        .where(people.c.capacity == "yrkande", people.c.party.is_not(None), one.c.decided)
    )


def _all(fates: Counter[Fate]) -> dict[Fate, int]:
    kinds: tuple[Fate, ...] = ("as moved", "otherwise", "not told")
    return {kind: fates[kind] for kind in kinds}


def _name(party: str) -> str:
    """The party's name as papers use it, whether they say "SD" or "Sverigedemokraterna"."""
    return _names().get(party.casefold(), party)


@cache
def _names() -> dict[str, str]:
    return {
        known.casefold(): party["name"]
        for party in table("parties")["party"]
        for known in (party["name"], *party.get("aliases", ()), *party["letters"])
    }
