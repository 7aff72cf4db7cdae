"""The content of each page in reading order, with heads, feet and notes told apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kserender.extract.readers.pdf import footnotes
from kserender.extract.readers.pdf.columns import bands
from kserender.extract.readers.pdf.footnotes import NoteText
from kserender.extract.readers.pdf.furniture import furniture, repeated_tables
from kserender.extract.readers.pdf.lines import Line, Row, joined
from kserender.extract.readers.pdf.measures import Measures, body_size, measures, right_margin
from kserender.extract.readers.pdf.paragraphs import Chunk, Setting, chunks
from kserender.extract.readers.pdf.shapes import Picture
from kserender.extract.readers.pdf.sheets import Sheet
from kserender.extract.readers.pdf.tables import TableArea

Item = Chunk | TableArea | Picture

# A horizontal rule at least this long, in parts of the page's width, parts paragraphs.
PARTING = 0.25


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page holds: paragraphs, tables and pictures in reading order, in bands: the full width or a
    column; notes; heads and feet."""

    number: int
    bands: tuple[tuple[Item, ...], ...]
    notes: tuple[NoteText, ...]
    edges: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages and what is usual on them."""

    pages: tuple[PageContent, ...]
    usual: Measures


def layout(sheets: Sequence[Sheet]) -> Layout:
    """The content of the pages."""
    outer = furniture(sheets, body_size(sheet.rows for sheet in sheets))
    body = {
        sheet.number: [row for at, row in enumerate(sheet.rows) if at not in outer[sheet.number]] for sheet in sheets
    }
    rights = _rights(sheets, body)
    usual = measures((body[sheet.number], rights[sheet.width, sheet.height]) for sheet in sheets)
    ids = _Ids()
    pages = []
    heads = repeated_tables(sheets)
    for sheet in sheets:
        edges = tuple(joined(row) for at, row in enumerate(sheet.rows) if at in outer[sheet.number])
        if heads[sheet.number]:
            outside = [table for at, table in enumerate(sheet.tables) if at in heads[sheet.number]]
            edges += tuple(line for table in outside for line in table.lines)
            sheet = replace(sheet, tables=tuple(table for table in sheet.tables if table not in outside))
        pages.append(_page(sheet, body[sheet.number], edges, rights[sheet.width, sheet.height], usual, ids))
    return Layout(tuple(pages), usual)


class _Ids:
    """Gives notes their ids, which are unlike in a document although numbers may start anew."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def new(self, number: str, page: int) -> str:
        found = number if number not in self._used else f"{number}:{page}"
        while found in self._used:
            found += "*"
        self._used.add(found)
        return found


def _rights(sheets: Sequence[Sheet], body: dict[int, list[Row]]) -> dict[tuple[float, float], float]:
    """The right margin of pages of each size."""
    lines: dict[tuple[float, float], list[Line]] = {}
    for sheet in sheets:
        lines.setdefault((sheet.width, sheet.height), []).extend(joined(row) for row in body[sheet.number])
    # Without better evidence the margins are taken to be alike.
    return {
        (width, height): right_margin(found, width - min((line.x0 for line in found), default=0.0))
        for (width, height), found in lines.items()
    }


def _page(
    sheet: Sheet, rows: list[Row], edges: tuple[Line, ...], right: float, usual: Measures, ids: _Ids
) -> PageContent:
    lines = [joined(row) for row in rows]
    in_tables = [line for table in sheet.tables for line in table.lines]
    here = set(
        chain.from_iterable(
            footnotes.marks(line.runs[1:]) for line in [*lines, *in_tables] if footnotes.may_refer(line.runs)
        )
    )
    end, notes = footnotes.split(lines, sheet, usual, here)
    numbers = {note.number: ids.new(note.number, sheet.number) for note in notes if note.number}
    taken: set[str] = set()

    def marked(line: Line) -> Line:
        if not footnotes.may_refer(line.runs):
            return line
        return line._replace(runs=tuple(footnotes.referring(line.runs, numbers, taken)))

    rows = rows[:end]
    tables = sheet.tables
    if numbers:
        rows = [tuple(map(marked, row)) for row in rows]
        tables = tuple(table.mapped(marked) for table in tables)
    named = [note._replace(number=numbers.get(note.number or "")) for note in notes]
    rules = [rule.y for rule in sheet.rules if rule.box.width >= PARTING * sheet.width]
    found = _bands(sheet, rows, tables, Setting(right, sheet.number, tuple(rules)), usual)
    return PageContent(sheet.number, tuple(tuple(band) for band in found), tuple(named), edges)


def _bands(
    sheet: Sheet, rows: Sequence[Row], tables: Sequence[TableArea], setting: Setting, usual: Measures
) -> Iterator[list[Item]]:
    waiting: list[TableArea | Picture] = sorted([*tables, *sheet.pictures], key=_top)
    groups = bands(rows)
    for number, lines in enumerate(groups):
        right = setting.right if len(groups) == 1 else _band_right(lines, groups, setting.right)
        here = setting._replace(right=right)
        is_last = number == len(groups) - 1
        items: list[Item] = []
        start = 0
        for at, line in enumerate(lines):
            before = [item for item in waiting if _top(item) < line.y and _beside(item, lines, is_last)]
            if before:
                items += [*chunks(lines[start:at], usual, here), *before]
                waiting = [item for item in waiting if item not in before]
                start = at
        items += chunks(lines[start:], usual, here)
        yield [*items, *waiting] if is_last else items
    if not groups and waiting:
        yield list(waiting)


def _band_right(lines: Sequence[Line], groups: Iterable[Sequence[Line]], right: float) -> float:
    """A column's own margin; the page's for a band as wide as the page."""
    edge = max(line.x1 for line in lines)
    beside = any(line.x0 > edge for group in groups for line in group)
    return right_margin(lines) if beside or edge > right else right


def _beside(item: TableArea | Picture, lines: Sequence[Line], is_last: bool) -> bool:
    box = item.box
    return is_last or (box.x0 < max(line.x1 for line in lines) and box.x1 > min(line.x0 for line in lines))


def _top(item: TableArea | Picture) -> float:
    return item.box.top
