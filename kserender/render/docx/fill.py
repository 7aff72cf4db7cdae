"""Slots filled and removed, with their ranges and those of other bookmarks kept whole."""

from collections.abc import Iterable, Sequence

from kserender.render.docx.bookmarks import CLOSE, ID, START
from kserender.render.docx.looks import bare, look_of, run_look_of
from kserender.render.docx.slots import WRAPPERS, Slot, outside, runs_between
from kserender.render.docx.xml import (
    BLOCKS,
    PPR,
    RPR,
    RUN,
    SDT,
    SECTION_OF,
    TBL,
    TC,
    Element,
    P,
    detach,
    paragraph,
    paragraphs,
    properties_of,
    run,
    w,
)

# What must end in a paragraph (ECMA-376 part 1, 17.4.65 for cells).
_ENDING_IN_TEXT = (TC, w("txbxContent"), w("hdr"), w("ftr"))


def write_value(slot: Slot, text: str) -> None:
    """Put a text where the slot's content is, in the look of what stood there."""
    blocks = slot.blocks()
    if len(blocks) > 1:
        write_blocks(slot, [paragraph(text, look_of(blocks[0]), run_look_of(blocks[0]))])
        return
    between = list(runs_between(slot.opening.start, slot.last))
    before = slot.opening.start.getprevious()
    sample = between[0] if between else before if before is not None and before.tag == RUN else None
    made = run(text, bare(sample.find(RPR)) if sample is not None else None)
    for old in between:
        _take_run(old)
    if next(slot.opening.start.iterancestors(P), None) is None and blocks:
        # The bookmark stands between paragraphs: its content is that of the one it is about.
        first = paragraphs(blocks[0])[0]
        first.insert(1 if first.find(PPR) is not None else 0, made)
        made.addprevious(slot.opening.start)
    else:
        slot.opening.start.addnext(made)
    if slot.closing:
        slot.opening.start.addnext(slot.opening.end)
        made.addnext(slot.closing.start)
        slot.closing.start.addnext(slot.closing.end)
    else:
        made.addnext(slot.opening.end)
    settle(slot)


def write_blocks(slot: Slot, new: Sequence[Element], first: int = 0) -> None:
    """Put paragraphs and tables in place of the slot's; its range begins in the one at `first`.

    What stands in its first paragraph before the bookmark stays there, and so does what follows a bookmark that spans
    its content.
    """
    old = slot.blocks()
    settle(slot)
    before, after = outside(slot)
    around = not slot.closing and all(
        node.getparent() is old[0].getparent() for node in (slot.opening.start, slot.opening.end)
    )
    _detach(slot)
    for made in new:
        old[0].addprevious(made)
    _keep(old, new[-1])
    if new[-1].tag == TBL and new[-1].getparent().tag in _ENDING_IN_TEXT and old[-1].getnext() is None:
        old[-1].addnext(paragraph(""))
    if around:
        new[first].addprevious(slot.opening.start)
        new[-1].addnext(slot.opening.end)
        _take(old)
        return
    begin, end = paragraphs(new[first])[0], paragraphs(new[-1])[-1]
    place = 1 if begin.find(PPR) is not None else 0
    for at, part in enumerate((*before, slot.opening.start)):
        begin.insert(place + at, part)
    if slot.closing:
        slot.opening.start.addnext(slot.opening.end)
        end.extend((slot.closing.start, slot.closing.end))
    else:
        end.append(slot.opening.end)
    end.extend(after)
    _take(old)


def _take(blocks: Iterable[Element]) -> None:
    for block in blocks:
        detach(block)


def remove(slot: Slot, blocks: Sequence[Element]) -> None:
    """Take the slot away with these paragraphs and tables; what must stand where it is, is emptied instead."""
    _detach(slot)
    take_blocks(blocks)


def take_blocks(blocks: Sequence[Element]) -> None:
    """Take paragraphs and tables away, except what must stand where it is: the only paragraph of a cell, header or
    footer, and one that ends a section, which are emptied."""
    staying = [block for block in blocks if _must_stay(block, blocks)]
    going = [block for block in blocks if block not in staying]
    for block in staying:
        content = [inner for inner in block if inner.tag in (RUN, *WRAPPERS)]
        if content:
            _keep(content, block)
        for inner in content:
            block.remove(inner)
    if going:
        beside = [inner for inner in going[0].getparent() if inner.tag in BLOCKS and inner not in going]
        _keep(going, beside[0])
    _take(going)


def settle(slot: Slot) -> None:
    """Make the content controls around a slot show what is filled in: neither their placeholder nor other data."""
    for control in slot.opening.start.iterancestors(SDT):
        settle_control(control)


def settle_control(control: Element) -> None:
    """Let a content control hold what stands in it."""
    properties = control.find(w("sdtPr"))
    for tag in ("showingPlcHdr", "dataBinding", "temporary"):
        found = None if properties is None else properties.find(w(tag))
        if found is not None:
            properties.remove(found)


def _must_stay(block: Element, going: Sequence[Element]) -> bool:
    beside = [child for child in block.getparent() if child.tag in BLOCKS and child not in going]
    return (block is going[0] and not beside) or block.find(SECTION_OF) is not None


def _detach(slot: Slot) -> None:
    for mark in filter(None, (slot.opening, slot.closing)):
        detach(mark.start)
        detach(mark.end)


def _take_run(old: Element) -> None:
    """Take a run away, and a content control or link that it leaves empty."""
    parent = old.getparent()
    parent.remove(old)
    while parent is not None and parent.tag in (*WRAPPERS, w("sdtContent")) and not list(parent.iter(RUN)):
        gone, parent = parent, parent.getparent()
        parent.remove(gone)


def _keep(old: Iterable[Element], refuge: Element) -> None:
    """Save what must outlive the blocks it stands in: the end of a section, and halves of other bookmarks."""
    old = list(old)
    marks = [found for block in old for found in block.iter(START, CLOSE)]
    seen = [found.get(ID) for found in marks]
    for found in marks:
        if seen.count(found.get(ID)) == 1:
            paragraphs(refuge)[0].append(found)
    for section in filter(lambda found: found is not None, (block.find(SECTION_OF) for block in old)):
        if refuge.tag != P:
            made = paragraph("")
            refuge.addnext(made)
            refuge = made
        properties_of(refuge).append(section)
