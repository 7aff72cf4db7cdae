"""How well papers fit a query, by where its words stand in them.

A word weighs most in the title, then in a decision, then elsewhere; as part of a compound it weighs less than in any
form of its own; words that stand one after the other in the title weigh more.  FTS5's own bm25 counts every paper of
every word anew in each query, which takes longer than all the rest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from kserender.corpus.search.gathered import STORED
from kserender.corpus.search.query import Exact, Word
from kserender.corpus.search.vocabulary import Vocabulary

# The columns of the index of forms, by number (kserender.corpus.search.gathered.COLUMNS), with what a word in them
# weighs: the first of them that has the word counts.
WEIGHTS = ((0, 16.0), (2, 8.0), (1, 4.0), (3, 2.0), (4, 2.0), (5, 0.5))
# The same where papers have only some of the words: which they have tells more than where.
PARTIAL_WEIGHTS = ((0, 3.0), (2, 2.5), (1, 2.5), (3, 2.0), (4, 2.0), (5, 1.5))
TOGETHER = 16.0
LONGEST = 8  # words of a query that are weighed; of the papers that have them all the others say little

Found = tuple[int, float]
"""Id of a paper, and the higher the better."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The form of a word, or with `begins` how it begins, and what it weighs among the others."""

    form: str
    begins: bool = False
    weight: float = 1.0


def weighed(terms: Iterable[Word | Exact], vocabulary: Vocabulary) -> list[Weighed]:
    """What is looked for in the columns for these terms of a query."""
    found: dict[Weighed, None] = {}
    for term in terms:
        *before, last = term.tokens
        found |= dict.fromkeys(Weighed(vocabulary.form(word)) for word in before)
        begins = isinstance(term, Exact) and term.begins
        found[Weighed(last, begins=True) if begins else Weighed(vocabulary.form(last))] = None
    return list(found)[:LONGEST]


def best(
    connection: Connection,
    ids: Sequence[int],
    wanted: Sequence[Weighed],
    limit: int,
    weights: Sequence[tuple[int, float]] = WEIGHTS,
) -> list[Found]:
    """The papers that fit best of these, of equals the latest."""
    sought = [f" {one.form}" if one.begins else f" {one.form} " for one in wanted]
    scores = [_case(f"?{number}", one.weight, weights) for number, one in enumerate(wanted, 3)]
    if len(wanted) > 1 and not any(one.begins for one in wanted):
        sought.append(f" {' '.join(one.form for one in wanted)} ")
        scores.append(f"CASE WHEN {_has(0, f'?{len(sought) + 2}')} THEN {TOGETHER} ELSE 0.0 END")
    # Written out: to put such an expression together from its parts takes longer than the answer.
    asked = (
        f"SELECT id, {' + '.join(scores) or '0.0'} AS score FROM {STORED} "  # noqa: S608 - numbers and names
        "WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY score DESC, id DESC LIMIT ?2"
    )
    given = (f"[{','.join(map(str, ids))}]", limit, *sought)
    return [(paper, points / (1 + points)) for paper, points in connection.exec_driver_sql(asked, given)]


def _case(sought: str, factor: float, weights: Sequence[tuple[int, float]]) -> str:
    ways = " ".join(f"WHEN {_has(at, sought)} THEN {weight * factor}" for at, weight in weights)
    return f"CASE {ways} ELSE 0.0 END"


def _has(at: int, sought: str) -> str:
    return f"instr(' ' || c{at} || ' ', {sought})"
