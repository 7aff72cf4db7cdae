"""Writes lists as an Excel workbook, a sheet each: a head that stays in sight, and columns to sort and choose in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain, islice
from typing import Any, BinaryIO

from kserender.i18n import _
from kserender.render.screen import safe

# What a cell and a sheet of Excel can hold.
LONGEST = 32_767
MOST = 1_048_575  # rows below the head
# The file says of itself when it was made; the same lists give the same bytes.
_MADE = datetime(1980, 1, 1, tzinfo=UTC)

Row = Sequence[str | int | float | None]


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
    stream = BytesIO()
    write_workbook(stream, lists, title)
    return stream.getvalue()


def write_workbook(stream: BinaryIO, lists: Sequence[List], title: str) -> None:
    """Write the workbook to a stream, holding one row at a time; rows that a sheet has no room for go on in another."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(_FailingOnce(stream), options) as book:
            book.set_properties({"title": title, "created": _MADE})
            head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
            cell = book.add_format({"text_wrap": True, "valign": "top"})
            for one in lists:
                for name, rows in _sheets(one):
                    _write(book.add_worksheet(name), one, rows, head, cell)
    except FileCreateError as error:
        raise error.args[0] from error  # the system's own error, which says why


class _FailingOnce:
    """A stream that says only once that it cannot be written: the zip archive in it is closed once more when it is
    forgotten, and nobody is there then to be told."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._failed = False

    def write(self, data: bytes) -> Any:
        return self._tried(self._stream.write, data)

    def seek(self, offset: int, whence: int = 0) -> Any:
        return self._tried(self._stream.seek, offset, whence)

    def tell(self) -> Any:
        return self._tried(self._stream.tell)

    def flush(self) -> None:
        self._tried(self._stream.flush)

    def _tried(self, work: Callable[..., Any], *arguments: Any) -> Any:
        if self._failed:
            return 0
        try:
            return work(*arguments)
        except OSError:
            self._failed = True
            raise


def _sheets(one: List) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows in parts that a sheet can hold, with a name for each; one without rows too."""
    rows = iter(one.rows)
    yield one.name, islice(rows, MOST)
    number = 1
    for first in rows:
        number += 1
        yield f"{one.name} {number}", chain([first], islice(rows, MOST - 1))


def _write(sheet: Any, one: List, rows: Iterable[Row], head: Any, cell: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for column, (title, width) in enumerate(one.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    at = 0
    for at, row in enumerate(rows, 1):
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
