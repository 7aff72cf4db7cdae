"""Tables as text for a spreadsheet in Swedish (CSV): a mark for UTF-8 first, semicolons between, CRLF after each row.

A spreadsheet takes a cell that begins with = + - @ or a control sign for a formula, and runs it.  Real papers have such
cells: "- Att godkänna förslaget".  They get a ' before them, and `original` takes it away again: of any text,
`original(harmless(text)) == text`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

Value = str | int | float | None

# Such a beginning, also after ' signs: so that a text that has them of its own comes back with them.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\0]")


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def original(cell: str) -> str:
    """The text that `harmless` made this cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def decimal(value: int | float, *, comma: bool = False) -> str:
    """A number in figures, never with an exponent: 34800000, 12.5 or 12,5."""
    figures = f"{Decimal(repr(value)):f}".removesuffix(".0")
    return figures.replace(".", ",") if comma else figures


def csv_pieces(head: Sequence[str], rows: Iterable[Sequence[Value]], *, decimal_comma: bool = False) -> Iterator[str]:
    """The table, a piece for each row."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    stream.write("\ufeff")
    writer.writerow(map(harmless, head))
    yield _taken(stream)
    for row in rows:
        writer.writerow([_cell(value, decimal_comma) for value in row])
        yield _taken(stream)


def _cell(value: Value, comma: bool) -> str:
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else decimal(value, comma=comma)


def _taken(stream: StringIO) -> str:
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text
