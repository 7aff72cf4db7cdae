"""Tables with rules (or with filled cells side by side): which words stand in which cell."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from kserender.extract.readers.pdf.figures import is_figure
from kserender.extract.readers.pdf.grid import Grid, GridCell, grids
from kserender.extract.readers.pdf.lines import Line, joined, rows
from kserender.extract.readers.pdf.shapes import Box, Drawing, Fill, Rule, Span, Turned
from kserender.model import Run

# A table has words in at least this part of its cells; a diagram's grid is nearly empty.
FILLED, FILLED_WITHOUT_RULES = 0.2, 0.6
# At most this part of the words may reach over the side of a cell.
CROSSING = 0.2
# A filled area lower or narrower than this is the background of a word.
SMALLEST_CELL = 10.0
MAX_HEADER_ROWS = 3
# A row is divided where it holds at least so many lines of figures.
MIN_DIVIDED = 3
# A shaded header is so much darker than most rows, of 1 from black to white.
DARKER = 0.03


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
    """A table and where it stands on its page; `broken` tells that some of its rules are missing."""

    rows: tuple[TableRow, ...]
    box: Box
    broken: bool = False

    @property
    def sides(self) -> list[float]:
        """The left sides of the columns, and the right side of the last one."""
        return [*sorted({round(cell.box.x0, 1) for row in self.rows for cell in row.cells}), self.box.x1]

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of all cells."""
        return (line for row in self.rows for cell in row.cells for line in cell.lines)

    def mapped(self, change: Callable[[Line], Line]) -> "TableArea":
        """The table with every line changed."""
        rows = (
            replace(row, cells=tuple(replace(cell, lines=tuple(map(change, cell.lines))) for cell in row.cells))
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))


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
    tiles = [f.box for f in drawing.fills if f.box.width > SMALLEST_CELL and f.box.height > SMALLEST_CELL]
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


def _table(grid: Grid, words: Sequence[Span], turned: Sequence[Turned], fills: Sequence[Fill]) -> TableArea:
    by_cell = _by_cell(grid, words)
    made: list[TableRow] = []
    for number in range(grid.rows):
        cells = [cell for cell in grid.cells if cell.row == number]
        made += _divided(TableRow(tuple(_cell(grid, cell, by_cell.get(cell, ()), turned) for cell in cells)))
    return TableArea(tuple(with_header(made, fills)), grid.box, grid.broken)


def table_of(grid: Grid, words: Sequence[Span], fills: Sequence[Fill]) -> TableArea:
    """The table of a grid and the words in it."""
    return _table(grid, words, (), fills)


def misplaced(cells: Sequence[Box], words: Sequence[Span]) -> int:
    """How many of the words stand outside all cells or reach over the side of theirs."""
    return sum(not any(_holds_whole(cell, word) for cell in cells) for word in words)


def _holds_whole(cell: Box, word: Span) -> bool:
    slack = 0.3 * word.size
    return cell.holds(*word.middle) and word.x0 >= cell.x0 - slack and word.x1 <= cell.x1 + slack


def _cell(grid: Grid, cell: GridCell, words: Sequence[Span], turned: Sequence[Turned]) -> TableCell:
    box = grid.cell_box(cell)
    lines = [joined(row) for row in rows(words)]
    for text in turned:
        if box.holds(*_middle(text.box)):
            lines.append(turned_line(text))
    return TableCell(tuple(lines), box, cell.columns, cell.rows)


def _divided(row: TableRow) -> list[TableRow]:
    """The row as several, if there is no rule between them: every line of its first cell has figures beside it."""
    first, *others = row.cells
    filled = [cell for cell in others if cell.lines]
    if len(first.lines) < MIN_DIVIDED or not filled or any(cell.rows > 1 for cell in row.cells):
        return [row]
    heights = [line.y for line in first.lines]
    if not all(_stands_on(cell, heights) for cell in filled) or any(
        len(cell.lines) < len(heights) / 2 for cell in filled
    ):
        return [row]
    return [
        TableRow(
            tuple(replace(cell, lines=tuple(line for line in cell.lines if abs(line.y - y) < 2)) for cell in row.cells)
        )
        for y in heights
    ]


def _stands_on(cell: TableCell, heights: Sequence[float]) -> bool:
    """Whether the cell's lines are figures, each on one of these baselines."""
    return all(is_figure(line.text) and any(abs(line.y - y) < 2 for y in heights) for line in cell.lines)


def turned_line(text: Turned) -> Line:
    """The line of a turned text."""
    size = min(text.box.width, text.box.height)
    return Line((Run(text.text),), text.box.x0, text.box.x1, text.box.bottom, size)


def with_header(made: Sequence[TableRow], fills: Sequence[Fill]) -> Iterator[TableRow]:
    """The rows with the leading ones that are bold or shaded, unlike the others, marked as header rows."""
    count = _leading([_is_bold(row) for row in made]) or _leading(_is_dark(made, fills))
    for number, row in enumerate(made):
        yield TableRow(row.cells, header=number < count)


def _leading(stands_out: Sequence[bool]) -> int:
    """How many rows at the top stand out; 0 if they are too many for a header."""
    count = next((at for at, out in enumerate(stands_out) if not out), len(stands_out))
    return count if count <= min(MAX_HEADER_ROWS, len(stands_out) - 1) else 0


def _is_dark(made: Sequence[TableRow], fills: Sequence[Fill]) -> list[bool]:
    """Which rows are darker than most."""
    if not fills:
        return [False] * len(made)
    lights = [_light(row, fills) for row in made]
    usual = median(lights) if lights else 1.0
    return [light < usual - DARKER for light in lights]


def _is_bold(row: TableRow) -> bool:
    lines = [line for cell in row.cells for line in cell.lines]
    return bool(lines) and all(line.bold for line in lines)


def _light(row: TableRow, fills: Sequence[Fill]) -> float:
    """How light the lightest cell of a row is."""
    if not row.cells:
        return 1.0
    top, bottom = min(cell.box.top for cell in row.cells), max(cell.box.bottom for cell in row.cells)
    here = [fill for fill in fills if fill.box.top < bottom and fill.box.bottom > top]
    return max(_cell_light(cell.box, here) for cell in row.cells)


def _cell_light(box: Box, fills: Sequence[Fill]) -> float:
    over = [fill.light for fill in fills if fill.box.holds(*_middle(box)) and fill.box.height >= 0.5 * box.height]
    return min(over, default=1.0)


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
