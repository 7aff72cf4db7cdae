"""One paragraph: its properties, its text, and the boxes and pictures that hang on it."""

from dataclasses import dataclass

from kserender.extract.readers.docx.inline import inline
from kserender.extract.readers.docx.line import Line
from kserender.extract.readers.docx.names import (
    ILVL,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_STYLE,
    PPR,
    RPR,
    VAL,
    Element,
    number,
)
from kserender.extract.readers.docx.story import Story
from kserender.extract.readers.docx.styles import UNMARKED, ParagraphStyle
from kserender.extract.readers.split import split
from kserender.model import Block, Change, Heading, Paragraph

_HIGHEST_OUTLINE = 9  # 9 is body text


@dataclass(slots=True)
class Properties:
    """What a paragraph states itself."""

    style: str | None = None
    outline: int | None = None
    num_id: int | None = None
    ilvl: int | None = None
    mark: Change | None = None


def paragraph(story: Story, element: Element) -> list[Block]:
    """A heading or paragraph, in pieces where part of it is guidance; then its text boxes and pictures."""
    line = story.line = Line()
    stated = _properties(story, element)
    styles = story.sheet.styles
    style = styles.paragraph(stated.style)
    story.paragraph_style = stated.style
    story.plain = story.look = styles.look(stated.style, None, UNMARKED)
    inline(story, element)
    if story.mute:  # a field whose code never ends must not swallow what comes after
        story.fields = [begun for begun in story.fields if begun]
        story.mute = False
    block = _block(story, line, stated, style)
    story.anchors.within(line.marks, block.place)
    blocks: list[Block] = [block]
    if line.guidance and not story.guidance:
        blocks = [*(split(block, line.guidance) or blocks)]
    if line.boxes:
        outer = story.layer
        story.layer = "textbox" if outer == "body" else outer
        for box in line.boxes:
            blocks += story.walk(box)
        story.layer = outer
    blocks += [story.builder.figure(description, layer=story.block_layer) for description in line.figures]
    return blocks


def _block(story: Story, line: Line, stated: Properties, style: ParagraphStyle) -> Heading | Paragraph:
    label, depth = _label(story, stated, style)
    level = style.level
    if stated.outline is not None and level != 0 and 0 <= stated.outline < _HIGHEST_OUTLINE:
        level = stated.outline + 1
    runs, layer, mark = line.finish(), story.block_layer, stated.mark
    if level is None:
        return story.builder.paragraph(runs, label=label, depth=depth, layer=layer, style=style.name, mark=mark)
    return story.builder.heading(runs, level, label=label, layer=layer, style=style.name, mark=mark)


def _label(story: Story, stated: Properties, style: ParagraphStyle) -> tuple[str | None, int]:
    """The list label and depth; a w:numId of 0 takes away what the style brings."""
    if stated.num_id is not None:
        num_id, ilvl, tied = stated.num_id, stated.ilvl or 0, None
    else:
        ilvl = style.ilvl if stated.ilvl is None else stated.ilvl
        num_id, tied = style.num_id, stated.style
    return story.counters.label(num_id, ilvl, tied) if num_id else (None, 0)


def _properties(story: Story, element: Element) -> Properties:
    stated = Properties()
    ppr = element.find(PPR)
    for child in () if ppr is None else ppr:
        if child.tag == P_STYLE:
            stated.style = child.get(VAL)
        elif child.tag == NUM_PR:
            stated.num_id, stated.ilvl = number(child.find(NUM_ID)), number(child.find(ILVL))
        elif child.tag == RPR:
            stated.mark = story.sheet.changes.among(child)
        elif child.tag == OUTLINE:
            stated.outline = number(child)
    return stated
