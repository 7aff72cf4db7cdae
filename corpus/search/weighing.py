"""How well papers fit a query, by where its words stand in them.

A word weighs most in the title, then in a decision, then elsewhere; as part of a compound it weighs less than in any
form of its own; words that stand one after the other in the title weigh more.  FTS5's own bm25 counts every paper of
every word anew in each query, which takes longer than all the rest.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Connection

from kserender.corpus.search.gathered import postgresql, sqlite
from kserender.corpus.search.gathered.place import Place
from kserender.corpus.search.query import Exact, Word
from kserender.corpus.search.vocabulary import Vocabulary

Weights = Mapping[Place, float]
# What a word weighs where it stands: the first of these places that has the word counts.
WEIGHTS: Weights = MappingProxyType(
    {"title": 16.0, "decisions": 8.0, "title_parts": 4.0, "decisions_parts": 2.0, "rest": 2.0, "rest_parts": 0.5}
)
# The same where papers have only some of the words: which they have tells more than where.
PARTIAL_WEIGHTS: Weights = MappingProxyType(
    {"title": 3.0, "decisions": 2.5, "title_parts": 2.5, "decisions_parts": 2.0, "rest": 2.0, "rest_parts": 1.5}
)
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
    weights: Weights = WEIGHTS,
) -> list[Found]:
    """The papers that fit best of these, of equals the latest."""
    asked, given = ASKED[connection.dialect.name](wanted, weights)
    given |= {"ids": IDS[connection.dialect.name](ids), "most": limit}
    return [(paper, points / (1 + points)) for paper, points in connection.exec_driver_sql(asked, given)]


# The questions are written out: to put such an expression together from its parts takes longer than the answer.
def _sqlite(wanted: Sequence[Weighed], weights: Weights) -> tuple[str, dict[str, object]]:
    given: dict[str, object] = {}
    scores = []
    for number, one in enumerate(wanted):
        given[f"word{number}"] = f" {one.form}" if one.begins else f" {one.form} "
        ways = {
            f"instr(' ' || {sqlite.STORED_IN[place]} || ' ', :word{number})": weight * one.weight
            for place, weight in weights.items()
        }
        scores.append(_first(ways))
    if together := _together(wanted):
        given["together"] = together
        scores.append(_first({f"instr(' ' || {sqlite.STORED_IN['title']} || ' ', :together)": TOGETHER}))
    asked = (
        f"SELECT id, {' + '.join(scores) or '0.0'} AS score FROM {sqlite.STORED} "  # noqa: S608 - numbers and names
        "WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY score DESC, id DESC LIMIT :most"
    )
    return asked, given


def _postgresql(wanted: Sequence[Weighed], weights: Weights) -> tuple[str, dict[str, object]]:
    given: dict[str, object] = {}
    scores = []
    for number, one in enumerate(wanted):
        ways = {}
        for place, weight in weights.items():
            # Where it stands in none of the places before, a form anywhere is one in the rest.
            letter = postgresql.LETTERS.get(place) or (postgresql.FORM if place == "rest" else postgresql.PART)
            given[f"word{number}{letter}"] = f"'{letter}{one.form}'" + (":*" if one.begins else "")
            ways[f"forms @@ %(word{number}{letter})s::tsquery"] = weight * one.weight
        scores.append(_first(ways, "::float8"))
    if together := _together(wanted):
        given["together"] = together
        scores.append(_first({"strpos(' ' || title || ' ', %(together)s) > 0": TOGETHER}, "::float8"))
    # strip: a copy of the vector, which is read once and not for each question.
    asked = (
        f"SELECT paper_id, {' + '.join(scores) or '0.0::float8'} AS score FROM ("  # noqa: S608 - numbers and names
        "SELECT paper_id, title, strip(forms) AS forms FROM texts_forms WHERE paper_id = ANY(%(ids)s) OFFSET 0"
        ") AS candidates ORDER BY score DESC, paper_id DESC LIMIT %(most)s"
    )
    return asked, given


ASKED: Mapping[str, Callable[[Sequence[Weighed], Weights], tuple[str, dict[str, object]]]] = MappingProxyType(
    {"sqlite": _sqlite, "postgresql": _postgresql}
)
IDS: Mapping[str, Callable[[Sequence[int]], object]] = MappingProxyType(
    {"sqlite": lambda ids: f"[{','.join(map(str, ids))}]", "postgresql": list}
)


def _first(ways: Mapping[str, float], kind: str = "") -> str:
    """What the first of the conditions weighs that holds."""
    cases = " ".join(f"WHEN {condition} THEN {weight}{kind}" for condition, weight in ways.items())
    return f"CASE {cases} ELSE 0.0{kind} END"


def _together(wanted: Sequence[Weighed]) -> str | None:
    if len(wanted) < 2 or any(one.begins for one in wanted):
        return None
    return f" {' '.join(one.form for one in wanted)} "
