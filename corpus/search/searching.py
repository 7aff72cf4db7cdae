"""A search from the query to the papers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select, union

from kserender.corpus.search.alike import folded
from kserender.corpus.search.facets import facets as count_facets
from kserender.corpus.search.filters import Filters
from kserender.corpus.search.hits import hits, sought
from kserender.corpus.search.located import located, place
from kserender.corpus.search.partial import with_some
from kserender.corpus.search.query import Exact, Node, Or, clean, loosened, parse, rules_out, said, tokens
from kserender.corpus.search.ranking import TIERS, Asked
from kserender.corpus.search.results import Hit, Results
from kserender.corpus.search.suggestion import suggestion
from kserender.corpus.search.titles import titled
from kserender.corpus.search.vocabulary import Vocabulary
from kserender.corpus.search.weighing import Found
from kserender.corpus.store import Store
from kserender.corpus.store.tables import papers

LONGEST = 10_000  # characters of a query that are read
MOST_SPELLINGS = 5  # of a diary number
FEW = 5  # papers with all of the words; of fewer, those with some of the words are shown besides
FILLED = 10  # papers that are shown then


def search(
    store: Store, query: str, filters: Filters | None = None, *, limit: int = 20, offset: int = 0, facets: bool = False
) -> Results:
    """The papers that a query finds, from number `offset`, the best first; without words all, the latest first.

    No query raises; an unknown kind of paper in the filters is a UsageError.  Facets are over all papers that are
    found, and take time, so they are counted only when asked for.
    """
    with store.connect() as connection:
        return _Search(connection, clean(query[:LONGEST]), filters or Filters(), max(limit, 0), max(offset, 0)).run(
            facets
        )


class _Search:
    def __init__(self, connection: Connection, query: str, filters: Filters, limit: int, offset: int) -> None:
        self.connection = connection
        self.query = query
        self.limit = limit
        self.offset = offset
        self.vocabulary = Vocabulary(connection)
        self.chosen = filters.chosen(connection)
        self.condition = self.chosen.papers()

    def run(self, facets: bool) -> Results:
        named = place(self.query)
        first = [] if named is None else located(self.connection, named, self.chosen)
        tree: Node | None = parse(self.query)
        if first and named is not None:  # after the papers of that number, those that mention it
            tree = self._mentions(named.diary_number, first) if named.diary_number else None
        asked = None if tree is None else Asked(self.connection, tree, self.vocabulary, self.chosen)
        if asked is None or asked.outside:
            everything = self._listed(asked, first)
            total = self.connection.scalar(select(func.count()).select_from(everything.subquery())) or 0
            order = first or self._latest(everything, self._wanted)
            shown = self._shown([(paper, 0.0) for paper in order], tree)
        else:
            total = asked.count()
            shown = self._shown(self._ordered(asked, tree, first, total), tree)
            total += len(first) - len(self._among(first, asked.papers()) if first and total else [])
        meant = None if total or tree is None else suggestion(self.connection, tree, self.vocabulary)
        return Results(
            self.query,
            "" if tree is None else said(tree),
            total,
            shown,
            partial=() if first or total >= FEW else self._partial(shown),
            suggestion=said(meant) if meant is not None else None,
            facets=count_facets(self.connection, self._all(asked, first)) if facets and total else {},
        )

    @property
    def _wanted(self) -> int:
        """Papers, of which some are shown as one."""
        return 2 * (self.offset + self.limit)

    def _ordered(self, asked: Asked, tree: Node | None, first: list[int], total: int) -> list[Found]:
        if not first and total and tree is not None and not rules_out(tree):
            first = titled(self.connection, self.query, self.chosen)
        before = [(paper, float(len(TIERS) + 1)) for paper in first]
        if not total or len(first) >= self._wanted:
            return before
        known = set(first)
        return before + [one for one in asked.ranked(self._wanted + len(first)) if one[0] not in known]

    def _shown(self, order: Sequence[Found], tree: Node | None) -> tuple[Hit, ...]:
        groups = folded(self.connection, order)[self.offset : self.offset + self.limit]
        return hits(self.connection, groups, sought(tree, self.vocabulary))

    def _partial(self, shown: Sequence[Hit]) -> tuple[Hit, ...]:
        """Papers that have some of the words, below those that have all."""
        loose = loosened(self.query)
        room = min(self.limit, FILLED) - len(shown)
        if not isinstance(loose, Or) or self.offset or room <= 0:
            return ()
        found = with_some(self.connection, loose, self.vocabulary, self.chosen, 2 * FILLED)
        above = {paper for hit in shown for paper in hit.papers}
        groups = [group for group in folded(self.connection, found) if not above & set(group.papers)]
        return hits(self.connection, groups[:room], sought(loose, self.vocabulary))

    def _mentions(self, number: str, own: list[int]) -> Node:
        """The number as it was asked for, and as its papers write it."""
        written = select(papers.c.diary_number).where(papers.c.id.in_(own)).distinct().limit(MOST_SPELLINGS)
        ways = dict.fromkeys([tokens(number), *map(tokens, self.connection.scalars(written))])
        return Or(tuple(map(Exact, ways))) if len(ways) > 1 else Exact(tokens(number))

    def _listed(self, asked: Asked | None, first: list[int]) -> Select[Any]:
        """Papers that there is nothing to rank by: of a number, or all but those that are ruled out."""
        found = select(papers.c.id, papers.c.date)
        if first:
            return found.where(papers.c.id.in_(first))
        if self.condition is not None:
            found = found.where(papers.c.id.in_(self.condition))
        return found if asked is None else found.where(papers.c.id.not_in(asked.papers()))

    def _all(self, asked: Asked | None, first: list[int]) -> Select[Any]:
        """The ids of all papers that are found."""
        if asked is None or asked.outside:
            return select(self._listed(asked, first).subquery().c.id)
        found = asked.allowed()
        return select(union(found, select(papers.c.id).where(papers.c.id.in_(first))).subquery()) if first else found

    def _latest(self, found: Select[Any], wanted: int) -> list[int]:
        order = found.order_by(papers.c.date.desc().nullslast(), papers.c.content_id, papers.c.ordinal).limit(wanted)
        return [row.id for row in self.connection.execute(order)]

    def _among(self, ids: list[int], found: Select[Any]) -> list[int]:
        return list(self.connection.scalars(select(papers.c.id).where(papers.c.id.in_(ids), papers.c.id.in_(found))))
