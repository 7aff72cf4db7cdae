"""Paragraphs, runs and tables of WordprocessingML, made from plain text."""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from kserender.render.contents import Grid

# An lxml element; its stubs know nothing of python-docx's own element classes.
Element = Any

_SIGNS = {"\t": "w:tab", "\n": "w:br"}
_LEAST_SHARE, _MOST_SHARE = 0.05, 0.4


def element(tag: str, **attributes: str | int) -> Element:
    """An element of WordprocessingML with attributes of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def run(text: str, properties: Element | None = None) -> Element:
    """A run; "\\n" becomes a line break and "\\t" a tab."""
    made = element("r")
    if properties is not None:
        made.append(deepcopy(properties))
    for piece in filter(None, re.split(r"([\t\n])", text)):
        if piece in _SIGNS:
            made.append(OxmlElement(_SIGNS[piece]))
            continue
        inner = element("t")
        inner.text = piece
        inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(inner)
    return made


def paragraph(text: str, look: Element | None = None, run_look: Element | None = None) -> Element:
    """A paragraph; `look` and `run_look` are w:pPr and w:rPr to copy."""
    made = element("p")
    if look is not None:
        made.append(deepcopy(look))
    made.append(run(text, run_look))
    return made


def styled(style: str | None) -> Element | None:
    """Paragraph properties that name a style, by its id."""
    if style is None:
        return None
    made = element("pPr")
    made.append(element("pStyle", val=style))
    return made


def table(grid: Grid, width: int, style: str | None, cell_style: str | None) -> Element:
    """A table `width` wide (twentieths of a point) whose header row, if it has one, is repeated on every page."""
    rows = [grid.header, *grid.rows] if grid.header else list(grid.rows)
    widths = _widths(rows, width)
    made = element("tbl")
    made.append(_table_properties(grid, width, style))
    columns = element("tblGrid")
    columns.extend(element("gridCol", w=size) for size in widths)
    made.append(columns)
    for number, row in enumerate(rows):
        line = element("tr")
        properties = element("trPr")
        properties.append(element("cantSplit"))
        if grid.header and number == 0:
            properties.append(element("tblHeader"))
        line.append(properties)
        for size, text in zip(widths, [*row, *[""] * (len(widths) - len(row))], strict=True):
            cell = element("tc")
            cell_properties = element("tcPr")
            cell_properties.append(element("tcW", w=size, type="dxa"))
            cell.append(cell_properties)
            cell.append(paragraph(text, styled(cell_style)))
            line.append(cell)
        made.append(line)
    return made


def _table_properties(grid: Grid, width: int, style: str | None) -> Element:
    properties = element("tblPr")
    if style is not None:
        properties.append(element("tblStyle", val=style))
    properties.append(element("tblW", w=width, type="dxa"))
    if style is None:
        borders = element("tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(element(side, val="single", sz=4, space=0, color="auto"))
        properties.append(borders)
    properties.append(element("tblLayout", type="fixed"))
    first = int(bool(grid.header))
    properties.append(
        element(
            "tblLook", val=f"{first * 0x20:04X}", firstRow=first, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
        )
    )
    if grid.name:
        properties.append(element("tblCaption", val=grid.name))
    return properties


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Columns as wide as their longest word and the amount of their text ask for, within limits."""
    columns = max(map(len, rows), default=0)
    asked = []
    for at in range(columns):
        cells = [row[at] for row in rows if at < len(row)]
        longest = max((len(word) for cell in cells for word in cell.split()), default=1)
        amount = sum(map(len, cells)) / len(cells)
        asked.append(longest + amount**0.75)
    total = sum(asked) or 1
    shares = [min(max(size / total, _LEAST_SHARE), _MOST_SHARE) for size in asked]
    return [int(width * share / sum(shares)) for share in shares]
