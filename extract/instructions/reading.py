"""What an instruction says, as it is found in a text."""

from dataclasses import dataclass, replace

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
    """One instruction.  Spans are characters of the paragraph's text; `to` is where something is moved, `unit` the kind
    of part that is struck, put in, … ("stycke", "ord"), when it is named; `pending` says that the new words follow in
    the next paragraphs, up to the sign that closes `opened` when they have been quoted; `unread` is what else the
    sentence orders or quotes that nobody has understood."""

    action: Action
    span: Span
    target: Span
    old: Span | None = None
    new: Span | None = None
    where: tuple[Place, ...] = ()
    to: tuple[Place, ...] = ()
    unit: str | None = None
    document: str | None = None
    pending: bool = False
    opened: str | None = None
    unread: Span | None = None

    def moved(self, by: int, document: str | None) -> "Reading":
        """The same, `by` characters on, in `document` unless it names another."""

        def on(span: Span | None) -> Span | None:
            return (span[0] + by, span[1] + by) if span else None

        return replace(
            self,
            span=(self.span[0] + by, self.span[1] + by),
            target=(self.target[0] + by, self.target[1] + by),
            old=on(self.old),
            new=on(self.new),
            unread=on(self.unread),
            document=self.document or document,
        )
