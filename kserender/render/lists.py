"""Writes lists as an Excel workbook, a sheet each: a head that stays in sight, and columns to sort and choose in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from kserender.i18n import _
from kserender.render.screen import safe

# What a cell of Excel can hold.
LONGEST = 32_767
# The file says of itself when it was made; the same lists give the same bytes.
_MADE = datetime(1980, 1, 1, tzinfo=UTC)

Row = Sequence[str | int | float]


@dataclass(frozen=True, slots=True)
class List:
    """A sheet: its name, its columns with their widths in characters, and its rows.

    `choices` are what the cells of a column may hold, by its number, where they are to be chosen from a few.
    """

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[Row]
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()


def workbook(lists: Sequence[List], title: str) -> bytes:
    """The workbook; every text is a text, also one that begins as a formula does."""
    import xlsxwriter

    stream = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": title, "created": _MADE})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for one in lists:
            _write(book.add_worksheet(one.name), one, head, cell)
    return stream.getvalue()


def _write(sheet: Any, one: List, head: Any, cell: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for column, (title, width) in enumerate(one.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    at = 0
    for at, row in enumerate(one.rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(at, column, value, cell)
            elif value:
                sheet.write_string(at, column, _fitting(value), cell)
    for column, choices in one.choices if at else ():
        sheet.data_validation(1, column, at, column, {"validate": "list", "source": list(choices)})
    sheet.autofilter(0, 0, at, len(one.columns) - 1)


def _fitting(text: str) -> str:
    """The text as a cell can hold it; one that is longer says so."""
    text = safe(text)
    if len(text) <= LONGEST:
        return text
    more = _(" … [the text is longer than a cell can hold: {count} characters in all]").format(count=len(text))
    return text[: LONGEST - len(more)] + more
