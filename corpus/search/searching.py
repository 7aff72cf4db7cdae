"""A search from the query to the papers."""

from typing import Any

from sqlalchemy import Connection, Select, func, select, union

from kserender.corpus.search.facets import facets as count_facets
from kserender.corpus.search.filters import Filters
from kserender.corpus.search.hits import hits, sought
from kserender.corpus.search.located import located, place
from kserender.corpus.search.query import Exact, Node, Or, clean, loosened, parse, said, tokens
from kserender.corpus.search.ranking import TIERS, Asked, Found
from kserender.corpus.search.results import Results
from kserender.corpus.search.suggestion import suggestion
from kserender.corpus.search.titles import TITLES, titles_first
from kserender.corpus.search.vocabulary import Vocabulary
from kserender.corpus.store import Store
from kserender.corpus.store.tables import papers

LONGEST = 10_000  # characters of a query that are read
MOST_SPELLINGS = 5  # of a diary number


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
        self.filters = filters
        self.limit = limit
        self.offset = offset
        self.vocabulary = Vocabulary(connection)
        self.condition = filters.papers(connection)

    def run(self, facets: bool) -> Results:
        named = place(self.query)
        first = [] if named is None else located(self.connection, named, self.filters)
        tree: Node | None = parse(self.query)
        if first and named is not None:  # after the papers of that number, those that mention it
            tree = self._mentions(named.diary_number, first) if named.diary_number else None
        results = self._found(tree, first, facets)
        if results.total or tree is None:
            return results
        return self._otherwise(tree, results, facets)

    def _mentions(self, number: str, own: list[int]) -> Node:
        """The number as it was asked for, and as its papers write it."""
        written = select(papers.c.diary_number).where(papers.c.id.in_(own)).distinct().limit(MOST_SPELLINGS)
        ways = dict.fromkeys([tokens(number), *map(tokens, self.connection.scalars(written))])
        return Or(tuple(map(Exact, ways))) if len(ways) > 1 else Exact(tokens(number))

    def _otherwise(self, tree: Node, nothing: Results, facets: bool) -> Results:
        """Papers that have some of the words, and what may have been meant."""
        meant = suggestion(self.connection, tree, self.vocabulary)
        loose = loosened(self.query)
        some = nothing if loose is None else self._found(loose, [], facets)
        return Results(
            nothing.query,
            nothing.read_as,
            some.total,
            some.hits,
            loosened=some.total > 0,
            suggestion=said(meant) if meant is not None else None,
            facets=some.facets,
        )

    def _found(self, tree: Node | None, first: list[int], facets: bool) -> Results:
        wanted = self.offset + self.limit
        asked = None if tree is None else Asked(self.connection, tree, self.vocabulary, self.condition)
        if asked is not None and not asked.outside:
            total = asked.count()
            twice = self._among(first, asked.papers()) if first and total else []
            total += len(first) - len(twice)
            ranked = asked.ranked(total, max(wanted, TITLES) + len(first)) if total else []
            ranked = titles_first(self.connection, self.query, ranked[:TITLES]) + ranked[TITLES:]
            order = self._first(first) + [one for one in ranked if one[0] not in set(first)]
        else:
            everything = self._listed(asked, first)
            total = self._scalar(select(func.count()).select_from(everything.subquery()))
            order = self._first(first) or self._latest(everything, wanted)
        page = order[self.offset : wanted]
        return Results(
            self.query,
            "" if tree is None else said(tree),
            total,
            hits(self.connection, page, sought(tree, self.vocabulary)),
            facets=count_facets(self.connection, self._all(asked, first)) if facets and total else {},
        )

    def _first(self, papers: list[int]) -> list[Found]:
        return [(paper, float(len(TIERS) + 1)) for paper in papers]

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
        found = asked.papers() if self.condition is None else asked.allowed()
        return select(union(found, select(papers.c.id).where(papers.c.id.in_(first))).subquery()) if first else found

    def _latest(self, found: Select[Any], wanted: int) -> list[Found]:
        order = found.order_by(papers.c.date.desc().nullslast(), papers.c.content_id, papers.c.ordinal).limit(wanted)
        return [(row.id, 0.0) for row in self.connection.execute(order)]

    def _among(self, ids: list[int], found: Select[Any]) -> list[int]:
        return list(self.connection.scalars(select(papers.c.id).where(papers.c.id.in_(ids), papers.c.id.in_(found))))

    def _scalar(self, rows: Select[Any]) -> int:
        return self.connection.scalar(rows) or 0
