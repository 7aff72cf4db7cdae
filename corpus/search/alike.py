"""Papers that say nearly the same are shown as one: the same paper in Word and as PDF, or in two folders."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kserender.corpus.search.weighing import Found
from kserender.corpus.store.tables import papers


@dataclass(frozen=True, slots=True)
class Group:
    """The papers that are shown as one, the one that is shown first, and how well that fits."""

    papers: tuple[int, ...]
    score: float


def folded(connection: Connection, found: Sequence[Found]) -> list[Group]:
    """The papers in their order, each together with those that say nearly the same as it and come after it."""
    alike = select(papers.c.id, papers.c.near)
    near = dict(connection.execute(alike.where(papers.c.id.in_([one for one, _score in found]))).all())
    together: dict[tuple[bool, int], list[int]] = {}
    scores: dict[int, float] = {}
    for paper, score in found:
        number = near.get(paper)
        together.setdefault((number is not None, paper if number is None else number), []).append(paper)
        scores[paper] = score
    return [Group(tuple(some), scores[some[0]]) for some in together.values()]
