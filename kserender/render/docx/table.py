"""Tables of WordprocessingML: a header row that is repeated, columns that fit, numbers that are not broken."""

import re
from collections.abc import Collection, Iterable, Sequence

from kserender.render.content import Grid
from kserender.render.docx.xml import Element, copy, element, fill_in, prototype, sub

# The size of the text in points, and of one whose words would not fit beside each other, at the least.
POINTS, SMALLEST = 9.0, 7.0
# Widths in twentieths of a point, for Arial of 9 points: a letter, the space inside a number, a cell's margins.
_LETTER, _SPACE, _MARGINS = 102, 52, 180
_SPACES = re.compile(r"[ \n\t]")
_NUMBER = re.compile(r"[-–\N{MINUS SIGN}]?\d[\d \N{NO-BREAK SPACE}.,]*(?: ?(?:kr|tkr|mnkr|mkr|mdkr|%))?")
# What an empty cell holds: LibreOffice tags one that has nothing as a paragraph without content.
EMPTY = "\N{NO-BREAK SPACE}"
# Between the groups of a number no line may break (Svenska skrivregler).
_GROUP = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")

# A table with no more rows than this is not divided between pages.
MOST_ROWS_TOGETHER = 12


def table(grid: Grid, width: int, style: str | None, cell_style: str | None) -> Element:
    """A table `width` wide (twentieths of a point); the styles by id, or None for plain lines."""
    rows = [[_GROUP.sub("\N{NO-BREAK SPACE}", text) for text in row] for row in (grid.header, *grid.rows) if row]
    columns = max(map(len, rows), default=0)
    rows = [[*row, *[""] * (columns - len(row))] for row in rows]
    points = _points(rows, width)
    widths = _widths(rows, width, points / POINTS)
    to_the_right = _numeric(rows[1:] if grid.header else rows, columns)
    made = element("tbl")
    made.append(_properties(grid, width, style))
    sizes = sub(made, "tblGrid")
    for size in widths:
        sub(sizes, "gridCol", w=size)
    short = len(rows) <= MOST_ROWS_TOGETHER
    # Rows are copies of one of two, those that stay with the next one and those that need not.
    smaller = None if points == POINTS else points
    patterns = [_row(widths, to_the_right, cell_style, smaller, together=together) for together in (False, True)]
    for number, row in enumerate(rows):
        line = copy(patterns[short and number < len(rows) - 1])
        if grid.header and number == 0:
            sub(line[0], "tblHeader")
        for cell, text in zip(line[1:], row, strict=True):
            fill_in(cell[-1], text or EMPTY)
        made.append(line)
    return made


def _row(
    widths: Sequence[int], to_the_right: Collection[int], style: str | None, points: float | None, *, together: bool
) -> Element:
    """A row with a prototype of a paragraph in each cell, in the size that the style has or another."""
    run_look = None if points is None else element("rPr")
    for tag in () if run_look is None else ("sz", "szCs"):
        sub(run_look, tag, val=int((points or 0) * 2))
    made = element("tr")
    sub(sub(made, "trPr"), "cantSplit")
    for column, width in enumerate(widths):
        cell = sub(made, "tc")
        sub(sub(cell, "tcPr"), "tcW", w=width, type="dxa")
        cell.append(prototype(_look(style, column in to_the_right, together), run_look))
    return made


def _look(style: str | None, to_the_right: bool, together: bool) -> Element:
    """Paragraph properties, in the order that the schema asks for."""
    made = element("pPr")
    if style is not None:
        sub(made, "pStyle", val=style)
    if together:
        sub(made, "keepNext")
    if to_the_right:
        sub(made, "jc", val="right")
    return made


def _properties(grid: Grid, width: int, style: str | None) -> Element:
    properties = element("tblPr")
    if style is not None:
        sub(properties, "tblStyle", val=style)
    sub(properties, "tblW", w=width, type="dxa")
    if style is None:
        borders = element("tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            sub(borders, side, val="single", sz=4, space=0, color="auto")
        properties.append(borders)
    sub(properties, "tblLayout", type="fixed")
    first = int(bool(grid.header))
    shown = {"firstRow": first, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    sub(properties, "tblLook", val=f"{first * 0x20 + 0x600:04X}", **shown)
    sub(properties, "tblCaption", val=grid.name)
    return properties


def _numeric(rows: Sequence[Sequence[str]], columns: int) -> set[int]:
    """The columns of nothing but numbers; the first column names its row, also when it does so with a year."""
    cells = {column: [row[column] for row in rows if row[column]] for column in range(1, columns)}
    return {column for column, texts in cells.items() if texts and all(map(_NUMBER.fullmatch, texts))}


def _points(rows: Sequence[Sequence[str]], width: int) -> float:
    """The size at which no word has to be broken, in half points, if there is one."""
    asked = sum(max(map(_size, _words(texts)), default=0) for texts in zip(*rows, strict=True))
    room = width - _MARGINS * max(map(len, rows), default=0)
    fitting = int(2 * POINTS * room / asked) / 2 if asked else POINTS
    return max(min(fitting, POINTS), SMALLEST)


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _SPACES.split(text)]


def _widths(rows: Sequence[Sequence[str]], width: int, scale: float) -> list[int]:
    """Columns wide enough for their numbers, then for their longest words, then by how much text they hold."""
    columns = list(zip(*rows, strict=True))
    words = [_words(texts) for texts in columns]
    sizes = [[_size(word) * scale for word in found] for found in words]
    numbers = [
        [size for word, size in zip(*pair, strict=True) if _NUMBER.fullmatch(word)]
        for pair in zip(words, sizes, strict=True)
    ]
    needs = [
        [max(found, default=0.0) + _MARGINS for found in numbers],
        [max(found, default=0.0) + _MARGINS for found in sizes],
        [_MARGINS + scale * _LETTER * sum(map(len, texts)) for texts in columns],
    ]
    got = [0.0] * len(columns)
    for need in needs[:2]:
        got = _filled(got, need, width)
    wish = [max(asked - have, 0.0) for asked, have in zip(needs[2], got, strict=True)]
    part = min((width - sum(got)) / sum(wish), 1.0) if sum(wish) else 0.0
    got = [have + part * more for have, more in zip(got, wish, strict=True)]
    return [int(have + (width - sum(got)) / len(got)) for have in got]


def _filled(got: Sequence[float], need: Sequence[float], width: int) -> list[float]:
    """The widths grown towards what is needed: those that lack least are filled first, the others share the rest."""
    out = list(got)
    by_lack = sorted(range(len(out)), key=lambda column: need[column] - out[column])
    for left, column in zip(range(len(out), 0, -1), by_lack, strict=True):
        out[column] += min(max(need[column] - out[column], 0.0), (width - sum(out)) / left)
    return out


def _size(word: str) -> int:
    hard = word.count("\N{NO-BREAK SPACE}")
    return (len(word) - hard) * _LETTER + hard * _SPACE
