"""Tables without vertical rules: columns of figures under one another, and rows between rules of the same length.

Names in columns and the rows of a form look alike, so the evidence must be strong: figures, or at least three rules.
"""

import itertools
from collections.abc import Iterator, Sequence

from kserender.extract.readers.pdf.figures import is_figure, is_year
from kserender.extract.readers.pdf.lines import Line, Row
from kserender.extract.readers.pdf.shapes import Box, Rule
from kserender.extract.readers.pdf.tables import TableArea, TableCell, TableRow, with_header

# Rows of figures that make a table: so many with two columns of figures or more, and with one.
MIN_ROWS, MIN_ROWS_NARROW = 3, 4
# Sides of figures in a column fall together within so many points, in this part of the rows.
SAME_SIDE, MOSTLY = 3.0, 0.75
MAX_HEADER_ROWS = 2
# Rules of one table begin and end together within so many points; there are at least so many.
SAME_END, MIN_RULES = 4.0, 3
# In parts of the rows between the rules: those that must have text in two columns.
IN_COLUMNS = 0.6
# Distances between baselines, in parts of the type size: of a cell's lines, and of a table's rows.
NEAR, FAR = 1.4, 4.0

Columns = tuple[tuple[float, float], ...]


def figures(rows: Sequence[Row]) -> tuple[list[TableArea], list[Row]]:
    """The tables of figures, and the rows outside them."""
    found: list[TableArea] = []
    left: list[Row] = []
    at = 0
    while at < len(rows):
        end = _stretch_end(rows, at)
        table = _figure_table(rows, at, end) if end - at >= MIN_ROWS else None
        if table is None:
            left.append(rows[at])
            at += 1
            continue
        start, area = table
        del left[len(left) - (at - start) :]
        found.append(area)
        at = end
    return found, left


def between_rules(rows: Sequence[Row], rules: Sequence[Rule]) -> tuple[list[TableArea], list[Row]]:
    """The tables whose rows stand between rules of the same length, and the rows outside them."""
    found: list[TableArea] = []
    left = list(rows)
    for group in _same_rules(rules):
        box = Box(group[0].box.x0, group[0].y, group[0].box.x1, group[-1].y)
        inside = [
            row for row in left if all(box.holds(piece.x0, piece.y - 0.3 * piece.size, SAME_END) for piece in row)
        ]
        columns = _columns(inside)
        if len(columns) < 2 or sum(len(row) > 1 for row in inside) < IN_COLUMNS * len(inside):
            continue
        found.append(_ruled_table(inside, columns, [rule.y for rule in group], box))
        gone = set(map(id, inside))
        left = [row for row in left if id(row) not in gone]
    return found, left


def _is_figures(row: Row) -> bool:
    """Whether all pieces after the first are figures."""
    texts = [piece.text.strip() for piece in row[1:]]
    return any(any(sign.isdigit() for sign in text) for text in texts) and all(map(is_figure, texts))


def _stretch_end(rows: Sequence[Row], start: int) -> int:
    """The row after the last of the rows of figures that follow one another, with the lines between them that go on
    in the first column."""
    end = at = start
    while at < len(rows) and (at == start or rows[at][0].y - rows[at - 1][0].y <= FAR * rows[at][0].size):
        if _is_figures(rows[at]):
            end = at + 1
        elif not (end == at and at > start and _goes_on(rows[at - 1], rows[at])):
            break
        at += 1
    # The last row's first cell may go on too.
    return end + 1 if start < end < len(rows) and _goes_on(rows[end - 1], rows[end]) else end


def _goes_on(above: Row, below: Row) -> bool:
    one, two = above[0], below[0]
    near = 0 < two.y - one.y <= NEAR * one.size and abs(two.x0 - one.x0) < 2 * one.size
    return len(above) > 1 and len(below) == 1 and near and two.x1 < above[1].x0 and abs(one.size - two.size) < 0.5


def _figure_table(rows: Sequence[Row], start: int, end: int) -> tuple[int, TableArea] | None:
    full = [row for row in rows[start:end] if len(row) > 1]
    columns = _columns([row[1:] for row in full])
    enough = MIN_ROWS if len(columns) > 1 else MIN_ROWS_NARROW
    if not columns or len(full) < enough or not _are_aligned(full, columns) or _is_contents(full):
        return None
    first = min(row[0].x0 for row in rows[start:end])
    edge = max(row[0].x1 for row in full)
    if edge >= columns[0][0]:
        return None
    columns = ((first, max(edge, first + 1)), *columns)
    head = start
    while head > 0 and start - head < MAX_HEADER_ROWS and _is_header(rows[head - 1], rows[head], columns):
        head -= 1
    made = list(_rows(rows[head:end], columns))
    marked = [row._replace(header=at < start - head or _is_years(row)) for at, row in enumerate(made)]
    if not any(row.header for row in marked):
        marked = list(with_header(marked, ()))
    return head, TableArea(tuple(marked), around_rows(rows[head:end]))


