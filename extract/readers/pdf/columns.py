"""Reading order: text set in columns is read column by column, rows of a form or of names line by line."""

import itertools
from collections.abc import Iterator, Sequence

from kserender.extract.readers.pdf.lines import Line, Row, joined
from kserender.extract.readers.pdf.measures import fits, right_margin
from kserender.extract.readers.pdf.paragraphs import goes_on

# A column has at least so many lines of running text one under another, with so many letters on the average.
MIN_LINES, MIN_LETTERS = 5, 20
# So many of them, at least, end because they are full, and begin in the middle of a sentence.
FULL, INSIDE = 0.6, 0.35


def bands(rows: Sequence[Row]) -> list[list[Line]]:
    """The lines of a page in reading order, in groups that stand under one another: the full width or one column."""
    out: list[list[Line]] = []
    at = 0
    for start, end, gutter in _column_stretches(rows):
        if at < start:
            out.append([joined(row) for row in rows[at:start]])
        for side in (_left, _right):
            part = [pieces for row in rows[start:end] if (pieces := side(row, gutter))]
            out += bands(part)
        at = end
    if at < len(rows):
        out.append([joined(row) for row in rows[at:]])
    return out


def _left(row: Row, gutter: float) -> Row:
    return tuple(piece for piece in row if piece.x0 < gutter)


def _right(row: Row, gutter: float) -> Row:
    return tuple(piece for piece in row if piece.x0 >= gutter)


def _column_stretches(rows: Sequence[Row]) -> Iterator[tuple[int, int, float]]:
    """The stretches of rows that are set in columns: first row, row after the last, and the x between the columns."""
    at = 0
    while found := _next_stretch(rows, at):
        yield found
        at = found[1]


def _next_stretch(rows: Sequence[Row], at: int) -> tuple[int, int, float] | None:
    best: tuple[int, int, float] | None = None
    for gutter in _gutters(rows[at:]):
        start = at
        for end in range(at, len(rows) + 1):
            if end < len(rows) and not _crosses(rows[end], gutter):
                continue
            if _are_columns(rows[start:end], gutter) and (best is None or start < best[0]):
                best = (*_trimmed(rows, start, end, gutter), gutter)
            start = end + 1
    return best


def _gutters(rows: Sequence[Row]) -> list[float]:
    """Places just left of where many pieces begin, other than the leftmost."""
    starts = sorted(piece.x0 for row in rows for piece in row)
    out, group = [], list[float]()
    for x in [*starts, float("inf")]:
        if group and x - group[-1] > 3:
            if len(group) >= MIN_LINES and group[0] > starts[0] + 60:
                out.append(group[0] - 2)
            group = []
        group.append(x)
    return out


def _crosses(row: Row, gutter: float) -> bool:
    return any(piece.x0 < gutter < piece.x1 for piece in row)


def _trimmed(rows: Sequence[Row], start: int, end: int, gutter: float) -> tuple[int, int]:
    """Without the rows over and under the right column, which are as wide as the page though they are short."""
    right = [at for at in range(start, end) if _right(rows[at], gutter)]
    return right[0], end


def _are_columns(rows: Sequence[Row], gutter: float) -> bool:
    return all(
        _is_running([joined(pieces) for row in rows if (pieces := side(row, gutter))]) for side in (_left, _right)
    )


def _is_running(lines: Sequence[Line]) -> bool:
    """Whether these lines are running text rather than names, labels or figures."""
    if len(lines) < MIN_LINES or sum(len(line.text) for line in lines) < MIN_LETTERS * len(lines):
        return False
    right = right_margin(lines)
    pairs = list(itertools.pairwise(lines))
    full = sum(not fits(above, below, right) for above, below in pairs)
    inside = sum(goes_on(line.text) for line in lines)
    return full >= FULL * len(pairs) and inside >= INSIDE * len(lines)
