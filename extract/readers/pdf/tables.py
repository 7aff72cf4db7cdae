"""Tables with rules (or with filled cells side by side): which words stand in which cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from kserender.extract.readers.pdf.figures import is_figure
from kserender.extract.readers.pdf.grid import Grid, GridCell, grids
from kserender.extract.readers.pdf.lines import Line, joined, rows
from kserender.extract.readers.pdf.shapes import Box, Drawing, Fill, Rule, Span, Turned, Wording

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


class TableCell(NamedTuple):
    """A cell's lines and sides, how many columns and rows it spans, and its lines on the following pages."""

    lines: tuple[Line, ...]
    box: Box
    columns: int = 1
    rows: int = 1
    more: tuple[tuple[Line, ...], ...] = ()

    @property
    def last_line(self) -> Line:
        """The last of its lines, which are some."""
        return (self.more[-1] if self.more else self.lines)[-1]

    @property
    def right(self) -> float:
        """The right margin: the room there is as wide as that on the left, if no line is longer."""
        room = max(min(line.x0 for line in self.lines) - self.box.x0, 0)
        return max(self.box.x1 - room, *(line.x1 for line in self.lines))


class TableRow(NamedTuple):
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

    def with_rows(self, rows: Iterable[TableRow]) -> "TableArea":
        """The table with other rows."""
        return replace(self, rows=tuple(rows))

    def mapped(self, change: Callable[[Line], Line]) -> "TableArea":
        """The table with every line changed."""
        rows = (
            row._replace(cells=tuple(cell._replace(lines=tuple(map(change, cell.lines))) for cell in row.cells))
            for row in self.rows
        )
        return self.with_rows(rows)


def tables(
    words: Sequence[Span], turned: Sequence[Turned], drawing: Drawing, strokes: set[Rule]
) -> tuple[list[TableArea], list[Span], list[Turned]]:
    """The tables, and the words and turned texts that stand outside them."""
    found: list[TableArea] = []
    for grid, share in _possible(drawing, strokes, found):
        box = grid.box
        if grid.columns < 2 or any(area.box.holds(*_middle(box)) for area in found):
            continue
        inside = [word for word in words if box.holds(*word.middle)]
        stamps = [text for text in turned if box.holds(*_middle(text.box))]
        by_cell = _by_cell(grid, inside)
        if not _is_table(grid, by_cell, len(inside), stamps, share):
            continue
        found.append(_table(grid, by_cell, stamps, drawing.fills))
        gone = set(map(id, inside)), set(map(id, stamps))
        words = [word for word in words if id(word) not in gone[0]]
        turned = [text for text in turned if id(text) not in gone[1]]
    return sorted(found, key=lambda table: table.box.top), list(words), list(turned)


def _possible(drawing: Drawing, strokes: set[Rule], found: Sequence[TableArea]) -> Iterator[tuple[Grid, float]]:
    """The grids of a page, those of rules first, with the part of their cells that must have words."""
    horizontals = drawing.horizontals
    if strokes:
        horizontals = tuple(rule for rule in horizontals if rule not in strokes)
    for grid in grids(horizontals, drawing.verticals):
        yield grid, FILLED
    # By now it is known which areas are cells of the tables above.
    for grid in _tiles(drawing.fills, found):
        yield grid, FILLED_WITHOUT_RULES


def _tiles(fills: Sequence[Fill], found: Sequence[TableArea]) -> list[Grid]:
    """Grids of filled areas that stand side by side, each a cell."""
    tiles = [fill.box for fill in fills if fill.box.width > SMALLEST_CELL and fill.box.height > SMALLEST_CELL]
    if not 4 <= len(tiles) <= 2_000 or all(any(area.box.holds(*_middle(tile)) for area in found) for tile in tiles):
        return []
    flat = [Rule(Box(t.x0, y, t.x1, y)) for t in tiles for y in (t.top, t.bottom)]
    upright = [Rule(Box(x, t.top, x, t.bottom)) for t in tiles for x in (t.x0, t.x1)]
    return [g for g in grids(flat, upright) if g.rows > 1 and len(g.cells) == g.rows * g.columns]


