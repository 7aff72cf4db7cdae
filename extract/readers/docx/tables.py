"""Tables: rows and cells, with what spans several of them."""

from collections.abc import Callable
from dataclasses import dataclass

from kserender.extract.readers.docx.controls import through_control
from kserender.extract.readers.docx.names import (
    ALTERNATE,
    BOOKMARK_END,
    BOOKMARK_START,
    COMMENT_END,
    COMMENT_START,
    CUSTOM_XML,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    SDT,
    TC,
    TC_PR,
    TR,
    VAL,
    Element,
    T,
    W,
    branch,
    number,
    on,
)
from kserender.extract.readers.docx.story import Story, mark_of
from kserender.model import Block, Cell, Change, Figure, Row

_CELL_DEPTH = 3  # w:tbl, w:tr, w:tc
_ROW, _BEFORE, _HEADER = W + "trPr", W + "gridBefore", W + "tblHeader"
_GRID_SPAN, _DOWN, _ACROSS, _MERGED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellMerge"
_TRANSPARENT = frozenset({CUSTOM_XML, INS, DEL, MOVE_FROM, MOVE_TO})
_MARKS = frozenset({BOOKMARK_START, BOOKMARK_END, COMMENT_START, COMMENT_END})


@dataclass(slots=True)
class _Draft:
    """A cell that may still grow over the rows below."""

    blocks: list[Block]
    columns: int
    rows: int = 1
    change: Change | None = None

    def swallow(self, blocks: list[Block]) -> None:
        """Take over what a cell merged into this one holds; usually that is one empty paragraph."""
        self.blocks += [block for block in blocks if isinstance(block, Figure) or block.text().strip()]


def table(story: Story, element: Element) -> list[Block]:
    """The table as the only block."""
    layer = story.block_layer
    rows: list[tuple[list[_Draft], bool, Change | None]] = []
    above: dict[int, _Draft] = {}

    def row(story: Story, tr: Element) -> None:
        nonlocal above
        properties = next(tr.iterchildren(_ROW), None)  # w:tblPrEx may stand before it
        stated = {} if properties is None else {child.tag: child for child in properties}
        change = story.sheet.changes.among(stated.values())
        outer, story.row = story.row, change or story.row
        drafts, above = _cells(story, tr, stated.get(_BEFORE), above)
        story.row = outer
        heading = on(stated.get(_HEADER)) and (not rows or rows[-1][1])
        rows.append((drafts, heading, change))

    _each(story, element, TR, row)
    made = (Row(tuple(map(_cell, drafts)), header, change) for drafts, header, change in rows)
    return [story.builder.table(made, layer=layer)]


def _cells(
    story: Story, tr: Element, before: Element | None, above: dict[int, _Draft]
) -> tuple[list[_Draft], dict[int, _Draft]]:
    """The cells of a row, and by grid column those that may go on in the next row; `before` is its w:gridBefore."""
    drafts: list[_Draft] = []
    growing: dict[int, _Draft] = {}
    column = _columns(story, before, 0)
    if column:
        drafts.append(_Draft([], column))

    def cell(story: Story, tc: Element) -> None:
        nonlocal column
        first = tc[0] if len(tc) else None
        stated = {child.tag: child for child in first} if first is not None and first.tag == TC_PR else {}
        span = _columns(story, stated.get(_GRID_SPAN), 1)
        if _MERGED in stated:
            story.sheet.messages.tell("docx-cells-merged")
        blocks = story.walk(tc, _CELL_DEPTH)
        down, across = stated.get(_DOWN), stated.get(_ACROSS)
        if across is not None and across.get(VAL) != "restart" and drafts:
            drafts[-1].columns += span
            drafts[-1].swallow(blocks)
        elif down is not None and down.get(VAL) != "restart" and column in above:
            growing[column] = above[column]
            above[column].rows += 1
            above[column].swallow(blocks)
        else:
            drafts.append(_Draft(blocks, span, change=story.sheet.changes.among(stated.values())))
            if down is not None:
                growing[column] = drafts[-1]
        column += span

    _each(story, tr, TC, cell)
    return drafts, growing


def _each(story: Story, parent: Element, tag: str, read: Callable[[Story, Element], None]) -> None:
    """Read each row or cell, also those that controls and the like stand around."""
    for child in parent:
        if child.tag == tag:
            read(story, child)
        elif child.tag == SDT:
            through_control(story, child, lambda story, content: _each(story, content, tag, read))
        elif child.tag in _MARKS:
            if (mark := mark_of(child)) is not None:
                story.anchors.between(mark)
        elif child.tag in _TRANSPARENT or child.tag == ALTERNATE:
            within = branch(child) if child.tag == ALTERNATE else child
            story.deeper(2)
            _each(story, child if within is None else within, tag, read)
            story.shallower(2)
        elif next(child.iter(T), None) is not None:
            story.sheet.messages.tell("docx-misplaced")


def _columns(story: Story, element: Element | None, default: int) -> int:
    if element is None:
        return default
    return min(max(number(element, default) or default, default), story.sheet.limits.columns)


def _cell(draft: _Draft) -> Cell:
    return Cell(tuple(draft.blocks), draft.columns, draft.rows, draft.change)
