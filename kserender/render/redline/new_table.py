"""A table made anew: for one that is added, and for a text that comes from no Word file."""

from collections.abc import Callable, Sequence
from copy import deepcopy

from kserender.compare.versions.contract import Cell, Row
from kserender.render.redline.names import Element, P, W, first, make

WIDTH = 9000  # twentieths of a point: the type area of an A4 page
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_of(rows: Sequence[Row], like: Element | None, content: Callable[[Cell], list[Element]]) -> Element:
    """A table of these rows, each with its own cells alone; it looks like another one, or has plain lines."""
    properties = None if like is None else first(like, W + "tblPr")
    columns = max((sum(cell.columns for cell in row.cells) for row in rows), default=1)
    table = make("tbl", _plain_look() if properties is None else deepcopy(properties))
    table.append(make("tblGrid", *(make("gridCol", w=WIDTH // columns) for _ in range(columns))))
    above: dict[int, tuple[int, int]] = {}  # column → rows left of the cell over it, and its columns
    for row in rows:
        made = make("tr")
        if row.header:
            made.append(make("trPr", make("tblHeader")))
        column = 0
        cells = iter(row.cells)
        while column < columns:
            left, span = above.get(column, (0, 1))
            if left:
                above[column] = (left - 1, span)
                made.append(make("tc", cell_properties(WIDTH * span // columns, span, "continue"), make("p")))
            elif (cell := next(cells, None)) is not None:
                span = cell.columns
                if cell.rows > 1:
                    above[column] = (cell.rows - 1, span)
                shape = cell_properties(WIDTH * span // columns, span, "restart" if cell.rows > 1 else None)
                made.append(make("tc", shape, *ended(content(cell))))
            else:
                break
            column += span
        table.append(made)
    return table


def cell_properties(width: int, columns: int, merged: str | None) -> Element:
    """A w:tcPr; `merged` is restart or continue for a cell over several rows."""
    properties = make("tcPr", make("tcW", w=width, type="dxa"))
    if columns > 1:
        properties.append(make("gridSpan", val=columns))
    if merged is not None:
        properties.append(make("vMerge", val=merged))
    return properties


def ended(blocks: list[Element]) -> list[Element]:
    """The blocks of a cell, which ends with a paragraph."""
    return blocks if blocks and blocks[-1].tag == P else [*blocks, make("p")]


def _plain_look() -> Element:
    borders = make("tblBorders", *(make(side, val="single", sz=4, space=0, color="auto") for side in _SIDES))
    return make("tblPr", make("tblW", w=0, type="auto"), borders)
