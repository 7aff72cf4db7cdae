"""Letters in one piece (Unicode NFC): some programs write å as a and a ring, which no rule or search would find."""

import unicodedata
from dataclasses import replace

from kserender.model import Block, Cell, Document, Figure, Heading, Note, Paragraph, Row, Table


def compose(document: Document) -> Document:
    """The document in NFC; unchanged, and at no cost, where it is so already."""
    if all(map(_is_composed, (*document.blocks, *document.furniture))) and all(
        _is_composed(block) for note in document.notes for block in note.blocks
    ):
        return document
    return replace(
        document,
        blocks=tuple(map(_composed, document.blocks)),
        furniture=tuple(map(_composed, document.furniture)),
        notes=tuple(Note(note.id, tuple(map(_composed, note.blocks)), note.kind) for note in document.notes),
    )


def _is_composed(block: Block) -> bool:
    return unicodedata.is_normalized("NFC", block.text())


def _composed(block: Block) -> Block:
    if isinstance(block, Figure) or _is_composed(block):
        return block
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row) for row in block.rows))
    return _text(block)


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(_cell(cell) for cell in row.cells))


def _cell(cell: Cell) -> Cell:
    return replace(cell, blocks=tuple(map(_composed, cell.blocks)))


def _text(block: Heading | Paragraph) -> Heading | Paragraph:
    return block.with_runs(replace(run, text=unicodedata.normalize("NFC", run.text)) for run in block.runs)
