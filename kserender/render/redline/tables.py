"""Writes what differs in tables: rows, columns and cells added and struck, words edited inside."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from kserender.compare.versions.contract import By, Cell, Item, Piece, Row, Side
from kserender.render.redline.blocks import Unwritable, blocks_of
from kserender.render.redline.names import (
    ALTERNATE,
    CUSTOM_XML,
    DEL,
    INS,
    PPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TC_PR,
    TR,
    TR_PR,
    VAL,
    Element,
    P,
    W,
    bare,
    first,
    make,
    run,
)
from kserender.render.redline.new_table import WIDTH, cell_properties, ended, table_of
from kserender.render.redline.story import Sheet, Story, new_pieces
from kserender.render.redline.striking import strike_words

_AROUND = (CUSTOM_XML, INS, DEL, W + "moveFrom", W + "moveTo", ALTERNATE)


class TableWriter:
    """Writes tables of one file."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def struck(self, table: Element, by: By | None) -> None:
        """Strike a whole table."""
        for row in _inside(table, TR):
            self._strike_row(row, by)

    def added(self, item: Item, container: Element) -> Element:
        """A new table, all of it added; it looks like one that the file has."""
        like = next(container.iter(TBL), None)
        rows = [
            replace(row, cells=tuple(cell for cell in row.cells if cell.kind != "struck"))
            for row in item.table
            if row.kind != "struck"
        ]
        table = table_of(rows, like, lambda cell: self._content(cell, item.by))
        for row, made in zip(rows, table.iterchildren(TR), strict=True):
            self._sheet.marks.row(made, INS, row.by or item.by)
        return table

    def edited(self, item: Item, table: Element) -> None:
        """Mark what differs between two tables that answer to each other."""
        rows = list(_inside(table, TR))
        columns = {(cell.old, cell.new) for row in item.table if row.kind == "edited" for cell in row.cells}
        if any(old is None for old, _new in columns) and next(table.iter(W + "vMerge"), None) is not None:
            raise Unwritable(
                "a new column beside cells over several rows: LibreOffice empties those when it is rejected"
            )
        before: Element | None = None
        for row in item.table:
            if row.old is None:
                made = self._new_row(row, before, rows, item.by)
                if before is None:
                    rows[0].addprevious(made)
                else:
                    before.addnext(made)
                before = made
                continue
            if row.old >= len(rows):
                raise Unwritable("a row that is not in the file")
            before = rows[row.old]
            if row.kind == "struck":
                self._strike_row(before, row.by or item.by)
            else:
                self._cells(row, before, row.by or item.by)
        grid = first(table, W + "tblGrid")
        for _ in range(len({new for old, new in columns if old is None})):
            if grid is not None:
                grid.append(make("gridCol", w=WIDTH // 6))

    def _cells(self, row: Row, element: Element, by: By | None) -> None:
        cells = _own_cells(element)
        before: Element | None = None
        for cell in row.cells:
            if cell.old is None:
                like = before if before is not None else next((one for one in cells if one is not None), None)
                width = None if like is None else _width(like)
                made = self._cell(cell, width or WIDTH // 6, by)
                self._sheet.marks.cell(made, INS, by)
                if before is not None:
                    before.addnext(made)
                elif like is not None:
                    like.addprevious(made)
                else:
                    element.append(made)
                before = made
                continue
            if cell.old >= len(cells):
                raise Unwritable("a cell that is not in the file")
            here = cells[cell.old]
            if here is None:
                if cell.kind != "equal":
                    raise Unwritable("a change beside the table")
                continue
            before = here
            if cell.kind == "struck":
                self._strike_words(here, by)
                self._sheet.marks.cell(here, DEL, by)
            elif cell.items and _writable(cell.items):
                Story(self._sheet, here, cell.items).write()

    def _strike_row(self, row: Element, by: By | None) -> None:
        self._strike_words(row, by)
        self._sheet.marks.row(row, DEL, by)

    def _strike_words(self, element: Element, by: By | None) -> None:
        for cell in [element] if element.tag == TC else list(element.iter(TC)):
            if element.tag != TC and next(cell.iterancestors(TR), None) is not element:
                continue
            for block in blocks_of(cell):
                if block.kind == "table":
                    for row in _inside(block.element, TR):
                        self._strike_row(row, by)
                elif block.kind == "text" and block.box is None:
                    strike_words(block, self._sheet.marks, by)
                    self._sheet.marks.end_of(block.element, DEL, by)

    def _new_row(self, row: Row, before: Element | None, rows: Sequence[Element], by: By | None) -> Element:
        """A row that looks like the one before it."""
        count = len(row.cells)
        likes = ([] if before is None else [before]) + list(reversed(rows))
        like = next((one for one in likes if len(_every_cell(one)) == len(_own_cells(one)) == count), None)
        made = make("tr")
        if row.header:
            made.append(make("trPr", make("tblHeader")))
        if any(cell.rows > 1 for cell in row.cells):
            raise Unwritable("a cell over several rows in an added row")
        for number, cell in enumerate(row.cells):
            template = None if like is None else _every_cell(like)[number]
            width = None if template is None else _width(template)
            made.append(self._cell(cell, width or WIDTH // count, row.by or by, template))
        self._sheet.marks.row(made, INS, row.by or by)
        return made

    def _cell(self, cell: Cell, width: int, by: By | None, like: Element | None = None) -> Element:
        properties = cell_properties(width, cell.columns, None)
        template = None if like is None else next(like.iterchildren(P), None)
        near = None if template is None else bare(first(template, PPR))
        return make("tc", properties, *ended(self._content(cell, by, near)))

    def _content(self, cell: Cell, by: By | None, near: list[Element] | None = None) -> list[Element]:
        made: list[Element] = []
        for item in cell.items:
            for side in () if item.kind == "struck" else item.new:
                if side.type == "table":
                    made.append(self.added(item, etree.Element(TC)))
                elif side.type != "figure":
                    made.append(self._paragraph(new_pieces(item, side.number), side, near, by))
        return made

    def _paragraph(self, pieces: Sequence[Piece], side: Side, near: list[Element] | None, by: By | None) -> Element:
        looks = self._sheet.looks.like(side, None)
        children = [deepcopy(child) for child in (looks.paragraph if near is None or looks.labelled else near)]
        paragraph = make("p")
        if children:
            paragraph.append(make("pPr", *children))
        label = f"{side.label} " if side.label and not looks.labelled else ""
        runs = [run(label, looks.run)] if label else []
        runs += self._sheet.notes.runs(pieces, looks.run)
        paragraph.extend(runs)
        self._sheet.marks.wrap(runs, INS, by)
        self._sheet.marks.end_of(paragraph, INS, by)
        return paragraph


def _writable(items: Sequence[Item]) -> bool:
    """Whether there is anything to write, or to know for the notes."""
    return any(item.kind != "equal" or any(piece.note for piece in item.pieces) or item.table for item in items)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those that controls and the like stand around."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            for content in child.iterchildren(SDT_CONTENT):
                yield from _inside(content, tag)
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _every_cell(row: Element) -> list[Element]:
    return list(_inside(row, TC))


def _own_cells(row: Element) -> list[Element | None]:
    """The cells as the reader counts them: without those that go on from above or from the left; None for the columns
    before the first one."""
    properties = first(row, TR_PR)
    before = None if properties is None else first(properties, W + "gridBefore")
    cells: list[Element | None] = [None] if before is not None and (before.get(VAL) or "0") != "0" else []
    for cell in _inside(row, TC):
        stated = first(cell, TC_PR)
        merged = [] if stated is None else [first(stated, W + name) for name in ("vMerge", "hMerge")]
        if not any(one is not None and one.get(VAL) != "restart" for one in merged):
            cells.append(cell)
    return cells


def _width(cell: Element) -> int | None:
    properties = first(cell, TC_PR)
    width = None if properties is None else first(properties, W + "tcW")
    value = "" if width is None else width.get(W + "w") or ""
    return int(value) if value.isdecimal() and int(value) else None
