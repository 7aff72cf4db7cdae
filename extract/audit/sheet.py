"""A table as figures: every cell with its exact number, its unit and its place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from kserender.extract.action_plan import columns_of
from kserender.extract.language.numbers import cell_number, column_unit
from kserender.extract.matter import Matter
from kserender.model import Cell, Figure, Heading, Paragraph, Row, Table
from kserender.paper import Paper, Place

MONEY = ("kr", "tkr", "mnkr", "mdkr")
# What has no sum: labels, ratios and years.
UNSUMMED = ("nummer", "kvot", "år")
# A unit in a row's label that its cells have whatever the column says.
_OF_ROWS = ("procent", "procentenheter", "kvot")
# A header that ends with a sum has the first row in it, where rules are missing in a PDF.
_SWALLOWED = re.compile(r"(?:\s[-–−]\d|\d,\d|\d \d{3})\d*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A number in a cell.  `unit` is kr, tkr, procent, antal, år, … or None where nothing tells."""

    value: Decimal
    unit: str | None
    text: str

    @property
    def digit(self) -> Decimal:
        """What one in the last digit that is shown is worth: 1, or 0.1."""
        exponent = self.value.as_tuple().exponent
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of figures: its label, its numbers by column, and the cells as they stand in the table."""

    label: str
    entries: dict[int, Entry]
    texts: tuple[str, ...]
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Sheet:
    """A table; `header` has the words over each column.  `whole` is False when the table may lack rows of its own."""

    table: Table
    matter: Matter = field(repr=False)
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    whole: bool = True

    def place(self, line: Line, column: int) -> Place | None:
        """Where the cell stands."""
        cell = line.cells[column] if column < len(line.cells) else None
        for block in cell.blocks if cell else ():
            if isinstance(block, Heading | Paragraph):
                return self.matter.place(block)
        return None

    def unit(self, column: int) -> str | None:
        """The unit of most numbers of the column."""
        units = Counter(line.entries[column].unit for line in self.lines if column in line.entries)
        return units.most_common(1)[0][0] if units else None

    def title(self, column: int) -> str:
        """The words over a column, on one line."""
        return " ".join(self.header[column].split()) if column < len(self.header) else ""

    @property
    def columns(self) -> range:
        """The columns, from 0."""
        return range(max((len(line.texts) for line in self.lines), default=0))


def money_tables(matter: Matter, paper: Paper) -> list[Table]:
    """The tables that are no action plans."""
    planned = {row.place.paragraph for part in paper.action_tables for row in part.rows if row.place}
    found = []
    for table in matter.tables:
        first = [cell_text(cell) for cell in table.rows[0].cells] if table.rows else []
        if not columns_of(first) and not _paragraphs(table) & planned:
            found.append(table)
    return found


def sheets(matter: Matter, paper: Paper) -> tuple[Sheet, ...]:
    """The tables as figures, those that a page break cut put together."""
    tables = money_tables(matter, paper)
    wanted = {id(table) for table in tables}
    groups: list[list[Table]] = []
    goes_on = False
    for block in matter.document.blocks:
        if isinstance(block, Table) and id(block) in wanted:
            if goes_on and groups and _continues(groups[-1][0], block):
                groups[-1].append(block)
            else:
                groups.append([block])
            goes_on = True
        elif block.layer == "body" and (isinstance(block, Figure) or block.text("revised").strip()):
            goes_on = False
    return tuple(sheet(matter, group) for group in groups)


def sheet(matter: Matter, tables: Sequence[Table]) -> Sheet:
    """The sheet of a table, or of the parts of one."""
    grid = [list(grid_row) for table in tables for grid_row in expanded(table)]
    head = header_rows(tables[0], grid)
    texts = [[cell_text(cell) if cell else "" for cell in row] for row in grid]
    header = tuple(" ".join(_spread(grid[:head], at)) for at in range(len(grid[0]) if grid else 0))
    body = [at for at in range(head, len(grid)) if at == head or texts[at] != texts[0]]
    units = column_units(header, [texts[at] for at in body])
    lines = tuple(
        Line(row_label(texts[at]), entries(texts[at], units), tuple(texts[at]), tuple(grid[at])) for at in body
    )
    whole = head > 0 and not any(_SWALLOWED.search(title) for title in header)
    return Sheet(tables[0], matter, header, lines, whole)


def expanded(table: Table) -> Iterator[list[Cell | None]]:
    """The rows with a place for every column: None where a cell that spans columns or rows goes on."""
    hanging: dict[int, int] = {}
    for row in table.rows:
        out: list[Cell | None] = []
        for cell in row.cells:
            while hanging.get(len(out), 0):
                hanging[len(out)] -= 1
                out.append(None)
            for at in range(max(1, cell.columns)):
                if cell.rows > 1:
                    hanging[len(out)] = cell.rows - 1
                out.append(None if at else cell)
        while hanging.get(len(out), 0):
            hanging[len(out)] -= 1
            out.append(None)
        yield out


def header_rows(table: Table, grid: Sequence[Sequence[Cell | None]]) -> int:
    """How many rows at the top are words over the columns: marked so, or with no number but years."""
    marked = 0
    while marked < len(table.rows) and table.rows[marked].header:
        marked += 1
    if marked:
        return marked
    first = [cell_text(cell) for cell in grid[0] if cell] if grid else []
    numbers = [text for text in first if cell_number(text) is not None]
    plain = sum(bool(text) for text in first) > 1 and len(numbers) < len([t for t in first if t])
    return 1 if len(grid) > 1 and plain and all(is_year(text) for text in numbers) else 0


def column_units(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str | None]:
    """The unit of each column: by its header, by most of its cells, or by what the corner says of the whole table."""
    width = max([len(header), *map(len, rows)], default=0)
    corner = column_unit(header[0]) if header else None
    found: list[str | None] = []
    for at in range(width):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        numbers = [number for cell in cells if (number := cell_number(cell)) is not None]
        unit = column_unit(header[at]) if at < len(header) else None
        own = Counter(unit for _, unit in numbers if unit).most_common(1)
        if unit is None and numbers and all(is_year(cell) for cell in cells):
            unit = "år"
        if unit is None and _counts_up(cells):
            unit = "nummer"
        found.append(unit or (own[0][0] if own else corner if corner in MONEY else None))
    return found


def entries(texts: Sequence[str], units: Sequence[str | None]) -> dict[int, Entry]:
    """The numbers of a row with their units."""
    row = row_unit(row_label(texts))
    found = {}
    for at, text in enumerate(texts):
        number = cell_number(text)
        if number is not None:
            found[at] = Entry(number[0], number[1] or row or (units[at] if at < len(units) else None), text)
    return found


def row_unit(label: str) -> str | None:
    """The unit that the label of a row gives to all its numbers."""
    unit = column_unit(label)
    if unit in _OF_ROWS or (unit == "antal" and label.casefold().startswith("antal")):
        return unit
    return None


def row_label(texts: Sequence[str]) -> str:
    """The first cell that is no number, when it stands before the numbers; a row number before it is passed over."""
    for at, text in enumerate(texts):
        if cell_number(text) is None:
            if text:
                return text
        elif at > 0:
            break
    return ""


def is_year(text: str) -> bool:
    """Whether a cell is a year and no sum: four digits in one piece."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", text.strip()))


