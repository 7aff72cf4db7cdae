"""Table rows that the end of a page has cut become whole again.

Nothing in the file tells a cut row from two rows.  The evidence is the text: a line that is full at the foot of one
page and its sentence going on at the top of the next, and no cell that begins anew.
"""

from collections.abc import Iterator, Sequence

from kserender.extract.readers.pdf.layout import Item
from kserender.extract.readers.pdf.lines import Line
from kserender.extract.readers.pdf.measures import fits
from kserender.extract.readers.pdf.paragraphs import ends_open, goes_on
from kserender.extract.readers.pdf.tables import TableArea, TableCell, TableRow

# The sides of columns on two pages fall together within so many points.
SAME_SIDE = 3.0
# A text of so few words and letters may stand alone in a cell, however narrow.
MIN_WORDS, MIN_LETTERS = 2, 12


def whole_rows(items: Sequence[tuple[int, Item]]) -> Iterator[tuple[int, Item]]:
    """Page number and item, with the rest of a cut row in the row on the page where it begins; of a table that held
    nothing else, and the header once more, nothing is left."""
    above: tuple[int, TableArea] | None = None
    last = 0  # the page that the table above reaches
    for page, item in items:
        if above is not None and isinstance(item, TableArea) and page == last + 1 and continues(above[1], item):
            one, two = _mended(above[1], item)
            if two is None:
                above, last = (above[0], one), page
                continue
            yield above[0], one
            above, last = (page, two), page
            continue
        if above is not None:
            yield above
        above, last = ((page, item), page) if isinstance(item, TableArea) else (None, 0)
        if above is None:
            yield page, item
    if above is not None:
        yield above


def continues(above: Item, below: TableArea) -> bool:
    """Whether a table is the rest of the one above it, last on the page before: it has the same columns.

    Its header may be repeated, changed or left out, so that is not asked.
    """
    if not isinstance(above, TableArea):
        return False
    one, two = above.sides, below.sides
    return len(one) == len(two) > 2 and all(abs(x - y) <= SAME_SIDE for x, y in zip(one, two, strict=True))


def _mended(above: TableArea, below: TableArea) -> tuple[TableArea, TableArea | None]:
    """The two parts of a table, with the row between them whole, if it was cut."""
    head = _repeated(above.rows, below.rows)
    if head == len(below.rows) or not above.rows:
        return above, below
    last, first = above.rows[-1], below.rows[head]
    keyed = all(row.cells and row.cells[0].lines for row in (*above.rows, *below.rows[head + 1 :]))
    if last.header or first.header or not _goes_on(last, first, keyed):
        return above, below
    whole = above.with_rows([*above.rows[:-1], _together(last, first)])
    rest = below.rows[head + 1 :]
    return whole, below.with_rows([*below.rows[:head], *rest]) if rest else None


def _repeated(above: Sequence[TableRow], below: Sequence[TableRow]) -> int:
    """How many rows at the top are those of the other part once more."""
    same = 0
    for one, two in zip(above, below, strict=False):
        if not _texts(two) or _texts(one) != _texts(two):
            break
        same += 1
    return same


def _texts(row: TableRow) -> list[str]:
    return [line.text for cell in row.cells for line in cell.lines]


def _goes_on(last: TableRow, first: TableRow, keyed: bool) -> bool:
    """Whether a row is the rest of the one before.  `keyed`: all other rows have something in their first cell."""
    if len(last.cells) != len(first.cells) or any(cell.rows > 1 for cell in (*last.cells, *first.cells)):
        return False
    pairs = [(one, two) for one, two in zip(last.cells, first.cells, strict=True) if two.lines]
    if not pairs or not all(one.lines for one, _ in pairs):
        return False
    # Where each row has a number or a name, a row without one begins no row, though its text may begin a sentence.
    if keyed and not first.cells[0].lines:
        return any(_is_prose(one) and _may_go_on(one, two.lines[0]) for one, two in pairs)
    return all(_is_prose(one) and runs_over(one.last_line, two.lines[0], one.right) for one, two in pairs)


def _is_prose(cell: TableCell) -> bool:
    """Whether a cell holds more than a word or a figure, so that it can go on."""
    text = " ".join(line.text for line in cell.lines)
    return len(text.split()) >= MIN_WORDS and len(text) >= MIN_LETTERS


def _may_go_on(cell: TableCell, below: Line) -> bool:
    """Whether a line may be the next one, or the first of the next paragraph, of a cell."""
    ended = not ends_open(cell.last_line.text) or not fits(cell.last_line, below, cell.right)
    return ended and not below.text[:1].isdigit()


def runs_over(above: Line, below: Line, right: float) -> bool:
    """Whether a sentence runs from the last line on one page over to the first line on the next."""
    if above.text.endswith("-") and below.text[:1].islower():
        return True
    if fits(above, below, right):
        return False
    return goes_on(below.text) or (ends_open(above.text) and not below.text[:1].isdigit())


def _together(last: TableRow, first: TableRow) -> TableRow:
    cells = (
        one._replace(more=(*one.more, two.lines, *two.more)) if two.lines else one
        for one, two in zip(last.cells, first.cells, strict=True)
    )
    return last._replace(cells=tuple(cells))
