"""The grid of a table: which column each cell begins in, when cells above it go on over its row."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from kserender.model import Cell, Row


def columns(rows: Sequence[Row]) -> Iterator[list[tuple[int, Cell]]]:
    """Each row's own cells with the column (0-based) that each begins in."""
    free_from: dict[int, int] = {}  # column → the row in which it is free again
    for number, row in enumerate(rows):
        placed = []
        column = 0
        for cell in row.cells:
            while free_from.get(column, 0) > number:
                column += 1
            placed.append((column, cell))
            if cell.rows > 1:
                free_from.update(dict.fromkeys(range(column, column + cell.columns), number + cell.rows))
            column += cell.columns
        yield placed


def beside(rows: Sequence[Row]) -> Iterator[list[Cell | None]]:
    """Each row's cells from left to right, with None for each cell from above that goes on over it."""
    until: dict[int, int] = {}  # column of a cell over several rows → the row after its last
    for number, placed in enumerate(columns(rows)):
        row: list[tuple[int, Cell | None]] = [*placed]
        row += ((column, None) for column, end in until.items() if end > number)
        until.update((column, number + cell.rows) for column, cell in placed)
        yield [cell for _column, cell in sorted(row, key=itemgetter(0))]


def filled(rows: Sequence[Row]) -> list[list[Cell | None]]:
    """The rows with as many places each: a cell in the first of those that it covers, None in the others."""
    placed = list(columns(rows))
    width = max((column + cell.columns for row in placed for column, cell in row), default=0)
    grid: list[list[Cell | None]] = [[None] * width for _row in rows]
    for line, row in zip(grid, placed, strict=True):
        for column, cell in row:
            line[column] = cell
    return grid
