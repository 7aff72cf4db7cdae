"""Two tables that answer to each other: which columns and rows do, and what differs in each cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kserender.compare.align import Coder, assign, moved, similar
from kserender.compare.versions.contract import Cell as CellPair
from kserender.compare.versions.contract import Item
from kserender.compare.versions.contract import Row as RowPair
from kserender.compare.versions.pairing import in_order
from kserender.compare.versions.units import Units
from kserender.model import Block, Cell, Row, Table

# Below this share of common words two rows, or two columns, have nothing to do with each other.
LEAST = 0.4

Story = Callable[[Sequence[Block], Sequence[Block]], tuple[Item, ...]]
Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Tables:
    """Compares tables; `story` compares what two cells hold."""

    old: Units
    new: Units
    story: Story

    def rows(self, old: Table | None, new: Table | None) -> tuple[RowPair, ...]:
        """The rows of both, in order; all struck or all added when there is only one table."""
        if old is None or new is None:
            table = old or new
            rows = () if table is None else table.rows
            pairs: list[Pair] = [(at, None) if new is None else (None, at) for at in range(len(rows))]
            return tuple(self._row(old, new, pair, []) for pair in pairs)
        columns = self._columns(old, new)
        a = [self._row_key(self.old, row, [at for at, _ in columns]) for row in old.rows]
        b = [self._row_key(self.new, row, [at for _, at in columns]) for row in new.rows]
        texts = ([_words(row.cells) for row in old.rows], [_words(row.cells) for row in new.rows])
        return tuple(self._row(old, new, pair, columns) for pair in _aligned(a, b, *texts, LEAST))

    def _columns(self, old: Table, new: Table) -> list[Pair]:
        """The columns of both, when each is a plain grid; none when cells span several, then rows pair theirs."""
        if not (_plain(old) and _plain(new)):
            return []
        sides = ((self.old, old), (self.new, new))
        if len(old.rows[0].cells) == len(new.rows[0].cells):
            heads = [self._row_key(units, table.rows[0], None) for units, table in sides]
            if len(set(heads)) == 1 or sorted(map(repr, heads[0])) != sorted(map(repr, heads[1])):
                return [(at, at) for at in range(len(old.rows[0].cells))]
        columns = [list(zip(*(row.cells for row in table.rows), strict=True)) for _units, table in sides]
        keys = [
            [self._row_key(units, Row(column[:1]), None) for column in of_one]
            for (units, _table), of_one in zip(sides, columns, strict=True)
        ]
        words = [[_words(column) for column in of_one] for of_one in columns]
        return _aligned(keys[0], keys[1], words[0], words[1], LEAST)

    def _row_key(self, units: Units, row: Row, columns: Sequence[int | None] | None) -> tuple[object, ...]:
        """What equal rows have in common: the keys of their cells, of the columns that both tables have."""
        cells = row.cells if not columns else [row.cells[at] for at in columns if at is not None]
        return tuple((cell.columns, cell.rows, tuple(unit.key for unit in units.of(cell.blocks))) for cell in cells)

    def _row(self, old: Table | None, new: Table | None, pair: Pair, columns: Sequence[Pair]) -> RowPair:
        left = None if old is None or pair[0] is None else old.rows[pair[0]]
        right = None if new is None or pair[1] is None else new.rows[pair[1]]
        of_left = () if left is None else left.cells
        of_right = () if right is None else right.cells
        if left is None or right is None:
            kind: Literal["struck", "added"] = "added" if left is None else "struck"
            cells = [self._cell(kind, cell, None, at) for at, cell in enumerate(of_left)]
            cells += [self._cell(kind, None, cell, at) for at, cell in enumerate(of_right)]
            return RowPair(kind, *pair, tuple(cells), bool((left or right or Row(())).header))
        if not columns:
            columns = self._cells_paired(left, right)
        cells = [
            self._cell_pair(None if i is None else of_left[i], None if j is None else of_right[j], i, j)
            for i, j in columns
        ]
        same = all(cell.kind == "equal" for cell in cells)
        return RowPair("equal" if same else "edited", *pair, tuple(cells), right.header)

    def _cells_paired(self, left: Row, right: Row) -> list[Pair]:
        if [(cell.columns, cell.rows) for cell in left.cells] == [(cell.columns, cell.rows) for cell in right.cells]:
            return [(at, at) for at in range(len(left.cells))]
        keys = [
            [self._row_key(units, Row((cell,)), None) for cell in row.cells]
            for units, row in ((self.old, left), (self.new, right))
        ]
        return _aligned(keys[0], keys[1], _each(left), _each(right), LEAST)

    def _cell(self, kind: Literal["struck", "added"], old: Cell | None, new: Cell | None, at: int) -> CellPair:
        cell = old or new or Cell(())
        items = self.story(cell.blocks if old else (), cell.blocks if new else ())
        return CellPair(kind, at if old else None, at if new else None, items, cell.columns, cell.rows)

    def _cell_pair(self, old: Cell | None, new: Cell | None, i: int | None, j: int | None) -> CellPair:
        if old is None or new is None:
            return self._cell("added" if old is None else "struck", old, new, (i if j is None else j) or 0)
        items = self.story(old.blocks, new.blocks)
        same = all(item.kind == "equal" for item in items)
        return CellPair("equal" if same else "edited", i, j, items, new.columns, new.rows)


def _aligned(
    a: Sequence[object], b: Sequence[object], words_a: Sequence[list[str]], words_b: Sequence[list[str]], least: float
) -> list[Pair]:
    """All of both in order: equal ones, then the most alike that keep the order, then what only one of them has."""
    pairs = in_order([repr(key) for key in a], [repr(key) for key in b])
    ends = [(-1, -1), *pairs, (len(a), len(b))]
    for (a0, b0), (a1, b1) in pairwise(ends):
        rest_a, rest_b = range(a0 + 1, a1), range(b0 + 1, b1)
        if len(rest_a) == len(rest_b) == 1 and {*words_a[rest_a[0]]} & {*words_b[rest_b[0]]}:
            pairs.append((rest_a[0], rest_b[0]))  # nothing else can have become of it
        elif rest_a and rest_b:
            coder = Coder()
            codes = [[coder.code(words[at]) for at in rest] for words, rest in ((words_a, rest_a), (words_b, rest_b))]
            found = sorted((rest_a[m.a], rest_b[m.b]) for m in assign(similar(codes[0], codes[1], least)))
            away = moved([j for _i, j in found])
            pairs += [pair for at, pair in enumerate(found) if at not in away]
    pairs.sort()
    out: list[Pair] = []
    ends = [(-1, -1), *pairs, (len(a), len(b))]
    for (a0, b0), (a1, b1) in pairwise(ends):
        out += [(at, None) for at in range(a0 + 1, a1)]
        out += [(None, at) for at in range(b0 + 1, b1)]
        out += [(a1, b1)] if a1 < len(a) else []
    return out


def _plain(table: Table) -> bool:
    """Whether every row has as many cells and none spans several columns or rows."""
    counts = {len(row.cells) for row in table.rows}
    return len(counts) == 1 and all(cell.columns == cell.rows == 1 for row in table.rows for cell in row.cells)


def _words(cells: Sequence[Cell]) -> list[str]:
    return " ".join(cell.text() for cell in cells).casefold().split()


def _each(row: Row) -> list[list[str]]:
    return [_words([cell]) for cell in row.cells]
