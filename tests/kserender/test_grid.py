"""Where the cells of a table stand, when some cover several rows and columns."""

from hypothesis import given
from hypothesis import strategies as st

from kserender.grid import beside, columns, filled
from kserender.model import Cell, Row


def cell(columns: int = 1, rows: int = 1) -> Cell:
    return Cell((), columns, rows)


WIDE, TALL, ONE = cell(columns=2), cell(rows=2), cell()
TABLE = (Row((WIDE, TALL, ONE)), Row((ONE, ONE, ONE)), Row((ONE,)))


def test_columns() -> None:
    assert [[column for column, _cell in row] for row in columns(TABLE)] == [[0, 2, 3], [0, 1, 3], [0]]


def test_filled() -> None:
    assert filled(TABLE) == [[WIDE, None, TALL, ONE], [ONE, ONE, None, ONE], [ONE, None, None, None]]


def test_beside() -> None:
    assert list(beside(TABLE)) == [[WIDE, TALL, ONE], [ONE, ONE, None, ONE], [ONE]]


def test_no_rows() -> None:
    assert not filled(())
    assert not [*columns(()), *beside(())]


CELLS = st.builds(cell, st.integers(1, 3), st.integers(1, 4))
ROWS = st.lists(st.lists(CELLS, max_size=4).map(lambda cells: Row(tuple(cells))), max_size=5)


@given(ROWS)
def test_every_cell_stands_once_and_in_its_row(rows: list[Row]) -> None:
    grid = filled(rows)
    assert len({len(line) for line in grid}) <= 1
    for row, placed, line, cells in zip(rows, columns(rows), grid, beside(rows), strict=True):
        own = list(row.cells)
        assert [cell for _column, cell in placed] == own
        assert [cell for cell in line if cell is not None] == own
        assert [cell for cell in cells if cell is not None] == own
        numbers = [column for column, _cell in placed]
        assert numbers == sorted(set(numbers))
