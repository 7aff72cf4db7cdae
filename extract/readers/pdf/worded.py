"""Columns of words without any rules that may be a table: a bold header over rows, or many rows in three columns.

Names over one another (signatures), list items and the rows of a form stand in columns too; what tells a table is its
header, or columns that hold different kinds of things.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kserender.extract.readers.pdf.aligned import FAR, NEAR, Columns, around_rows, made_row
from kserender.extract.readers.pdf.lines import Row
from kserender.extract.readers.pdf.lists import label
from kserender.extract.readers.pdf.tables import TableArea, TableRow

# Rows under the header, and rows of three columns or more that need none; so many of those that begin in the first
# column, in parts, have all columns but one.
MIN_ROWS, MIN_ROWS_BARE, MIN_COLUMNS_BARE, FULL = 3, 5, 3, 0.6
# A text begins at a column's side within so many points.
SAME_SIDE = 3.0
# "Ada Lind", "Bo von Ek (S)", "Anna-Karin Ek Berg".
_NAME = re.compile(r"[A-ZÅÄÖÉ][\w-]+(?: (?:von|af|de|la|[A-ZÅÄÖÉ][\w.-]*)){1,3}(?:,? \(?[A-ZÅÄÖ]{1,3}\)?)?")


class Candidate(NamedTuple):
    """Rows start:end that may be a table, and the table."""

    start: int
    end: int
    area: TableArea


def candidates(rows: Sequence[Row]) -> Iterator[Candidate]:
    """The stretches of rows that may be tables, from the top; they do not overlap."""
    at = 0
    while at < len(rows):
        found = _candidate(rows, at) if len(rows[at]) > 1 else None
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def _candidate(rows: Sequence[Row], start: int) -> Candidate | None:
    head = _is_bold(rows[start])
    lefts = [piece.x0 for piece in rows[start]]
    end = _end(rows, start, lefts, head)
    body = rows[start + head : end]
    begun = [row for row in body if _column(row[0].x0, 0, lefts) == 0]
    full = [row for row in begun if len(row) >= max(len(lefts) - 1, 2)]
    enough = MIN_ROWS if head else MIN_ROWS_BARE
    if len(full) < enough or len(full) < FULL * len(begun) or (not head and len(lefts) < MIN_COLUMNS_BARE):
        return None
    if _are_items(full, lefts) or (not head and _are_names(full)):
        return None
    # A column is as wide as its longest line, so that lines that are full can be told from those that are not.
    rights = list(lefts)
    for piece in (piece for row in rows[start:end] for piece in row):
        at = _column(piece.x0, piece.x1, lefts) or 0
        rights[at] = max(rights[at], piece.x1)
    columns = tuple(zip(lefts, rights, strict=True))
    made = [row._replace(header=head and at == 0) for at, row in enumerate(_table_rows(rows[start:end], columns, head))]
    return Candidate(start, end, TableArea(tuple(made), around_rows(rows[start:end])))


def _is_bold(row: Row) -> bool:
    return all(piece.bold for piece in row)


def _end(rows: Sequence[Row], start: int, lefts: Sequence[float], head: bool) -> int:
    """The row after the last one whose texts all begin at the columns' sides and end before the next column."""
    end = start + 1
    while end < len(rows):
        above, row = rows[end - 1], rows[end]
        if row[0].y - above[0].y > FAR * row[0].size or (head and _is_bold(row)):
            break
        if any(_column(piece.x0, piece.x1, lefts) is None for piece in row):
            break
        if len(row) == 1 and row[0].y - above[0].y > NEAR * row[0].size:
            break
        end += 1
    # Single texts at the end may be the paragraph that follows.
    while end > start + 1 and len(rows[end - 1]) == 1 and _column(rows[end - 1][0].x0, 0, lefts) == 0:
        end -= 1
    return end


def _column(x0: float, x1: float, lefts: Sequence[float]) -> int | None:
    at = next((at for at, left in enumerate(lefts) if abs(left - x0) <= SAME_SIDE), None)
    return at if at is not None and (at + 1 == len(lefts) or x1 < lefts[at + 1]) else None


def _are_items(rows: Sequence[Row], lefts: Sequence[float]) -> bool:
    """Whether the first column holds only list labels, so that the rest is the items' text."""
    return len(lefts) == 2 and all(len(row[0].text.strip()) <= 3 or label(row[0]) is not None for row in rows)


def _are_names(rows: Sequence[Row]) -> bool:
    """Whether all is people's names, as over the line where they sign."""
    texts = [piece.text.strip() for row in rows for piece in row]
    return sum(bool(_NAME.fullmatch(text)) for text in texts) >= 0.6 * len(texts)


def _table_rows(rows: Sequence[Row], columns: Columns, head: bool) -> Iterator[TableRow]:
    groups: list[list[Row]] = []
    gaps = sorted(below[0].y - above[0].y for above, below in itertools.pairwise(rows[head:]))
    for at, row in enumerate(rows):
        goes_on = at > head and _goes_on(row, rows[at - 1], columns, gaps)
        if goes_on:
            groups[-1].append(row)
        else:
            groups.append([row])
    return (made_row(group, columns) for group in groups)


def _goes_on(row: Row, above: Row, columns: Columns, gaps: Sequence[float]) -> bool:
    """Whether the row is the rest of the one above: nothing in the first column, or a small letter there and a line's
    distance where rows stand farther apart."""
    if abs(row[0].x0 - columns[0][0]) > SAME_SIDE:
        return True
    near = row[0].y - above[0].y < 0.9 * gaps[-1]
    return near and len(row) < len(columns) and row[0].text[:1].islower()
