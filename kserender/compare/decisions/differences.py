"""In what two decision points differ in substance."""

from collections.abc import Iterable

from kserender.compare.comparison import Aspect, Difference
from kserender.compare.decisions.fields import FIELDS
from kserender.compare.decisions.points import Point
from kserender.compare.decisions.said import Span
from kserender.compare.decisions.texts import TEXTS
from kserender.compare.language import SAME_ACTION

_ORDER: tuple[Aspect, ...] = (
    "action",
    "deciding_body",
    "recommends_to",
    "assigned_to",
    "deadlines",
    "amounts",
    "condition",
    "negation",
    "numbers",
    "names",
    "object",
)
_LEVEL: frozenset[Aspect] = frozenset({"deciding_body", "recommends_to"})


def differences(a: Point, b: Point) -> list[Difference]:
    """What differs, aspect by aspect; empty when the substance is the same as far as can be told.

    Words that were told under one aspect are not told again under the next."""
    found: list[Difference] = []
    if _want_differently(a, b):
        found.append(Difference(aspect="action", a=list(a.actions), b=list(b.actions)))
    for aspect, weigh in FIELDS.items():
        sides = weigh(a.decision, b.decision)
        # Who has the last word on a motion is the law's, and not the proposal's.
        if sides is not None and not (aspect in _LEVEL and a.outcome and b.outcome):
            found.append(Difference(aspect=aspect, a=_unique(sides[0]), b=_unique(sides[1])))
    if a.substance.folded == b.substance.folded:
        return found
    told_a: list[Span] = []
    told_b: list[Span] = []
    for aspect, look in TEXTS.items():
        spans = look(a.substance, b.substance, (told_a, told_b))
        if spans is not None:
            quoted = [_quoted(x.substance.text, side) for x, side in zip((a, b), spans, strict=True)]
            found.append(Difference(aspect=aspect, a=quoted[0], b=quoted[1]))
            told_a += spans[0]
            told_b += spans[1]
    return sorted(found, key=lambda difference: _ORDER.index(difference.aspect))


def _want_differently(a: Point, b: Point) -> bool:
    """Whether their verbs differ; where a paper has several points on a matter, one verb in common is enough, but a
    motion that is granted in part is not granted."""
    ours, theirs = ({SAME_ACTION.get(action, action) for action in point.actions} for point in (a, b))
    if not ours or not theirs:
        return False
    return ours != theirs if a.outcome and b.outcome else ours.isdisjoint(theirs)


def _quoted(text: str, spans: Iterable[Span]) -> list[str]:
    return _unique(text[start:end] for start, end in spans)


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
