"""The smallest thing that the comparison weighs in a decision's text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Span: TypeAlias = tuple[int, int]
SaidKind: TypeAlias = Literal["content", "number", "valued", "organ", "negation", "direction", "name"]


@dataclass(frozen=True, slots=True)
class Said:
    """Something the text says: what it is, its normal form, and where it stands in the text.

    `valued` is what the decision has as a field of its own: an amount, a time."""

    kind: SaidKind
    form: str
    start: int
    end: int


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether start:end has a character in common with one of the spans."""
    return any(start < last and first < end for first, last in spans)