def cell_text(cell: Cell) -> str:
    """The text of a cell as proposed, on one line."""
    return " ".join(cell.text("revised").split("\n")).strip()


def _counts_up(cells: Sequence[str]) -> bool:
    numbers = [number[0] for cell in cells if (number := cell_number(cell)) is not None]
    return len(numbers) > 2 and all(b - a == 1 for a, b in pairwise(numbers))


def _spread(rows: Sequence[Sequence[Cell | None]], at: int) -> Iterator[str]:
    """The words over a column, those of a cell that spans it included."""
    for row in rows:
        place = min(at, len(row) - 1)
        while place > 0 and row[place] is None:
            place -= 1
        if place >= 0 and (cell := row[place]) is not None and cell_text(cell):
            yield cell_text(cell)


def _continues(first: Table, after: Table) -> bool:
    width = len(first.rows[0].cells) if first.rows else 0
    if not after.rows or len(after.rows[0].cells) != width:
        return False
    top = [cell_text(cell) for cell in after.rows[0].cells]
    return not after.rows[0].header or top == [cell_text(cell) for cell in first.rows[0].cells]


def _paragraphs(table: Table) -> set[int]:
    rows: tuple[Row, ...] = table.rows
    return {block.place.paragraph for row in rows for cell in row.cells for block in cell.blocks}
