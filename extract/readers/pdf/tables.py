"""Tables with rules (or with filled cells side by side): which words stand in which cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kserender.extract.readers.pdf.grid import Grid, GridCell, grids
from kserender.extract.readers.pdf.lines import Line, joined, rows
from kserender.extract.readers.pdf.shapes import Box, Drawing, Rule, Span, Turned

# A table has words in at least this part of its cells; a diagram's grid is nearly empty.
FILLED, FILLED_WITHOUT_RULES = 0.2, 0.6
# At most this part of the words may reach over the side of a cell.
CROSSING = 0.2
# A filled area lower or narrower than this is the background of a word.
SMALLEST_CELL = 10.0
MAX_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell's lines and sides, and how many columns and rows it spans."""

    lines: tuple[Line, ...]
    box: Box
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells that begin in a row."""

    cells: tuple[TableCell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class TableArea:
    """A table and where it stands on its page."""

    rows: tuple[TableRow, ...]
    box: Box

    @property
    def columns(self) -> int:
        """How many columns."""
        return max(sum(cell.columns for cell in row.cells) for row in self.rows)


def tables(
    words: Sequence[Span], turned: Sequence[Turned], drawing: Drawing, strokes: set[Rule]
) -> tuple[list[TableArea], list[Span], list[Turned]]:
    """The tables, and the words and turned texts that stand outside them."""
    found: list[TableArea] = []
    ruled = grids([rule for rule in drawing.horizontals if rule not in strokes], drawing.verticals)
    for grid, share in (
        *((grid, FILLED) for grid in ruled),
        *((grid, FILLED_WITHOUT_RULES) for grid in _tiles(drawing)),
    ):
        if grid.columns < 2 or any(area.box.holds(*_middle(grid.box)) for area in found):
            continue
        inside = [word for word in words if grid.box.holds(*word.middle)]
        stamps = [text for text in turned if grid.box.holds(*_middle(text.box))]
        if not _is_table(grid, inside, stamps, share):
            continue
        found.append(_table(grid, inside, stamps, drawing.fills))
        gone = set(map(id, inside)), set(map(id, stamps))
        words = [word for word in words if id(word) not in gone[0]]
        turned = [text for text in turned if id(text) not in gone[1]]
    return sorted(found, key=lambda table: table.box.top), list(words), list(turned)


def _tiles(drawing: Drawing) -> list[Grid]:
    """Grids of filled areas that stand side by side, each a cell."""
    tiles = [fill for fill in drawing.fills if fill.width > SMALLEST_CELL and fill.height > SMALLEST_CELL]
    if not 4 <= len(tiles) <= 2_000:
        return []
    flat = [Rule(Box(t.x0, y, t.x1, y)) for t in tiles for y in (t.top, t.bottom)]
    upright = [Rule(Box(x, t.top, x, t.bottom)) for t in tiles for x in (t.x0, t.x1)]
    return [g for g in grids(flat, upright) if g.rows > 1 and len(g.cells) == g.rows * g.columns]


def _is_table(grid: Grid, words: Sequence[Span], turned: Sequence[Turned], share: float) -> bool:
    by_cell = _by_cell(grid, words)
    filled = len(by_cell) + len({grid.at(*_middle(text.box)) for text in turned})
    if filled < 2 or filled < share * len(grid.cells):
        return False
    if len({cell.column for cell in by_cell}) < 2:
        return False
    crossing = sum(
        1
        for cell, inside in by_cell.items()
        for word in inside
        if word.x0 < grid.cell_box(cell).x0 - 0.3 * word.size or word.x1 > grid.cell_box(cell).x1 + 0.3 * word.size
    )
    return crossing <= CROSSING * len(words)


def _by_cell(grid: Grid, words: Sequence[Span]) -> dict[GridCell, list[Span]]:
    square: dict[tuple[int, int], GridCell] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                square[row, column] = cell
    found: dict[GridCell, list[Span]] = {}
    for word in words:
        at = grid.at(*word.middle)
        if at is not None:
            found.setdefault(square[at], []).append(word)
    return found


def _table(grid: Grid, words: Sequence[Span], turned: Sequence[Turned], fills: Sequence[Box]) -> TableArea:
    by_cell = _by_cell(grid, words)
    made: list[TableRow] = []
    for number in range(grid.rows):
        cells = [cell for cell in grid.cells if cell.row == number]
        made.append(TableRow(tuple(_cell(grid, cell, by_cell.get(cell, ()), turned) for cell in cells)))
    return TableArea(tuple(with_header(made, fills)), grid.box)


def _cell(grid: Grid, cell: GridCell, words: Sequence[Span], turned: Sequence[Turned]) -> TableCell:
    box = grid.cell_box(cell)
    lines = [joined(row) for row in rows(words)]
    for text in turned:
        if box.holds(*_middle(text.box)):
            lines.append(turned_line(text))
    return TableCell(tuple(lines), box, cell.columns, cell.rows)


def turned_line(text: Turned) -> Line:
    """The line of a turned text."""
    from kserender.model import Run

    size = min(text.box.width, text.box.height)
    return Line((Run(text.text),), text.box.x0, text.box.x1, text.box.bottom, size)


def with_header(made: Sequence[TableRow], fills: Sequence[Box]) -> Iterator[TableRow]:
    """The rows with the leading ones that are bold or shaded, unlike the others, marked as header rows."""
    for stands_out in (_is_bold, lambda row: _is_shaded(row, fills)):
        count = next((at for at, row in enumerate(made) if not stands_out(row)), len(made))
        if 0 < count <= min(MAX_HEADER_ROWS, len(made) - 1):
            break
    else:
        count = 0
    for number, row in enumerate(made):
        yield TableRow(row.cells, header=number < count)


def _is_bold(row: TableRow) -> bool:
    lines = [line for cell in row.cells for line in cell.lines]
    return bool(lines) and all(line.bold for line in lines)


def _is_shaded(row: TableRow, fills: Sequence[Box]) -> bool:
    return bool(row.cells) and all(
        any(fill.holds(*_middle(cell.box)) and fill.height <= 1.5 * cell.box.height + 4 for fill in fills)
        for cell in row.cells
    )


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
