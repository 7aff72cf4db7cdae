"""In what two decision points differ in substance."""

from collections.abc import Iterable
from dataclasses import dataclass

from kserender.compare.comparison import Aspect, Difference
from kserender.compare.fields import FIELDS
from kserender.compare.said import Span
from kserender.compare.substance import Substance
from kserender.compare.texts import TEXTS
from kserender.paper import Decision

_ORDER: tuple[Aspect, ...] = (
    "action",
    "deciding_body",
    "recommends_to",
    "assigned_to",
    "deadlines",
    "amounts",
    "negation",
    "numbers",
    "names",
    "object",
)


@dataclass(frozen=True, slots=True)
class Point:
    """A decision and what its text says."""

    decision: Decision
    substance: Substance


def differences(a: Point, b: Point) -> list[Difference]:
    """What differs, aspect by aspect; empty when the substance is the same as far as can be told.

    Words that were told under one aspect are not told again under the next."""
    found = []
    for aspect, weigh in FIELDS.items():
        sides = weigh(a.decision, b.decision)
        if sides is not None:
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


def _quoted(text: str, spans: Iterable[Span]) -> list[str]:
    return _unique(text[start:end] for start, end in spans)


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
