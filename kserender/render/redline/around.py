"""What stands around the words of a story: text boxes, content controls and pictures."""

from collections.abc import Sequence

from kserender.compare.versions.contract import Item
from kserender.render.redline.blocks import Block, Unwritable
from kserender.render.redline.names import ALTERNATE, FALLBACK, SDT, SDT_CONTENT, TEXTBOX, Element, first


def boxes(items: Sequence[Item], blocks: Sequence[Block]) -> list[tuple[Element, list[Item]]]:
    """The text boxes of a story with the items that stand in them; what is added goes into the box before it."""
    inside = [block for block in blocks if block.box is not None]
    found: dict[Element, list[Item]] = {block.box: [] for block in inside if block.box is not None}
    at = 0
    box: Element | None = None
    for item in items:
        if (*item.old, *item.new)[0].layer != "textbox":
            continue
        for side in item.old:
            if side.type != "figure":
                if at == len(inside):
                    raise Unwritable("a text box that is not in the file")
                box = inside[at].box
                at += 1
        box = box if box is not None else next(iter(found), None)
        if box is not None:
            found[box].append(item)
    return [(box, items) for box, items in found.items() if items]


def drop_fallback(box: Element) -> None:
    """Take away the copy of a text box for older programs, which would keep the old words."""
    for alternate in box.iterancestors(ALTERNATE):
        for fallback in list(alternate.iterchildren(FALLBACK)):
            if box not in set(fallback.iter(TEXTBOX)):
                alternate.remove(fallback)


def release(paragraph: Element, container: Element) -> None:
    """Take away the content controls around and in a paragraph that is changed: a control that is bound to data fills
    itself anew, one that is locked can be neither accepted nor rejected, and LibreOffice reads no changes in them."""
    inside = list(paragraph.iter(SDT))
    around = [element for element in paragraph.iterancestors() if element.tag == SDT]
    within = set(container.iterancestors())
    for control in (*inside, *(control for control in around if control not in within)):
        parent = control.getparent()
        content = first(control, SDT_CONTENT)
        if parent is not None:
            at = parent.index(control)
            parent[at : at + 1] = [] if content is None else list(content)


def drawings(blocks: Sequence[Block]) -> dict[int, Element]:
    """The runs of the pictures by the number that they have among the blocks of the story."""
    found: dict[int, Element] = {}
    number = 0
    for at, block in enumerate(blocks):
        number += 1
        boxed = at + 1 < len(blocks) and blocks[at + 1].box is not None
        if boxed or block.box is not None:
            return found  # pictures and text boxes in one paragraph: which is which cannot be told from outside
        for unit in block.atoms.drawn:
            found[number] = unit
            number += 1
    return found
