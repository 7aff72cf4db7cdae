"""What an instruction says, as it is found in a text."""

from dataclasses import dataclass

from kserender.extract.instructions.vocabulary import Action, Relation

Span = tuple[int, int]  # characters of the paragraph


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a document: kind, number in figures ("3", "3-5", "-1" for the last), what names it, how it lies."""

    unit: str
    number: str | None = None
    text: str | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One instruction.  Spans are characters of the paragraph's text; `pending` says that the new words follow in
    the next paragraphs, up to the sign that closes `opened` when they have been quoted."""

    action: Action
    span: Span
    target: Span
    old: Span | None = None
    new: Span | None = None
    where: tuple[Place, ...] = ()
    document: str | None = None
    pending: bool = False
    opened: str | None = None
