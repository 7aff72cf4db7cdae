"""Tables in plain text: lines of cells separated by tabs."""

from collections.abc import Sequence

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.text.lines import Line
from kserender.model import Row, Table

MIN_COLUMNS = 3


def is_row(line: Line) -> bool:
    """Whether the line has so many filled cells that it can be nothing but a table row; two columns of names on
    lines of their own are not one."""
    return sum(1 for cell in line.text.split("\t") if cell.strip()) >= MIN_COLUMNS


def repeats(header: Line, line: Line) -> bool:
    """Whether most filled cells of the line are those of the header."""
    old, new = ([cell.strip().casefold() for cell in row.text.split("\t")] for row in (header, line))
    filled = [(a, b) for a, b in zip(old, new, strict=False) if b]
    return 2 * sum(a == b for a, b in filled) > len(filled)


def table(builder: Builder, rows: Sequence[Line]) -> Table:
    """The table; its first row is a header when its first cell is empty or all its cells are words and the
    first column is numbers below it."""
    cells = [[cell.strip() for cell in line.text.split("\t")] for line in rows]
    width = max(map(len, cells))
    made = []
    for number, row in enumerate(cells):
        builder.page = rows[number].page
        header = number == 0 and _is_header(row, cells[1:])
        made.append(Row(tuple(builder.cell(text) for text in row + [""] * (width - len(row))), header=header))
    return builder.table(made)


def _is_header(first: list[str], rest: list[list[str]]) -> bool:
    if any(any(sign.isdigit() for sign in cell) for cell in first):
        return False
    return not first[0] or all(row[0].rstrip(".").isdigit() for row in rest)
