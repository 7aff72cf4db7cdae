"""Tables of WordprocessingML: a header row that is repeated, columns that fit, numbers that are not broken."""

import re
from collections.abc import Sequence
from itertools import product

from kserender.render.content import Grid
from kserender.render.docx.xml import Element, element, filled, prototype, sub

# Widths in twentieths of a point, for Arial of 9 points: a letter, the space inside a number, a cell's margins.
_LETTER, _SPACE, _MARGINS = 102, 52, 180
_NUMBER = re.compile(r"[-–\N{MINUS SIGN}]?\d[\d \N{NO-BREAK SPACE}.,]*(?: ?(?:kr|tkr|mnkr|mkr|mdkr|%))?")
# Between the groups of a number no line may break (Svenska skrivregler).
_GROUP = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")

# A table with no more rows than this is not divided between pages.
MOST_ROWS_TOGETHER = 12


def table(grid: Grid, width: int, style: str | None, cell_style: str | None) -> Element:
    """A table `width` wide (twentieths of a point); the styles by id, or None for plain lines."""
    rows = [[_GROUP.sub("\N{NO-BREAK SPACE}", text) for text in row] for row in (grid.header, *grid.rows) if row]
    columns = max(map(len, rows), default=0)
    rows = [[*row, *[""] * (columns - len(row))] for row in rows]
    widths = _widths(rows, width)
    to_the_right = _numeric(rows[1:] if grid.header else rows, columns)
    made = element("tbl")
    made.append(_properties(grid, width, style))
    sizes = sub(made, "tblGrid")
    for size in widths:
        sub(sizes, "gridCol", w=size)
    short = len(rows) <= MOST_ROWS_TOGETHER
    patterns = {kind: prototype(_look(cell_style, *kind)) for kind in product((True, False), repeat=2)}
    for number, row in enumerate(rows):
        together = short and number < len(rows) - 1
        line = sub(made, "tr")
        properties = sub(line, "trPr")
        sub(properties, "cantSplit")
        if grid.header and number == 0:
            sub(properties, "tblHeader")
        for column, text in enumerate(row):
            _cell(line, text, widths[column], patterns[column in to_the_right, together])
    return made


def _cell(row: Element, text: str, width: int, pattern: Element) -> None:
    made = sub(row, "tc")
    sub(sub(made, "tcPr"), "tcW", w=width, type="dxa")
    made.append(filled(pattern, text))


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


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Columns wide enough for their numbers, then for their longest words, then by how much text they hold."""
    columns = list(zip(*rows, strict=True))
    words = [[word for text in texts for word in re.split(r"[ \n\t]", text)] for texts in columns]
    needs = [
        [max(map(_size, filter(_NUMBER.fullmatch, found)), default=0) + _MARGINS for found in words],
        [max(map(_size, found), default=0) + _MARGINS for found in words],
        [_MARGINS + _LETTER * sum(map(len, texts)) for texts in columns],
    ]
    got = [0.0] * len(columns)
    for need in needs:
        wish = [max(asked - have, 0.0) for asked, have in zip(need, got, strict=True)]
        left = width - sum(got)
        part = min(left / sum(wish), 1.0) if sum(wish) else 0.0
        got = [have + part * more for have, more in zip(got, wish, strict=True)]
    return [int(have + (width - sum(got)) / len(got)) for have in got]


def _size(word: str) -> int:
    hard = word.count("\N{NO-BREAK SPACE}")
    return (len(word) - hard) * _LETTER + hard * _SPACE
