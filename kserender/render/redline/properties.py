"""Paragraph properties of what is written: style, level and numbering as the new version has them, change tracked."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from kserender.compare.versions.contract import Side
from kserender.compare.versions.units import label_shape
from kserender.render.redline.blocks import Block
from kserender.render.redline.looks import Looks
from kserender.render.redline.marks import Marks
from kserender.render.redline.names import (
    NUM_PR,
    PPR,
    PPR_CHANGE,
    RPR,
    SECT_PR,
    Element,
    bare,
    first,
    make,
    paragraph_properties,
)


class Properties:
    """Decides by the two sides of a paragraph what its properties are."""

    def __init__(self, marks: Marks, looks: Looks) -> None:
        self._marks, self.looks = marks, looks

    def typed(self, have: Side | None, want: Side, near: Block | None) -> str:
        """The label to be written as text before a new paragraph's words; nothing where it is there or is counted."""
        if want.label is None or (have is not None and have.label == want.label):
            return ""
        if have is not None and _counts_on(have, want):
            return ""
        if self.looks.like(want, near).labelled:
            return ""
        return label_text(want)

    def adapt(self, paragraph: Element, old: Sequence[Side], number: int, want: Side, blocks: Sequence[Block]) -> None:
        """Change the properties of a paragraph that was there, where level or numbering are others."""
        have = old[number]
        if have.level == want.level and (have.label == want.label or _counts_on(have, want)):
            if number and have.style != want.style == old[0].style:  # merged: Word takes the last one's, so change it
                change(paragraph, bare(first(blocks[0].element, PPR)), self._marks)
            return
        counted = have.label is not None and not have.place.start
        look = self.looks.like(want, blocks[number])
        children = bare(first(paragraph, PPR))
        if have.level != want.level or look.labelled:
            children = [deepcopy(child) for child in look.paragraph]
        if counted and not look.labelled:
            children = without_numbering(children)
        change(paragraph, children, self._marks)

    def fresh(self, paragraph: Element, have: Side, want: Side, near: Block) -> None:
        """Set the properties of a paragraph that was split off `have`, whose properties it has been given."""
        if have.level == want.level and have.style == want.style and (have.label is None) == (want.label is None):
            return
        look = self.looks.like(want, near)
        put(paragraph, [deepcopy(child) for child in look.paragraph])


def change(paragraph: Element, children: Sequence[Element], marks: Marks) -> None:
    """Give a paragraph other properties, and tell what they were."""
    holder = paragraph_properties(paragraph)
    before = bare(holder)
    if [etree.tostring(child) for child in before] == [etree.tostring(child) for child in children]:
        return
    changed = first(holder, PPR_CHANGE)
    if changed is None:
        changed = marks.sign(PPR_CHANGE, None)
        changed.append(make("pPr", *before))
        holder.append(changed)
    put(paragraph, children)


def put(paragraph: Element, children: Sequence[Element]) -> None:
    """Give a paragraph other properties, its mark, section and history apart."""
    holder = paragraph_properties(paragraph)
    holder[:] = [*children, *(child for child in holder if child.tag in (RPR, SECT_PR, PPR_CHANGE))]


def _counts_on(have: Side, want: Side) -> bool:
    """Whether the label is counted, and only its figure is another: that follows from what stands before."""
    if have.label is None or want.label is None or have.place.start:
        return False
    return label_shape(have) == label_shape(Side(0, have.place, label=want.label))


def label_text(side: Side) -> str:
    """A label as text: as it is typed in body text, where the reader takes it for a label again."""
    return f"{side.label}\t" if side.type == "paragraph" and side.layer == "body" else f"{side.label} "


def without_numbering(children: Sequence[Element]) -> list[Element]:
    """The properties with the numbering taken away, also that of the style."""
    out = [child for child in children if child.tag != NUM_PR]
    after = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
    at = sum(child.tag.rsplit("}", 1)[-1] in after for child in out)
    out.insert(at, make("numPr", make("numId", val=0)))
    return out
