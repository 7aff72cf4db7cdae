"""Grids: which rules on a page make up the cells of a table."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from kserender.extract.readers.pdf.shapes import Box, Rule

_T = TypeVar("_T")

# Rules whose ends miss one another by less than this meet; rules nearer to one another than this are one.
SLACK = 3.0
# More rules than this, as they are drawn and when those on one line are put together, are a drawing.
MAX_PARTS, MAX_RULES = 20_000, 2_000


class GridCell(NamedTuple):
    """A cell by the row and column where it begins, and how many it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The x of the columns' sides and the y of the rows' sides, and the cells in reading order.

    `broken` tells that rules are missing: squares without a rule between them make no rectangle.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    broken: bool = False

    @property
    def box(self) -> Box:
        """The outer sides."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        """How many columns."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many rows."""
        return len(self.ys) - 1

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a point."""
        xs, ys = self.xs, self.ys
        if not (xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]):
            return None
        return min(bisect_right(ys, y), len(ys) - 1) - 1, min(bisect_right(xs, x), len(xs) - 1) - 1

    def squares(self) -> dict[tuple[int, int], GridCell]:
        """The cell that each row and column belongs to."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def cell_box(self, cell: GridCell) -> Box:
        """The sides of a cell."""
        return Box(
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.columns],
            self.ys[cell.row + cell.rows],
        )


class _Side(NamedTuple):
    """A rule as a place across it and its stretch along it."""

    at: float
    start: float
    end: float


_at, _start = attrgetter("at"), attrgetter("start")


def grids(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> list[Grid]:
    """The grids with at least two cells, from the top."""
    if not horizontals or not verticals or len(horizontals) + len(verticals) > MAX_PARTS:
        return []
    flat = _joined([_Side(rule.y, rule.box.x0, rule.box.x1) for rule in horizontals])
    upright = _joined([_Side(rule.x, rule.box.top, rule.box.bottom) for rule in verticals])
    if len(flat) + len(upright) > MAX_RULES:
        return []
    found = [grid for part in _connected(flat, upright) if (grid := _grid(*part))]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _joined(sides: list[_Side]) -> list[_Side]:
    """Sides on the same line that touch or overlap as one, in order."""
    out: list[_Side] = []
    for group in _clusters(sorted(sides, key=_at), _at, 1.0):
        at = sum(side.at for side in group) / len(group)
        group.sort(key=_start)
        _, start, end = group[0]
        for side in group:
            if side.start <= end + SLACK:
                end = max(end, side.end)
            else:
                out.append(_Side(at, start, end))
                start, end = side.start, side.end
        out.append(_Side(at, start, end))
    return out


def _clusters(items: Iterable[_T], key: Callable[[_T], float], slack: float) -> Iterator[list[_T]]:
    """Neighbours, in the order of `key`, that are at most `slack` apart."""
    group: list[_T] = []
    for item in items:
        if group and key(item) - key(group[-1]) > slack:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _connected(flat: list[_Side], upright: list[_Side]) -> Iterator[tuple[list[_Side], list[_Side]]]:
    """Rules that meet, directly or by way of others."""
    parent = list(range(len(flat) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    heights = [side.at for side in flat]
    for v, (at, start, end) in enumerate(upright):
        for h in range(bisect_left(heights, start - SLACK), bisect_right(heights, end + SLACK)):
            if flat[h].start - SLACK <= at <= flat[h].end + SLACK:
                parent[root(len(flat) + v)] = root(h)
    parts: dict[int, tuple[list[_Side], list[_Side]]] = defaultdict(lambda: ([], []))
    for h, side in enumerate(flat):
        parts[root(h)][0].append(side)
    for v, side in enumerate(upright):
        parts[root(len(flat) + v)][1].append(side)
    return (part for part in parts.values() if part[0] and part[1])


def _grid(flat: list[_Side], upright: list[_Side]) -> Grid | None:
    # A table may be open at its outer sides: the other rules' ends stand in for them.
    xs = _places([side.at for side in upright], [side.start for side in flat], [side.end for side in flat])
    ys = _places([side.at for side in flat], [side.start for side in upright], [side.end for side in upright])
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2 or (len(xs) - 1) * (len(ys) - 1) > 20_000:
        return None
    cells, broken = _cells(xs, ys, flat, upright)
    return _compact(xs, ys, cells, broken)


def _compact(xs: list[float], ys: list[float], cells: list[GridCell], broken: bool) -> Grid | None:
    """The grid without the places where no cell begins: a short rule that parts nothing."""
    columns, rows = sorted({cell.column for cell in cells}), sorted({cell.row for cell in cells})
    if len(columns) * len(rows) < 2:
        return None
    made = [
        GridCell(
            bisect_left(rows, cell.row),
            bisect_left(columns, cell.column),
            bisect_left(rows, cell.row + cell.rows) - bisect_left(rows, cell.row),
            bisect_left(columns, cell.column + cell.columns) - bisect_left(columns, cell.column),
        )
        for cell in cells
    ]
    return Grid((*(xs[at] for at in columns), xs[-1]), (*(ys[at] for at in rows), ys[-1]), tuple(made), broken)


def _places(rules: list[float], starts: list[float], ends: list[float]) -> list[float]:
    places = [sum(group) / len(group) for group in _clusters(sorted(rules), lambda x: x, SLACK)]
    if min(starts) < places[0] - SLACK:
        places.insert(0, min(starts))
    if max(ends) > places[-1] + SLACK:
        places.append(max(ends))
    return places


def _cells(xs: list[float], ys: list[float], flat: list[_Side], upright: list[_Side]) -> tuple[list[GridCell], bool]:
    """The cells: squares of the grid with no rule between them are one cell, if they make a rectangle; and whether some
    do not."""
    columns, rows = len(xs) - 1, len(ys) - 1
    walls = _walls(xs, ys, upright)
    floors = _walls(ys, xs, flat)
    if all((c, r) in walls for c in range(1, columns) for r in range(rows)) and all(
        (r, c) in floors for r in range(1, rows) for c in range(columns)
    ):
        return [GridCell(r, c, 1, 1) for r in range(rows) for c in range(columns)], False
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(square: tuple[int, int]) -> tuple[int, int]:
        while owner[square] != square:
            owner[square] = owner[owner[square]]
            square = owner[square]
        return square

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and (c + 1, r) not in walls:
                owner[root((r, c + 1))] = root((r, c))
            if r + 1 < rows and (r + 1, c) not in floors:
                owner[root((r + 1, c))] = root((r, c))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for square in owner:
        groups[root(square)].append(square)
    out: list[GridCell] = []
    broken = False
    for squares in groups.values():
        top, left = min(r for r, _ in squares), min(c for _, c in squares)
        high, wide = max(r for r, _ in squares) - top + 1, max(c for _, c in squares) - left + 1
        if high * wide == len(squares):
            out.append(GridCell(top, left, high, wide))
        else:
            broken = True
            out += [GridCell(r, c, 1, 1) for r, c in squares]
    return sorted(out, key=lambda cell: (cell.row, cell.column)), broken


def _walls(across: list[float], along: list[float], sides: list[_Side]) -> set[tuple[int, int]]:
    """Where there is a rule: (index in `across`, index of the stretch between two places in `along`)."""
    walls = set()
    for place, begin, stop in sides:
        # The nearest one.
        at = bisect_left(across, place)
        if at == len(across) or (at and place - across[at - 1] <= across[at] - place):
            at -= 1
        for stretch, (start, end) in enumerate(pairwise(along)):
            if min(end, stop) - max(start, begin) > 0.5 * (end - start):
                walls.add((at, stretch))
    return walls
