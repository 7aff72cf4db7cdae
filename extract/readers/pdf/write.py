"""Puts what was found on the pages into the Builder."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, starmap

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.pdf import headings, joining
from kserender.extract.readers.pdf.broken_rows import continues, runs_over, whole_rows
from kserender.extract.readers.pdf.flow import flow
from kserender.extract.readers.pdf.footnotes import NoteText
from kserender.extract.readers.pdf.layout import Item, Layout
from kserender.extract.readers.pdf.lines import Line
from kserender.extract.readers.pdf.lists import depths
from kserender.extract.readers.pdf.measures import Measures
from kserender.extract.readers.pdf.paragraphs import Chunk, Setting, chunks
from kserender.extract.readers.pdf.shapes import Picture
from kserender.extract.readers.pdf.sheets import Sheet
from kserender.extract.readers.pdf.tables import TableArea, TableCell
from kserender.i18n import _
from kserender.model import Block, Cell, Note, Row, Run, Table


def write(builder: Builder, found: Layout, sheets: Sequence[Sheet]) -> None:
    """Blocks, notes and furniture of the document."""
    writer = _Writer(builder, found.usual, joining.Known(_lines(found)))
    writer.body(list(whole_rows(list(flow(found)))))
    writer.notes(note for page in found.pages for note in page.notes)
    for page, sheet in zip(found.pages, sheets, strict=True):
        builder.page = page.number
        texts = [*(starmap(Run, line.runs) for line in page.edges), *((Run(text.text),) for text in sheet.turned)]
        builder.furniture += [builder.paragraph(runs, layer="furniture") for runs in texts]


class _Writer:
    def __init__(self, builder: Builder, usual: Measures, known: joining.Known) -> None:
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
                self._builder.blocks.append(self._builder.figure(item.description))
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
        table = self._builder.table(rows)
        if any(cell.more for row in area.rows for cell in row.cells):
            text = _("A table row that goes on after page {page} was put together.").format(page=page)
            self._builder.say("pdf-row-joined", "info", text, table.place)
        return table

    def _cell(self, cell: TableCell, page: int) -> Cell:
        blocks: list[Block] = []
        if cell.lines:
            right = cell.right
            found = list(chunks(cell.lines, self._usual, Setting(right, page)))
            for lines in cell.more:
                first, *others = chunks(lines, self._usual, Setting(right, page))
                if first.label is None and runs_over(found[-1].lines[-1], first.lines[0], right):
                    found[-1] = found[-1]._replace(lines=(*found[-1].lines, *first.lines))
                else:
                    others = [first, *others]
                found += others
            for chunk in found:
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


def _lines(found: Layout) -> Iterator[Line]:
    """All lines of paragraphs and cells."""
    for page in found.pages:
        for item in chain.from_iterable(page.bands):
            if not isinstance(item, Picture):
                yield from item.lines
