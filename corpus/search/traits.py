"""What papers are chosen and counted by: organ, year, party, kind, verb, outcome, municipality.

Many papers have the same combination of these, so a paper's row in `traits` only names its combination, and is short
enough to read a hundred thousand of them for a count.  With it stands what finds a paper by its title.  A paper gets
its row when the archive is finished; until then it is read from the other tables.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from itertools import islice
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from kserender.corpus.search.query import tokens
from kserender.corpus.store import Store
from kserender.corpus.store.tables import combinations, decisions, papers, people, traits
from kserender.profile import GENERIC, load

# What a party does in a paper; that its members voted says nothing.
DOES = ("proposer", "speaker", "yrkande", "reservation", "signatory")
OWN = MappingProxyType(
    {
        "organ": papers.c.body,
        "year": papers.c.year,
        "kind": papers.c.kind,
        "outcome": papers.c.outcome,
        "municipality": papers.c.municipality,
    }
)
PORTION = 500  # papers in a transaction

Trait = tuple[str, str]
"""Of what kind it is, and its value: organ, Tekniska nämnden."""


def read(connection: Connection, ids: Sequence[int]) -> dict[int, frozenset[Trait]]:
    """The traits of these papers, from the tables that they are written in."""
    found: dict[int, set[Trait]] = {paper: set() for paper in ids}
    own = select(papers.c.id, *(column.label(name) for name, column in OWN.items())).where(papers.c.id.in_(ids))
    for row in connection.execute(own):
        found[row.id] |= {(name, str(row._mapping[name])) for name in OWN if row._mapping[name] is not None}
    points = select(decisions.c.paper_id, decisions.c.deciding_body, decisions.c.action).distinct()
    for paper, organ, verb in connection.execute(points.where(decisions.c.paper_id.in_(ids))):
        found[paper] |= {(name, value) for name, value in (("organ", organ), ("verb", verb)) if value is not None}
    does = select(people.c.paper_id, people.c.party).where(people.c.capacity.in_(DOES), people.c.party.is_not(None))
    whole = party_names()
    for paper, party in connection.execute(does.where(people.c.paper_id.in_(ids)).distinct()):
        found[paper].add(("party", whole.get(party, party)))
    return {paper: frozenset(some) for paper, some in found.items()}


def party_names() -> dict[str, str]:
    """Letters → name of the parties that there are everywhere; a reservation may name its parties by letters."""
    return {letters: party.name for party in load(GENERIC).parties for letters in party.letters}


def written(some: Iterable[Trait]) -> str:
    """A combination as the archive has it."""
    return "\n".join(f"{name}\t{' '.join(value.split())}" for name, value in sorted(some))


def as_traits(combination: str) -> Iterator[Trait]:
    """What `written` has written."""
    for line in combination.splitlines():
        name, value = line.split("\t")
        yield name, value


def title_key(title: str) -> int | None:
    """A number that titles of the same words share; None where there are no words."""
    words = " ".join(tokens(title))
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True) if words else None


def renew(store: Store) -> None:
    """Give every paper that has no row its row."""
    none = select(papers.c.id).outerjoin(traits, traits.c.paper_id == papers.c.id).where(traits.c.paper_id.is_(None))
    with store.connect() as connection:
        missing = iter(connection.scalars(none.order_by(papers.c.id)).all())
    while some := list(islice(missing, PORTION)):
        store.begin(partial(_put, ids=some))


def combinations_of(connection: Connection, ids: Sequence[int]) -> Mapping[int, str]:
    """The combinations of the papers that have a row."""
    found = select(traits.c.paper_id, combinations.c.traits).join(combinations).where(traits.c.paper_id.in_(ids))
    return dict(connection.execute(found).all())


def counted(connection: Connection, found: Select[Any]) -> Iterator[tuple[str, int]]:
    """Every combination among these papers, and how many of them have it."""
    ids = found.subquery()
    (paper,) = ids.c
    number = func.count().label("number")
    grouped = select(traits.c.combination_id, number).select_from(ids.outerjoin(traits, traits.c.paper_id == paper))
    by_key: dict[int | None, int] = dict(connection.execute(grouped.group_by(traits.c.combination_id)).all())
    if by_key.pop(None, 0):  # papers that came since the archive was finished
        late = select(paper).outerjoin(traits, traits.c.paper_id == paper).where(traits.c.paper_id.is_(None))
        rest = iter(connection.scalars(late).all())
        while some := list(islice(rest, PORTION)):
            yield from ((written(one), 1) for one in read(connection, some).values())
    for key, combination in _combinations(connection, [key for key in by_key if key is not None]):
        yield combination, by_key[key]


def _combinations(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    rest = iter(keys)
    while some := list(islice(rest, PORTION)):
        rows = select(combinations.c.id, combinations.c.traits).where(combinations.c.id.in_(some))
        yield from ((key, combination) for key, combination in connection.execute(rows))


def _put(connection: Connection, ids: list[int]) -> None:
    titles = dict(connection.execute(select(papers.c.id, papers.c.title).where(papers.c.id.in_(ids))).all())
    said = {paper: written(some) for paper, some in read(connection, list(titles)).items()}
    keys = _keys(connection, sorted(set(said.values())))
    connection.execute(delete(traits).where(traits.c.paper_id.in_(ids)))
    rows = [
        {"paper_id": paper, "combination_id": keys[said[paper]], "title_key": title_key(title or "")}
        for paper, title in titles.items()
    ]
    if rows:
        connection.execute(insert(traits), rows)


def _keys(connection: Connection, wanted: Sequence[str]) -> dict[str, int]:
    """Combination → its number, a new one where it is new."""
    there = select(combinations.c.traits, combinations.c.id).where(combinations.c.traits.in_(wanted))
    keys = dict(connection.execute(there).all())
    last = connection.scalar(select(func.max(combinations.c.id))) or 0
    new = {combination: last + number for number, combination in enumerate(set(wanted) - set(keys), 1)}
    if new:
        connection.execute(
            insert(combinations), [{"id": key, "traits": combination} for combination, key in new.items()]
        )
    return keys | new
