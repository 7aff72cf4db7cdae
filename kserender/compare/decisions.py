"""Pairs the decision points of two papers by what they are about, and tells how each pair stands."""

from collections.abc import Sequence

from kserender.compare.align import Coder, Match, assign, interleave, pair_equal, similar
from kserender.compare.comparison import DecisionPair, DecisionRelation, Difference
from kserender.compare.differences import Point, differences
from kserender.compare.fields import same_action
from kserender.compare.fold import key
from kserender.compare.language import KINDS_OF_ACTION
from kserender.compare.pieces import compared_words
from kserender.compare.stems import GENERAL
from kserender.compare.substance import Substance, substance
from kserender.paper import Decision, Paper

# How much of the weight the words, the verb and the deciding level have.  Points below either limit stay unpaired:
# the same verb from the same organ does not make two points one matter.
WORDS, ACTION, LEVEL = 0.6, 0.25, 0.15
LEAST_WORDS = 0.35
LEAST = 0.5
# A word that tells the matter weighs as much as three that stand in most points.
TELLING = 3


def compare_decisions(a: Paper, b: Paper) -> list[DecisionPair]:
    """All points of both papers in A's order, each once."""
    ours, theirs = _points(a), _points(b)
    pairs = _paired(ours, theirs)
    return [
        _pair(ours[i] if i is not None else None, theirs[j] if j is not None else None, similarity)
        for i, j, similarity in interleave(pairs, len(ours), len(theirs))
    ]


def _points(paper: Paper) -> list[Point]:
    return [Point(decision, substance(decision, paper.abbreviations)) for decision in paper.decisions]


def _paired(a: Sequence[Point], b: Sequence[Point]) -> list[Match]:
    """Equal texts on the same level first, then equal texts, then by likeness."""
    matches: list[Match] = []
    rest_a, rest_b = list(range(len(a))), list(range(len(b)))
    for same in (_level_and_text, _text):
        equal = pair_equal([same(a[i]) for i in rest_a], [same(b[j]) for j in rest_b])
        matches += [Match(rest_a[i], rest_b[j], 1.0) for i, j in equal]
        taken_a, taken_b = {match.a for match in matches}, {match.b for match in matches}
        rest_a, rest_b = [i for i in rest_a if i not in taken_a], [j for j in rest_b if j not in taken_b]
    coder = Coder()
    codes_a = [_code(coder, a[i].substance) for i in rest_a]
    codes_b = [_code(coder, b[j].substance) for j in rest_b]
    likely = []
    for match in similar(codes_a, codes_b, LEAST_WORDS):
        i, j = rest_a[match.a], rest_b[match.b]
        likeness = WORDS * match.similarity + _likeness(a[i].decision, b[j].decision)
        if likeness >= LEAST:
            likely.append(Match(i, j, likeness))
    return matches + assign(likely)


def _level_and_text(point: Point) -> tuple[str, str, str]:
    decision = point.decision
    return key(decision.deciding_body or ""), key(decision.recommends_to or ""), point.substance.folded


def _text(point: Point) -> str:
    return point.substance.folded


def _code(coder: Coder, said: Substance) -> str:
    """The point's words in order of the alphabet: a sentence may be turned round ("Plan X antas", "Anta plan X"), and
    between sorted words the longest common subsequence is simply what they share."""
    words = sorted(mark.form for mark in said.said if mark.kind in {"content", "number"})
    return coder.code(word for word in words for _ in range(1 if word in GENERAL else TELLING))


def _likeness(a: Decision, b: Decision) -> float:
    return ACTION * _action_likeness(a.action, b.action) + LEVEL * _level_likeness(a, b)


def _action_likeness(a: str | None, b: str | None) -> float:
    if a is None or b is None:
        return 0.5
    if same_action(a, b):
        return 1.0
    return 0.5 if a in KINDS_OF_ACTION and KINDS_OF_ACTION[a] == KINDS_OF_ACTION.get(b) else 0.0


def _level_likeness(a: Decision, b: Decision) -> float:
    if a.deciding_body is None or b.deciding_body is None:
        return 0.5
    same = key(a.deciding_body) == key(b.deciding_body)
    return 0.5 * same + 0.5 * (key(a.recommends_to or "") == key(b.recommends_to or ""))


def _pair(a: Point | None, b: Point | None, similarity: float) -> DecisionPair:
    ours, theirs = (point.substance.text if point else "" for point in (a, b))
    found: list[Difference] = differences(a, b) if a and b else []
    return DecisionPair(
        relation=_relation(a, b, found),
        similarity=round(similarity, 2),
        a=a.decision if a else None,
        b=b.decision if b else None,
        differences=found,
        words=compared_words(ours, theirs),
    )


def _relation(a: Point | None, b: Point | None, found: Sequence[Difference]) -> DecisionRelation:
    if a is None or b is None:
        return "only_a" if a else "only_b"
    if found:
        return "changed"
    return "same" if a.substance.folded == b.substance.folded else "reworded"
