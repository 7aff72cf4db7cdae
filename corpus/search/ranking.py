"""Asking a full-text index: how many papers an expression finds, and which of them come first.

Up to CANDIDATES papers are weighed against each other (kserender.corpus.search.weighing).  Of more papers, those come
first that have all of the words in the title, then those with compounds in it, and so on (TIERS), and in each tier the
latest that were read: to weigh a hundred thousand papers takes a second, and nobody can see the difference.

The index of forms is asked; phrases and beginnings of words are asked of the words as they stand, and so is all until
every paper is in the index of forms.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from kserender.corpus.search.expression import Expression, expression
from kserender.corpus.search.filters import Chosen
from kserender.corpus.search.gathered import is_complete, mark
from kserender.corpus.search.indexes import GATHERED, INDEXES, Index, by_index
from kserender.corpus.search.query import Exact, Node, Word, leaves, terms
from kserender.corpus.search.syntax import DECISIONS, FORMS, MARKS, TITLE, TITLE_PARTS
from kserender.corpus.search.vocabulary import Vocabulary
from kserender.corpus.search.weighing import Found, best, weighed
from kserender.corpus.store.tables import papers

CANDIDATES = 1000  # papers that are weighed against each other
# Where the words have to stand (None: anywhere), and whether compounds of them will do.
TIERS = (("title", False), ("title", True), (None, False), (None, True))
# The same in the index of forms, where a column has the compounds' parts.
GATHERED_TIERS = (TITLE, TITLE_PARTS, DECISIONS, FORMS, None)


class Asked:
    """A tree of a query, put to the index of a database; `chosen` is what papers must be besides."""

    def __init__(self, connection: Connection, tree: Node, vocabulary: Vocabulary, chosen: Chosen) -> None:
        self._connection = connection
        self._tree = tree
        self._vocabulary = vocabulary
        self._chosen = chosen
        self._is_complete = is_complete(connection)
        self._gathered = self._is_complete and all(map(_is_plain, leaves(tree)))
        self._latest: list[int] | None = None
        self.outside = self._asked(None)[1].outside
        """Whether the query only says what is not wanted, so that there is nothing to rank by."""

    def papers(self) -> Select[Any]:
        """The ids of the papers that the index finds."""
        index, asked = self._asked(None)
        return select(index.paper).where(index.where(asked.text))

    def allowed(self) -> Select[Any]:
        """Those of them that are chosen."""
        index, asked = self._asked(None)
        return self._allowed(index, select(index.paper.label("paper")), asked.text)

    def count(self) -> int:
        """How many papers are found."""
        if self._is_complete and len(self._candidates()) <= CANDIDATES:
            return len(self._candidates())
        index, asked = self._asked(None)
        with by_index(self._connection):
            return self._connection.scalar(self._allowed(index, select(func.count()), asked.text)) or 0

    def ranked(self, wanted: int) -> list[Found]:
        """The first `wanted` of the papers found, the best first; the whole number of a score tells the tier."""
        if self._is_complete and len(self._candidates()) <= CANDIDATES:
            return best(self._connection, self._candidates(), weighed(terms(self._tree), self._vocabulary), wanted)
        found: dict[int, float] = {}
        for tier, some in self._tiers(wanted):
            for paper, score in some:
                found.setdefault(paper, tier + score)
            if len(found) >= wanted:
                break
        return list(found.items())[:wanted]

    def _candidates(self) -> list[int]:
        """The latest of the papers found: all of them, or one more than CANDIDATES."""
        if self._latest is None:
            self._latest = self._newest(*self._asked(None), CANDIDATES + 1)
        return self._latest

    def _newest(self, index: Index, asked: Expression, limit: int) -> list[int]:
        return newest(self._connection, index, asked.text, self._chosen, limit, is_complete=self._is_complete)

    def _tiers(self, wanted: int) -> Iterator[tuple[int, list[Found]]]:
        tiers = [(part, True) for part in GATHERED_TIERS] if self._gathered else TIERS
        before = None
        for tier, (part, compounds) in zip(range(len(tiers), 0, -1), tiers, strict=True):
            index, asked = self._asked(part, compounds=compounds)
            if asked.text != before:
                yield tier, [(paper, 0.0) for paper in self._newest(index, asked, wanted)]
            before = asked.text

    def _asked(self, part: str | None, *, compounds: bool = True) -> tuple[Index, Expression]:
        """The index to ask, and what it is asked."""
        spell = self._vocabulary.spelled if compounds else self._vocabulary.inflected
        index = (GATHERED if self._gathered else INDEXES)[self._connection.dialect.name]
        return index, expression(self._tree, index.syntax, self._form if self._gathered else spell, part)

    def _form(self, word: str) -> tuple[str]:
        return (self._vocabulary.form(word),)

    def _allowed(self, index: Index, rows: Select[Any], asked: str) -> Select[Any]:
        gathered = GATHERED[self._connection.dialect.name] if self._is_complete else None
        return _allowed(index, rows, asked, self._chosen, gathered)


def newest(
    connection: Connection, index: Index, asked: str, chosen: Chosen, limit: int, *, is_complete: bool
) -> list[int]:
    """The latest of the papers that the index finds and that are chosen."""
    gathered = GATHERED[connection.dialect.name] if is_complete else None
    found = _allowed(index, select(index.paper), asked, chosen, gathered)
    with by_index(connection):
        return list(connection.scalars(found.order_by(index.latest).limit(limit)))


def _allowed(index: Index, rows: Select[Any], asked: str, chosen: Chosen, gathered: Index | None) -> Select[Any]:
    """The rows of the papers that the index finds and that are chosen; `gathered`, the index of forms if complete."""
    if gathered is None:
        rows = rows.where(index.where(asked))
        own = chosen.papers()
        return rows if own is None else rows.where(own.where(papers.c.id == index.paper).exists())
    marks = [_any_mark(name, some, gathered) for name, some in chosen.traits.items()]
    if index is gathered:
        rows = rows.where(index.where(gathered.syntax.all([asked, *marks])))
    else:
        rows = rows.where(index.where(asked))
        if marks:
            fulfil = select(gathered.paper).where(gathered.where(gathered.syntax.all(marks)))
            rows = rows.where(index.paper.in_(fulfil))
    return rows.where(*chosen.besides(index.paper))


def _any_mark(name: str, some: tuple[str, ...], gathered: Index) -> str:
    syntax = gathered.syntax
    return syntax.any([syntax.phrase((mark(name, value),), MARKS, begins=False) for value in some or ("",)])


def _is_plain(term: Word | Exact) -> bool:
    return isinstance(term, Word) and len(term.tokens) == 1
