"""A document with changes marked in it as `kserender/versions/1`: as it was, as it becomes, and who changed what.

`kserender.render.redline` writes that on top of the old Word file.  Both ends of a move are a block struck and one
added.  Only what this package marks is known: changes of words, and of whole blocks and rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kserender.compare.versions.contract import By, Cell, Item, NotePair, Options, Piece, Row, Side, Version, Versions
from kserender.compare.versions.numbered import Numbering
from kserender.compare.versions.units import Units
from kserender.model import Block, Change, Document, Figure, Heading, Paragraph, Table, View
from kserender.model import Row as ModelRow

_UNITS = Units(Options(), {})


def as_versions(marked: Document) -> Versions:
    """What is struck and added in the document, as the difference between its original and its revised text."""
    numbering = Numbering()
    items = numbering.story(_story(marked.blocks))
    notes = []
    for note in marked.notes:
        found = numbering.story(_story(note.blocks))
        same = all(item.kind == "equal" for item in found)
        notes.append(NotePair("equal" if same else "edited", note.id, note.id, found, note.kind))
    source = marked.source
    version = Version(source.path, source.sha256, source.format, marked.properties.title)
    return Versions(version, version, Options(), items, tuple(notes), numbering.story(_story(marked.furniture)))


def _story(blocks: Sequence[Block], outer: Change | None = None) -> tuple[Item, ...]:
    """The items of a body, a cell or a note; `outer` is the change of the row around it."""
    found: list[Item] = []
    at = other = 0
    for _key, group in groupby(enumerate(blocks), _paragraph):
        pieces = [block for _number, block in group]
        change = outer or _change(pieces[-1])
        old = _sides(pieces, "original", at, change)
        new = _sides(pieces, "revised", other, change)
        at, other = at + len(old), other + len(new)
        found.append(_item(pieces, old, new, change))
    return tuple(found)


def _paragraph(numbered: tuple[int, Block]) -> int:
    number, block = numbered
    return block.place.paragraph if isinstance(block, Heading | Paragraph) else -1 - number


def _change(block: Block) -> Change | None:
    """The change of a whole block."""
    if isinstance(block, Table):
        changes = {row.change for row in block.rows}
        return changes.pop() if len(changes) == 1 else None
    return block.change if isinstance(block, Figure) else block.mark


def _sides(blocks: Sequence[Block], which: View, number: int, change: Change | None) -> tuple[Side, ...]:
    if change is not None and not change.shown(which):
        return ()
    unit = _UNITS.of([_as_in(block, which, change) for block in blocks])[0]
    return (replace(unit.side, number=number),)


def _as_in(block: Block, which: View, change: Change | None) -> Block:
    if not isinstance(block, Heading | Paragraph):
        return block
    runs = (replace(run, change=None) for run in block.runs if change or run.shown(which) or run.note is not None)
    return block.with_runs(runs, mark=None, label=block.label_in(which), relabelled=None)


def _item(blocks: Sequence[Block], old: tuple[Side, ...], new: tuple[Side, ...], change: Change | None) -> Item:
    first, by = blocks[0], _by(change)
    whole = change.kind if change else None
    if isinstance(first, Table):
        rows = tuple(_rows(first.rows, change))
        same = all(row.kind == "equal" for row in rows)
        return Item(whole or ("equal" if same else "edited"), old, new, table=rows, by=by)
    if isinstance(first, Figure):
        return Item(whole or "equal", old, new, by=by)
    pieces = tuple(_pieces([block for block in blocks if isinstance(block, Heading | Paragraph)], change))
    same = all(piece.op == "equal" for piece in pieces) and bool(old and new) and old[0].label == new[0].label
    return Item(whole or ("equal" if same else "edited"), old, new, pieces, by=by)


def _pieces(blocks: Sequence[Heading | Paragraph], change: Change | None) -> Iterator[Piece]:
    end = blocks[0].place.start
    for block in blocks:
        if block.place.start > end:
            yield Piece(change.kind if change else "equal", " " * (block.place.start - end), by=_by(change))
        for run in block.runs:
            own = change or run.change
            yield Piece(own.kind if own else "equal", "" if run.note else run.text, run.note, by=_by(own))
        end = block.place.end


def _rows(rows: Sequence[ModelRow], outer: Change | None) -> Iterator[Row]:
    at = other = 0
    for row in rows:
        change = outer or row.change
        gone, come = change is not None and change.kind == "struck", change is not None and change.kind == "added"
        cells = []
        for number, cell in enumerate(row.cells):
            items = _story(cell.blocks, change)
            same = all(item.kind == "equal" for item in items)
            kind = change.kind if change else "equal" if same else "edited"
            numbers = None if come else number, None if gone else number
            cells.append(Cell(kind, *numbers, items, cell.columns, cell.rows))
        same = all(cell.kind == "equal" for cell in cells)
        kind = change.kind if change else "equal" if same else "edited"
        yield Row(kind, None if come else at, None if gone else other, tuple(cells), row.header, _by(change))
        at, other = at + (not come), other + (not gone)


def _by(change: Change | None) -> By | None:
    return By(change.author, change.date) if change and change.author else None
