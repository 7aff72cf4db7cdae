"""Asking a full-text index: how many papers an expression finds, and which of them come first.

Up to CANDIDATES papers are weighed against each other: a word in the title weighs most, then one in a decision, then
one elsewhere; the word itself, in any form, weighs more than a compound of it.

Of more papers, those come first that have all of the words in the title, then those with compounds in it, and so on
(TIERS), and in each tier the latest that were read: to weigh a hundred thousand papers takes a second, and nobody can
see the difference.  Phrases, and all queries in PostgreSQL, are asked of the words as they stand; there the latest
CANDIDATES of each tier are weighed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Select,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from kserender.corpus.search.expression import Expression, expression
from kserender.corpus.search.gathered import forms_table, is_complete
from kserender.corpus.search.query import Exact, Node, Word, leaves
from kserender.corpus.search.syntax import SYNTAXES
from kserender.corpus.search.vocabulary import Vocabulary
from kserender.corpus.store.tables import papers

CANDIDATES = 2000  # papers that are weighed against each other
# Where the words have to stand (None: anywhere), and whether compounds of them will do.
TIERS = (("title", False), ("title", True), (None, False), (None, True))
# The same in the index of forms, where a column has the compounds' parts.
GATHERED_TIERS = ("title", "{title title_parts}", "{title decisions}", "{title decisions rest}", None)

Found = tuple[int, float]  # id of a paper, and the higher the better; the whole number tells the tier


@dataclass(frozen=True, slots=True)
class Index:
    """A full-text index: the id of a paper in it, whether a paper is what is asked for, and how well."""

    paper: ColumnElement[int]
    where: Callable[[str], ColumnElement[bool]]
    score: Callable[[str], ColumnElement[Any]]


def _tsquery(asked: str) -> ColumnElement[Any]:
    return cast(literal(asked), TSQUERY)


_fts = table("texts_fts", column("rowid"), column("texts_fts"))
_vectors = table("texts", column("paper_id"), column("words"))
_weights: ColumnElement[Any] = literal_column("'{0.1, 0.2, 0.5, 1.0}'::real[]")

INDEXES: Mapping[str, Index] = MappingProxyType(
    {
        # bm25 is better the lower it is.
        "sqlite": Index(
            _fts.c.rowid,
            lambda asked: _fts.c.texts_fts.match(asked),
            lambda _asked: -func.bm25(literal_column("texts_fts"), 8.0, 4.0, 1.0, type_=Float),
        ),
        # 1: a long paper has more words anyway.
        "postgresql": Index(
            _vectors.c.paper_id,
            lambda asked: _vectors.c.words.bool_op("@@")(_tsquery(asked)),
            lambda asked: func.ts_rank(_weights, _vectors.c.words, _tsquery(asked), 1),
        ),
    }
)
# Forms and parts of words, each once in a paper.
GATHERED = Index(
    forms_table.c.rowid,
    lambda asked: forms_table.c.texts_forms.match(asked),
    lambda _asked: -func.bm25(literal_column("texts_forms"), 16.0, 4.0, 8.0, 2.0, 2.0, 0.5, type_=Float),
)


class Asked:
    """A tree of a query, put to the index of a database; `condition` is what papers must fulfil besides."""

    def __init__(
        self, connection: Connection, tree: Node, vocabulary: Vocabulary, condition: Select[Any] | None
    ) -> None:
        self._connection = connection
        self._tree = tree
        self._vocabulary = vocabulary
        self._condition = condition
        self._index = INDEXES[connection.dialect.name]
        self._whole = self._expression(None, compounds=True)
        self._gathered = all(map(_is_plain, leaves(tree))) and is_complete(connection)

    @property
    def outside(self) -> bool:
        """Whether the query only says what is not wanted, so that there is nothing to rank by."""
        return self._whole.outside

    def papers(self) -> Select[Any]:
        """The ids of the papers that the index finds."""
        index, asked = self._source(None)
        return select(index.paper).where(index.where(asked))

    def allowed(self) -> Select[Any]:
        """Those of them that fulfil the condition."""
        index, asked = self._source(None)
        return self._allowed(index, select(index.paper), asked)

    def count(self) -> int:
        """How many papers are found."""
        index, asked = self._source(None)
        return self._connection.scalar(self._allowed(index, select(func.count()), asked)) or 0

    def ranked(self, total: int, wanted: int) -> list[Found]:
        """The first `wanted` of the `total` papers found, the best first."""
        if self._gathered and total <= CANDIDATES:
            return self._best(*self._source(None), wanted)
        found: dict[int, float] = {}
        tiers = self._gathered_tiers(wanted) if self._gathered else self._tiers(wanted)
        for tier, some in tiers:
            for paper, score in some:
                found.setdefault(paper, tier + score)
            if len(found) >= min(wanted, total):
                break
        return list(found.items())[:wanted]

    def _gathered_tiers(self, wanted: int) -> Iterator[tuple[int, list[Found]]]:
        for tier, part in zip(range(len(GATHERED_TIERS), 0, -1), GATHERED_TIERS, strict=True):
            index, asked = self._source(part)
            latest = self._allowed(index, select(index.paper), asked).order_by(index.paper.desc()).limit(wanted)
            yield tier, [(paper, 0.0) for paper in self._connection.scalars(latest)]

    def _tiers(self, wanted: int) -> Iterator[tuple[int, list[Found]]]:
        before = None
        for tier, (part, compounds) in zip(range(len(TIERS), 0, -1), TIERS, strict=True):
            asked = self._expression(part, compounds=compounds).text
            if asked != before:
                yield tier, self._best(self._index, asked, wanted)
            before = asked

    def _source(self, part: str | None) -> tuple[Index, str]:
        """The index to ask, and what it is asked."""
        if self._gathered:
            return GATHERED, expression(self._tree, SYNTAXES["sqlite"], self._form, part).text
        return self._index, self._expression(part, compounds=True).text

    def _form(self, word: str) -> tuple[str]:
        return (self._vocabulary.form(word),)

    def _expression(self, part: str | None, *, compounds: bool) -> Expression:
        spell = self._vocabulary.spelled if compounds else self._vocabulary.inflected
        return expression(self._tree, SYNTAXES[self._connection.dialect.name], spell, part)

    def _best(self, index: Index, asked: str, wanted: int) -> list[Found]:
        rows = select(index.paper.label("paper"), index.score(asked).label("score"))
        weighed = self._allowed(index, rows, asked)
        latest = weighed.order_by(index.paper.desc()).limit(max(CANDIDATES, wanted)).subquery()
        best = select(latest).order_by(latest.c.score.desc(), latest.c.paper.desc()).limit(wanted)
        return [(paper, score / (1 + score)) for paper, score in self._connection.execute(best)]

    def _allowed(self, index: Index, rows: Select[Any], asked: str) -> Select[Any]:
        rows = rows.where(index.where(asked))
        if self._condition is None:
            return rows
        # Looked up for the papers that the index finds, not the other way round.
        return rows.where(self._condition.where(papers.c.id == index.paper).exists())


def _is_plain(term: Word | Exact) -> bool:
    return isinstance(term, Word) and len(term.tokens) == 1
