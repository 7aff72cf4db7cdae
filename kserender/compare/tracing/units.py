"""The sentences of a document, each with its place and what it is."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kserender.compare.fold import fold
from kserender.compare.sentences import sentences
from kserender.model import Block, Document, Figure, Heading, Place, Table
from kserender.views import view

Kind: TypeAlias = Literal["point", "sentence", "heading", "cell"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a whole heading; `key` is the same for sentences that differ in signs and spaces only."""

    kind: Kind
    text: str
    place: Place
    key: str


def units(document: Document, points: Collection[int] = ()) -> list[Unit]:
    """The sentences of the body and the notes as proposed; those of the paragraphs `points` (by number) decide."""
    document = view(document, "revised")
    notes = [block for note in document.notes for block in note.blocks]
    return [unit for block in (*document.blocks, *notes) for unit in _units(block, points, "sentence")]


def _units(block: Block, points: Collection[int], kind: Kind) -> Iterator[Unit]:
    if isinstance(block, Figure) or block.layer in ("guidance", "furniture"):
        return
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                for inner in cell.blocks:
                    yield from _units(inner, points, "cell")
        return
    text = block.text()
    if isinstance(block, Heading) and kind == "sentence":
        kind = "heading"
    if block.place.paragraph in points:
        kind = "point"
    spans = [(0, len(text))] if kind == "heading" else sentences(text)
    for start, end in spans:
        words = text[start:end]
        if any(sign.isalnum() for sign in words):
            yield Unit(kind, words, block.span(start, end, "marked"), fold(words).casefold())
