"""What is left when every change is accepted or rejected: also paragraph marks, rows and cells come and go."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kserender.model import (
    HIDDEN_BY_VIEW,
    Block,
    Cell,
    Change,
    Figure,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    View,
)


def decided(blocks: Sequence[Block], view: View) -> list[Block]:
    """The blocks with all changes accepted (view "revised") or rejected ("original"), and no change left in them.

    A paragraph whose mark goes away runs on into the next one and takes its style, as in Word; one that has
    nothing left to bring disappears.
    """
    out: list[Block] = []
    before: list[Run] = []
    last: Heading | Paragraph | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Table | Figure):
            out += _standing_alone(last, before)
            before = []
            out += _table(block, view) if isinstance(block, Table) else [block]
            continue
        runs = [_plain(run) for run in block.runs if _stays(run.change, view)]
        if _stays(block.mark, view) or _goes_on(block, blocks[number + 1 : number + 2]):
            out.append(replace(block, runs=(*before, *runs), mark=None))
            before = []
        else:
            before += runs
            last = block
    out += _standing_alone(last, before)
    return out


def _stays(change: Change | None, view: View) -> bool:
    return change is None or change.kind != HIDDEN_BY_VIEW[view]


def _plain(run: Run) -> Run:
    """The run without its change; what was struck by hand loses its line with it."""
    return run if run.change is None else replace(run, change=None, strike=False)


def _goes_on(block: Heading | Paragraph, following: Iterable[Block]) -> bool:
    """Whether the next block is another piece of the same paragraph, which then has its mark."""
    return any(other.place.paragraph == block.place.paragraph for other in following)


def _standing_alone(block: Heading | Paragraph | None, runs: Sequence[Run]) -> Iterator[Block]:
    """A paragraph that has no next one to run on into keeps its own mark, if it has anything left."""
    if block is not None and runs:
        yield replace(block, runs=tuple(runs), mark=None)


def _table(table: Table, view: View) -> Iterator[Block]:
    rows = tuple(_row(row, view) for row in table.rows if _stays(row.change, view))
    if any(row.cells for row in rows):
        yield replace(table, rows=rows)


def _row(row: Row, view: View) -> Row:
    return replace(row, cells=tuple(_cell(cell, view) for cell in row.cells if _stays(cell.change, view)), change=None)


def _cell(cell: Cell, view: View) -> Cell:
    blocks = decided(cell.blocks, view)
    return replace(cell, blocks=tuple(blocks), change=None)