def _columns(rows: Sequence[Row]) -> Columns:
    """The stretches of x that pieces stand in: pieces that overlap are in one column."""
    out: list[tuple[float, float]] = []
    for x0, x1 in sorted((piece.x0, piece.x1) for row in rows for piece in row):
        if out and x0 < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return tuple(out)


def _are_aligned(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether the figures of each column have their left sides, right sides or middles under one another."""
    for left, right in columns:
        cells = [piece for row in rows for piece in row[1:] if left <= piece.x0 and piece.x1 <= right]
        sides = ([c.x0 for c in cells], [c.x1 for c in cells], [(c.x0 + c.x1) / 2 for c in cells])
        if not any(_fall_together(side) for side in sides):
            return False
    return True


def _fall_together(places: Sequence[float]) -> bool:
    best = max(sum(abs(place - other) <= SAME_SIDE for other in places) for place in places)
    return best >= MOSTLY * len(places)


def _is_contents(rows: Sequence[Row]) -> bool:
    """Whether the figures are page numbers that grow, as in a table of contents."""
    texts = [row[1].text.strip() for row in rows if len(row) == 2]
    if len(texts) < len(rows) or not all(text.isdigit() for text in texts):
        return False
    pages = list(map(int, texts))
    return pages == sorted(pages)


def _is_header(row: Row, below: Row, columns: Columns) -> bool:
    """Whether the row stands over the columns: each piece after the first over one of its own."""
    if below[0].y - row[0].y > FAR * row[0].size:
        return False
    places = [_column(piece, columns) for piece in row]
    return None not in places and len(set(places)) == len(places) and any(place for place in places)


def _is_years(row: TableRow) -> bool:
    texts = [line.text.strip() for cell in row.cells[1:] for line in cell.lines]
    return bool(texts) and all(map(is_year, texts))


def _column(piece: Line, columns: Columns) -> int | None:
    """The column that the piece overlaps most."""
    shared = [min(piece.x1, right) - max(piece.x0, left) for left, right in columns]
    best = max(range(len(columns)), key=lambda at: shared[at])
    return best if shared[best] > 0 else None


def _rows(rows: Sequence[Row], columns: Columns) -> Iterator[TableRow]:
    """One table row for each row that has more than its first cell; the others go on in the row above."""
    group: list[Row] = []
    for row in rows:
        if group and not (len(row) == 1 and _goes_on(group[0], row)):
            yield made_row(group, columns)
            group = []
        group.append(row)
    if group:
        yield made_row(group, columns)


def made_row(group: Sequence[Row], columns: Columns) -> TableRow:
    """The table row of these rows, each text in the column it overlaps most."""
    cells: list[list[Line]] = [[] for _ in columns]
    for piece in (piece for row in group for piece in row):
        cells[_column(piece, columns) or 0].append(piece)
    top, bottom = group[0][0].top, group[-1][0].y
    boxes = [Box(left, top, right, bottom) for left, right in columns]
    return TableRow(tuple(TableCell(tuple(lines), box) for lines, box in zip(cells, boxes, strict=True)))


def around_rows(rows: Sequence[Row]) -> Box:
    """The area of all the rows."""
    pieces = [piece for row in rows for piece in row]
    return Box(
        min(p.x0 for p in pieces), min(p.top for p in pieces), max(p.x1 for p in pieces), max(p.y for p in pieces)
    )


def _same_rules(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules with the same ends, from the top."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.y):
        for group in groups:
            same = abs(group[0].box.x0 - rule.box.x0) <= SAME_END and abs(group[0].box.x1 - rule.box.x1) <= SAME_END
            if same and rule.y - group[-1].y > 2:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return (group for group in groups if len(group) >= MIN_RULES)


def _ruled_table(rows: Sequence[Row], columns: Columns, ys: Sequence[float], box: Box) -> TableArea:
    made: list[TableRow] = []
    for top, bottom in itertools.pairwise(ys):
        band = [row for row in rows if top < row[0].y <= bottom + 1]
        # Several full lines between two rules are rows of their own.
        if len(band) > 1 and all(len(row) > 1 and _column(row[0], columns) == 0 for row in band):
            made += [made_row([row], columns) for row in band]
        elif band:
            made.append(made_row(band, columns))
    marked = list(with_header(made, ()))
    if not any(row.header for row in marked) and len(ys) == MIN_RULES and len(marked) > 1:
        marked[0] = marked[0]._replace(header=True)
    return TableArea(tuple(marked), box)
