"""Puts what was found on the pages into the Builder."""

from collections.abc import Iterable, Sequence

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.pdf import headings, joining
from kserender.extract.readers.pdf.flow import flow
from kserender.extract.readers.pdf.footnotes import NoteText
from kserender.extract.readers.pdf.layout import Item, Layout
from kserender.extract.readers.pdf.lines import Line
from kserender.extract.readers.pdf.lists import depths
from kserender.extract.readers.pdf.measures import Measures
from kserender.extract.readers.pdf.paragraphs import Chunk, Setting, chunks
from kserender.extract.readers.pdf.sheets import Sheet
from kserender.extract.readers.pdf.tables import TableArea, TableCell
from kserender.i18n import _
from kserender.model import Block, Cell, Note, Row, Run, Table

# The sides of columns on two pages fall together within so many points.
SAME_SIDE = 3.0


def write(builder: Builder, found: Layout, sheets: Sequence[Sheet]) -> None:
    """Blocks, notes and furniture of the document."""
    writer = _Writer(builder, found.usual, _known(found))
    writer.body(list(flow(found)))
    writer.notes(note for page in found.pages for note in page.notes)
    for page, sheet in zip(found.pages, sheets, strict=True):
        builder.page = page.number
        texts = [*(line.runs for line in page.edges), *((Run(text.text),) for text in sheet.turned)]
        builder.furniture += [builder.paragraph(runs, layer="furniture") for runs in texts]


def continues(above: Item, below: TableArea) -> bool:
    """Whether a table is the rest of the one above it, last on the page before: it has the same columns.

    Its header may be repeated, changed or left out, so that is not asked.
    """
    if not isinstance(above, TableArea):
        return False
    one, two = above.sides, below.sides
    return len(one) == len(two) > 2 and all(abs(x - y) <= SAME_SIDE for x, y in zip(one, two, strict=True))


class _Writer:
    def __init__(self, builder: Builder, usual: Measures, known: frozenset[str]) -> None:
        self._builder = builder
        self._usual = usual
        self._known = known

    def body(self, items: Sequence[tuple[int, Item]]) -> None:
        items = list(_together(items, self._usual))
        texts = [item for _, item in items if isinstance(item, Chunk)]
        looks = dict(zip(map(id, texts), headings.styles(texts, self._usual), strict=True))
        levels = headings.levels(list(looks.values()))
        items_at = [(chunk.x0, chunk.label is not None and looks[id(chunk)] is None) for chunk in texts]
        deep = dict(zip(map(id, texts), depths(items_at), strict=True))
        before: tuple[int, Item] | None = None
        for page, item in items:
            self._builder.page = page
            if isinstance(item, TableArea):
                table = self._table(item, page)
                self._builder.blocks.append(table)
                if before is not None and before[0] == page - 1 and continues(before[1], item):
                    text = _("The table on page {page} goes on from the page before.").format(page=page)
                    self._builder.say("pdf-table-continued", "info", text, table.place)
            elif isinstance(item, Chunk):
                style, depth = looks[id(item)], deep[id(item)]
                item = headings.numbered(item) if style is not None else item
                runs = joining.runs(item.lines, self._known)
                if style is not None:
                    self._builder.blocks.append(
                        self._builder.heading(runs, item.level or levels[style], label=item.label)
                    )
                else:
                    self._builder.blocks.append(self._builder.paragraph(runs, label=item.label, depth=depth))
            else:
                self._builder.blocks.append(self._builder.figure())
            before = page, item

    def notes(self, found: Iterable[NoteText]) -> None:
        made: dict[str, list[Block]] = {}
        last: str | None = None
        for note in found:
            last = note.number or last
            if last is None:
                continue
            blocks = made.setdefault(last, [])
            for chunk in note.chunks:
                self._builder.page = note.page
                runs = joining.runs(chunk.lines, self._known)
                blocks.append(self._builder.paragraph(runs, label=chunk.label, layer="note"))
        self._builder.notes += [Note(id, tuple(blocks)) for id, blocks in made.items()]

    def _table(self, area: TableArea, page: int) -> Table:
        rows = [Row(tuple(self._cell(cell, page) for cell in row.cells), header=row.header) for row in area.rows]
        return self._builder.table(rows)

    def _cell(self, cell: TableCell, page: int) -> Cell:
        blocks: list[Block] = []
        if cell.lines:
            # The room on the right is as wide as that on the left.
            edge = cell.box.x1 - max(min(line.x0 for line in cell.lines) - cell.box.x0, 0)
            right = max(edge, *(line.x1 for line in cell.lines))
            for chunk in chunks(cell.lines, self._usual, Setting(right, page)):
                runs = joining.runs(chunk.lines, self._known, right)
                blocks.append(self._builder.paragraph(runs, label=chunk.label))
        return Cell(tuple(blocks) or (self._builder.paragraph(()),), columns=cell.columns, rows=cell.rows)


def _together(items: Sequence[tuple[int, Item]], usual: Measures) -> Iterable[tuple[int, Item]]:
    """The items with the lines of one heading in one."""
    group: list[tuple[int, Chunk]] = []
    for page, item in items:
        if isinstance(item, Chunk):
            group.append((page, item))
            continue
        yield from _joined_headings(group, usual)
        group = []
        yield page, item
    yield from _joined_headings(group, usual)


def _joined_headings(group: Sequence[tuple[int, Chunk]], usual: Measures) -> Iterable[tuple[int, Item]]:
    return ((chunk.page, chunk) for chunk in headings.together([chunk for _, chunk in group], usual))


def _known(found: Layout) -> frozenset[str]:
    """The words that stand whole somewhere; asked only when a line ends with a hyphen, or in a table's cell."""
    items = [item for page in found.pages for band in page.bands for item in band]
    tables = [item for item in items if isinstance(item, TableArea)]
    lines: list[Line] = [line for item in items if isinstance(item, Chunk) for line in item.lines]
    if not tables and not any(line.text.endswith("-") for line in lines):
        return frozenset()
    lines += [line for table in tables for line in table.lines]
    return frozenset(joining.words(lines))
