"""An index in which each paper has its words as forms, and the parts of its compounds.

The index of the words as they stand is slow to find any of the three hundred words that "plan" is a part of; here that
is one word.  It has no places, so phrases are for the other.  The traits of a paper stand in it as words of their own,
so that filters are lists of papers as words are.  A paper is put in when the archive is finished, and again when one of
its words has come to have other parts; until then it waits in `texts_waiting`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from types import MappingProxyType
from typing import Protocol

from sqlalchemy import Connection, column, delete, select, table, text

from kserender.corpus.search.gathered import postgresql, sqlite
from kserender.corpus.search.gathered.place import Gathered, Place
from kserender.corpus.search.query import tokens
from kserender.corpus.search.traits import as_traits, combinations_of, written
from kserender.corpus.store import Store
from kserender.corpus.store.tables import texts

_waiting = table("texts_waiting", column("paper_id"))
_PORTION = 500  # papers in a transaction
_WORDS = 100  # in one question

Forms = Mapping[str, tuple[str, ...]]
"""Word → its form and the parts of it."""


class Kind(Protocol):
    """What the modules of the databases have in common."""

    IS_MADE: str  # a question with an answer where there is such an index
    DDL: tuple[str, ...]

    def forget(self, connection: Connection, words: Sequence[str]) -> None: ...

    def remove(self, connection: Connection, papers: Sequence[int]) -> None: ...

    def put(self, connection: Connection, papers: Sequence[Gathered]) -> None: ...

    def settle(self, store: Store) -> None: ...


KINDS: MappingProxyType[str, Kind] = MappingProxyType({"sqlite": sqlite, "postgresql": postgresql})


def create(store: Store) -> None:
    """Make the index if there is none."""
    store.begin(_create)


def _create(connection: Connection) -> None:
    if not _is_made(connection):
        for statement in KINDS[connection.dialect.name].DDL:
            connection.exec_driver_sql(statement)


def _is_made(connection: Connection) -> bool:
    return connection.scalar(text(KINDS[connection.dialect.name].IS_MADE)) is not None


def is_complete(connection: Connection) -> bool:
    """Whether every paper is in the index."""
    return _is_made(connection) and connection.scalar(select(_waiting.c.paper_id).limit(1)) is None


def mark(name: str, value: str) -> str:
    """The word that stands for a trait."""
    return blake2b(written([(name, value)]).encode(), digest_size=8).hexdigest()


def forget(store: Store, changed: Iterable[str]) -> None:
    """Let the papers that have one of these words be put in again."""
    words = sorted(changed)
    for start in range(0, len(words), _WORDS):
        store.begin(partial(KINDS[store.dialect].forget, words=words[start : start + _WORDS]))


def gather(store: Store, forms: Forms) -> None:
    """Put in the papers that wait."""
    with store.connect() as connection:
        missing = connection.scalars(select(_waiting.c.paper_id).order_by(_waiting.c.paper_id)).all()
    for start in range(0, len(missing), _PORTION):
        store.begin(partial(_put, papers=missing[start : start + _PORTION], forms=forms))
    if missing:
        KINDS[store.dialect].settle(store)


def _put(connection: Connection, papers: Sequence[int], forms: Forms) -> None:
    kind = KINDS[connection.dialect.name]
    of_paper = combinations_of(connection, papers)  # those that have come just now wait for the next time
    papers = list(of_paper)
    kind.remove(connection, papers)
    said = select(texts.c.paper_id, texts.c.title, texts.c.decisions, texts.c.body).where(texts.c.paper_id.in_(papers))
    rows = [
        Gathered(paper, _places(title, points, body, forms), _marks(of_paper[paper]))
        for paper, title, points, body in connection.execute(said)
    ]
    if rows:
        kind.put(connection, rows)
    connection.execute(delete(_waiting).where(_waiting.c.paper_id.in_(papers)))


def _marks(combination: str) -> tuple[str, ...]:
    return tuple(mark(name, value) for name, value in as_traits(combination))


def _places(title: str, points: str, body: str, forms: Forms) -> dict[Place, tuple[str, ...]]:
    """The forms of the words of each text, and the parts of compounds in it, all said once."""
    found: dict[Place, tuple[str, ...]] = {}
    own: tuple[tuple[Place, Place, str], ...] = (
        ("title", "title_parts", title),
        ("decisions", "decisions_parts", points),
        ("rest", "rest_parts", body),
    )
    for whole, parts, words in own:
        all_forms = [forms.get(word, (word,)) for word in dict.fromkeys(tokens(words))]
        found[whole] = tuple(dict.fromkeys(one[0] for one in all_forms))
        found[parts] = tuple(dict.fromkeys(part for one in all_forms for part in one[1:]))
    return found
