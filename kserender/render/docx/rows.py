"""A table like the template's own: its row is copied for each row of the content, column by column."""

from collections.abc import Mapping, Sequence

from kserender.render.docx.bookmarks import CLOSE, START
from kserender.render.docx.looks import look_of, run_look_of
from kserender.render.docx.table import EMPTY
from kserender.render.docx.xml import TC, Element, P, copy, detach, is_on, paragraph, text_of, w

_TR = w("tr")


def fits(pattern: Element, header: Sequence[str]) -> bool:
    """Whether the template's table has a column for each of these, by its heading, or as many columns without any."""
    head, _row = _parts(pattern)
    names = _names(head[-1]) if head else []
    return set(map(_folded, header)) <= set(names) if names else len(header) == len(_cells(_row))


def table_like(pattern: Element, rows: Sequence[Mapping[str, str]], texts: Sequence[str]) -> Element:
    """A copy of the table with these rows: each text in the column with its heading, or else in that order.

    `texts` are the rows in one text each, for a table whose columns are others: that goes into the first one.
    """
    made = copy(pattern)
    for mark in list(made.iter(START, CLOSE)):  # a bookmark stands only once
        detach(mark)
    head, row = _parts(made)
    names = _names(head[-1]) if head else []
    place = row.getprevious()
    for old in [old for old in made.findall(_TR) if old not in head]:
        detach(old)
    for at, cells in enumerate(rows):
        wanted = {_folded(name): text for name, text in cells.items()}
        columns = _cells(row)
        if set(names) & set(wanted):
            filled = [wanted.get(name, "") for name in names]
        elif len(columns) == len(wanted):
            filled = list(wanted.values())
        else:
            filled = [texts[at] if texts else ", ".join(filter(None, wanted.values()))]
        new = copy(row)
        for cell, text in zip(_cells(new), [*filled, *[""] * len(columns)], strict=False):
            _fill(cell, text)
        place.addnext(new)
        place = new
    return made


def _parts(table: Element) -> tuple[list[Element], Element]:
    """The header rows, and the row to copy."""
    rows, head = table.findall(_TR), head_of(table)
    body = [row for row in rows if row not in head]
    return head, (body or rows)[0]


def head_of(table: Element) -> list[Element]:
    """The header rows of a table; of several rows without a mark the first is the header."""
    rows = table.findall(_TR)
    return [row for row in rows if is_on(row.find(w("trPr")), "tblHeader")] or (rows[:1] if len(rows) > 1 else [])


def _cells(row: Element) -> list[Element]:
    return list(row.findall(TC))


def _names(row: Element) -> list[str]:
    return [_folded("".join(text_of(block) for block in cell.iter(P))) for cell in _cells(row)]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _fill(cell: Element, text: str) -> None:
    blocks = cell.findall(P)
    look, run_look = (look_of(blocks[0]), run_look_of(blocks[0])) if blocks else (None, None)
    for block in [child for child in cell if child.tag != w("tcPr")]:
        detach(block)
    cell.append(paragraph(text or EMPTY, look, run_look))