def _is_table(
    grid: Grid, by_cell: Mapping[GridCell, Sequence[Span]], words: int, turned: Sequence[Turned], share: float
) -> bool:
    filled = len(by_cell) + len({grid.at(*_middle(text.box)) for text in turned})
    if filled < 2 or filled < share * len(grid.cells):
        return False
    if len({cell.column for cell in by_cell}) < 2:
        return False
    crossing = 0
    for cell, inside in by_cell.items():
        left, _, right, _ = grid.cell_box(cell)
        for word in inside:
            slack = 0.3 * word.size
            crossing += word.x0 < left - slack or word.x1 > right + slack
    return crossing <= CROSSING * words


def _by_cell(grid: Grid, words: Sequence[Span]) -> dict[GridCell, list[Span]]:
    cells = grid.squares()
    found: dict[GridCell, list[Span]] = {}
    for word in words:
        at = grid.at(*word.middle)
        if at is not None:
            found.setdefault(cells[at], []).append(word)
    return found


def _table(
    grid: Grid, by_cell: Mapping[GridCell, Sequence[Span]], turned: Sequence[Turned], fills: Sequence[Fill]
) -> TableArea:
    by_row: list[list[TableCell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        by_row[cell.row].append(_cell(grid, cell, by_cell.get(cell, ()), turned))
    made = [row for cells in by_row for row in _divided(TableRow(tuple(cells)))]
    return TableArea(tuple(with_header(made, fills)), grid.box, grid.broken)


def table_of(grid: Grid, words: Sequence[Span], fills: Sequence[Fill]) -> TableArea:
    """The table of a grid and the words in it."""
    return _table(grid, _by_cell(grid, words), (), fills)


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
    if not row.cells or len(row.cells[0].lines) < MIN_DIVIDED:
        return [row]
    first, *others = row.cells
    filled = [cell for cell in others if cell.lines]
    if not filled or any(cell.rows > 1 for cell in row.cells):
        return [row]
    heights = [line.y for line in first.lines]
    if not all(_stands_on(cell, heights) for cell in filled) or any(
        len(cell.lines) < len(heights) / 2 for cell in filled
    ):
        return [row]
    return [
        TableRow(
            tuple(cell._replace(lines=tuple(line for line in cell.lines if abs(line.y - y) < 2)) for cell in row.cells)
        )
        for y in heights
    ]


def _stands_on(cell: TableCell, heights: Sequence[float]) -> bool:
    """Whether the cell's lines are figures, each on one of these baselines."""
    return all(is_figure(line.text) and any(abs(line.y - y) < 2 for y in heights) for line in cell.lines)


def turned_line(text: Turned) -> Line:
    """The line of a turned text."""
    size = min(text.box.width, text.box.height)
    return Line((Wording(text.text),), text.box.x0, text.box.x1, text.box.bottom, size)


def with_header(made: Sequence[TableRow], fills: Sequence[Fill]) -> Iterator[TableRow]:
    """The rows with the leading ones that are bold or shaded, unlike the others, marked as header rows."""
    rows = len(made)
    count = _leading(map(_is_tagged, made), rows) or _leading(map(_is_bold, made), rows)
    count = count or _leading(_is_dark(made, fills), rows)
    for number, row in enumerate(made):
        yield row if row.header == (number < count) else TableRow(row.cells, header=number < count)


def _leading(stands_out: Iterable[bool], rows: int) -> int:
    """How many rows at the top stand out; 0 if they are too many for a header."""
    count = next((at for at, out in enumerate(stands_out) if not out), rows)
    return count if count <= min(MAX_HEADER_ROWS, rows - 1) else 0


def _is_dark(made: Sequence[TableRow], fills: Sequence[Fill]) -> list[bool]:
    """Which rows are darker than most."""
    if not fills:
        return [False] * len(made)
    lights = [_light(row, fills) for row in made]
    usual = median(lights) if lights else 1.0
    return [light < usual - DARKER for light in lights]


def _is_tagged(row: TableRow) -> bool:
    """Whether a tagged file says that these are header cells."""
    lines = [line for cell in row.cells for line in cell.lines]
    return bool(lines) and all(line.tag.header for line in lines)


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
