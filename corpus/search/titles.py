"""A query that is a title, word for word: papers of that title come first, and of these the §§."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from kserender.corpus.search.query import tokens
from kserender.corpus.search.ranking import Found
from kserender.corpus.store.tables import papers

TITLES = 30  # papers, the best ones, whose titles are looked at
SHORTEST = 2  # words


def titles_first(connection: Connection, query: str, found: Sequence[Found]) -> list[Found]:
    """The papers, those first that have the query as their title, and then those that have it in their title.

    They keep the best of the scores, and with them the order.
    """
    wanted = tokens(query)
    if len(wanted) < SHORTEST or not found:
        return list(found)
    about = select(papers.c.id, papers.c.title, papers.c.paragraph).where(
        papers.c.id.in_([one for one, _score in found])
    )
    ranks = {
        paper: (_likeness(wanted, tokens(title or "")), paragraph is not None)
        for paper, title, paragraph in connection.execute(about)
    }
    order = sorted(found, key=lambda one: ranks[one[0]] if ranks[one[0]][0] else (0, False), reverse=True)
    scores = sorted((score for _paper, score in found), reverse=True)
    return [(paper, score) for (paper, _own), score in zip(order, scores, strict=True)]


def _likeness(wanted: tuple[str, ...], title: tuple[str, ...]) -> int:
    """2 for the same words, 1 for a title that has them one after the other, else 0."""
    if wanted == title:
        return 2
    return int(f" {' '.join(wanted)} " in f" {' '.join(title)} ")
