"""One paragraph: a heading or not, its list label, its text, and the boxes and pictures that hang on it."""

from kserender.extract.readers.docx.faults import hostile
from kserender.extract.readers.docx.inline import inline
from kserender.extract.readers.docx.line import Line
from kserender.extract.readers.docx.names import PPR, Element
from kserender.extract.readers.docx.properties import BODY_TEXT, NOTHING, properties
from kserender.extract.readers.docx.story import Story
from kserender.extract.split import split
from kserender.i18n import _
from kserender.model import Block, Heading, Paragraph

MAX_PARAGRAPHS = 500_000  # some ten thousand pages


def paragraph(story: Story, element: Element) -> list[Block]:
    """A heading or paragraph, in pieces where part of it is guidance; then its text boxes and pictures."""
    if story.builder.count >= MAX_PARAGRAPHS:
        raise hostile(_("it has more paragraphs than any document"))
    line = story.line = Line()
    stated = NOTHING
    if len(element) and element[0].tag == PPR:
        stated = properties(element[0], story.sheet.changes)
    story.state(stated)
    inline(story, element)
    if story.mute:  # a field whose code never ends must not swallow what comes after
        story.fields = [begun for begun in story.fields if begun]
        story.mute = False
    block = _block(story, line)
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
    for description in line.figures:
        blocks.append(story.builder.figure(description, layer=story.block_layer))
    return blocks


def _block(story: Story, line: Line) -> Heading | Paragraph:
    label, depth = _label(story)
    stated, style = story.stated, story.style
    level = style.level
    if stated.outline is not None and level != 0 and 0 <= stated.outline < BODY_TEXT:
        level = stated.outline + 1
    runs, layer, mark = line.finish(), story.block_layer, stated.mark
    if level is None:
        return story.builder.paragraph(runs, label=label, depth=depth, layer=layer, style=style.name, mark=mark)
    return story.builder.heading(runs, level, label=label, layer=layer, style=style.name, mark=mark)


def _label(story: Story) -> tuple[str | None, int]:
    """The list label and depth; a w:numId of 0 takes away what the style brings."""
    stated, style = story.stated, story.style
    if stated.num_id is not None:
        return story.counters.label(stated.num_id, stated.ilvl or 0, None) if stated.num_id else (None, 0)
    if not style.num_id:
        return None, 0
    return story.counters.label(style.num_id, style.ilvl if stated.ilvl is None else stated.ilvl, stated.style)
