"""The decision points of the papers compared, and how alike two of them are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kserender.compare.align import Coder, Match, Pair, similar
from kserender.compare.decisions.fields import same_action
from kserender.compare.decisions.outcomes import Outcome, answers, outcome, without_case
from kserender.compare.decisions.stems import GENERAL, stem
from kserender.compare.decisions.substance import Substance, substance
from kserender.compare.fold import key
from kserender.compare.language import KINDS_OF_ACTION
from kserender.compare.words import tokens
from kserender.paper import Decision, Paper

# How much of the weight the words, the verb and the deciding level have.  Points below either limit stay unpaired:
# the same verb from the same organ does not make two points one matter.
WORDS, ACTION, LEVEL = 0.6, 0.25, 0.15
LEAST_WORDS = 0.35
LEAST = 0.5
# What becomes of the case as a whole is one matter, in whatever words.
SAME_OUTCOME = 0.9
# A word that tells the matter weighs as much as three that stand in most points.
TELLING = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A decision point, or several that one paper has on one matter, and what the text says.

    `paper` and `at` tell which paper and where in its list (of several points the first), `actions` the verbs, `words`
    what it speaks of, whatever it says of that."""

    paper: int
    at: int
    decision: Decision
    substance: Substance
    actions: tuple[str, ...]
    words: frozenset[str]
    outcome: Outcome | None = None


class Points:
    """Reads the points of papers on one case."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._title = frozenset(stem(word) for paper in papers for word in tokens(paper.title or ""))

    def of(self, paper: Paper, number: int) -> list[Point]:
        """The points of a paper, in order."""
        return [self._point(paper, number, at, decision) for at, decision in enumerate(paper.decisions)]

    def together(self, points: Sequence[Point], paper: Paper) -> Point:
        """Several points of a paper as one: what is said in two points there and in one elsewhere."""
        first = points[0]
        if len(points) == 1:
            return first
        whole = self._point(paper, first.paper, first.at, _joined(points))
        actions = tuple(dict.fromkeys(action for point in points for action in point.actions))
        return replace(whole, actions=actions, outcome=next((point.outcome for point in points if point.outcome), None))

    def _point(self, paper: Paper, number: int, at: int, decision: Decision) -> Point:
        said = substance(decision, paper.abbreviations)
        settled = outcome(decision, said)
        action = settled.action if settled else decision.action
        said = without_case(said, self._title) if settled else said
        words = frozenset(mark.form for mark in said.said if mark.kind in {"content", "number", "name"})
        return Point(number, at, decision, said, (action,) if action else (), words, settled)


def _joined(points: Sequence[Point]) -> Decision:
    decisions = [point.decision for point in points]
    return decisions[0].model_copy(
        update={
            "text": "\n".join(decision.text for decision in decisions),
            "deadlines": _all(decision.deadlines for decision in decisions),
            "deadline_texts": [when for decision in decisions for when in decision.deadline_texts],
            "assigned_to": _all(decision.assigned_to for decision in decisions),
            "amounts": [amount for decision in decisions for amount in decision.amounts],
        }
    )


def _all(lists: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(text for texts in lists for text in texts))


def alike(a: Sequence[Point], b: Sequence[Point]) -> list[Match]:
    """The pairs of two papers' points that may be about one matter: equal ones have 1, others what they weigh."""
    coder = Coder()
    codes_a, codes_b = [_code(coder, point.substance) for point in a], [_code(coder, point.substance) for point in b]
    found = {(match.a, match.b): match.similarity for match in similar(codes_a, codes_b, LEAST_WORDS)}
    weights = {
        pair: WORDS * words + ACTION * _action(a[pair[0]].decision, b[pair[1]].decision) + LEVEL * _level(a, b, pair)
        for pair, words in found.items()
    }
    for i, j in _with_outcomes(a, b):
        weights[i, j] = max(weights.get((i, j), 0.0), SAME_OUTCOME)
    same = defaultdict(list)
    for j, theirs in enumerate(b):
        same[theirs.substance.folded].append(j)
    for i, ours in enumerate(a):
        for j in same.get(ours.substance.folded, ()):
            weights[i, j] = 1.0 - 0.01 * (1 - _level(a, b, (i, j)))
    return [Match(i, j, weight) for (i, j), weight in weights.items() if weight >= LEAST]


def _with_outcomes(a: Sequence[Point], b: Sequence[Point]) -> Iterator[Pair]:
    """The pairs that are what becomes of one case."""
    theirs = [(j, point.outcome) for j, point in enumerate(b) if point.outcome]
    for i, point in enumerate(a):
        if point.outcome:
            yield from ((i, j) for j, outcome in theirs if answers(point.outcome, outcome))


def _code(coder: Coder, said: Substance) -> str:
    """The point's words in order of the alphabet: a sentence may be turned round ("Plan X antas", "Anta plan X"), and
    between sorted words the longest common subsequence is simply what they share."""
    words = sorted(mark.form for mark in said.said if mark.kind in {"content", "number"})
    return coder.code(word for word in words for _ in range(1 if word in GENERAL else TELLING))


def _action(a: Decision, b: Decision) -> float:
    if a.action is None or b.action is None:
        return 0.5
    if same_action(a.action, b.action):
        return 1.0
    return 0.5 if a.action in KINDS_OF_ACTION and KINDS_OF_ACTION[a.action] == KINDS_OF_ACTION.get(b.action) else 0.0


def _level(ours: Sequence[Point], theirs: Sequence[Point], pair: tuple[int, int]) -> float:
    a, b = ours[pair[0]].decision, theirs[pair[1]].decision
    if a.deciding_body is None or b.deciding_body is None:
        return 0.5
    same = key(a.deciding_body) == key(b.deciding_body)
    return 0.5 * same + 0.5 * (key(a.recommends_to or "") == key(b.recommends_to or ""))
