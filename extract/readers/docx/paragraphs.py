"""One paragraph: a heading or not, its list label, its text, and the boxes and pictures that hang on it."""

from kserender.extract.readers.docx.faults import hostile
from kserender.extract.readers.docx.inline import inline
from kserender.extract.readers.docx.line import Line
from kserender.extract.readers.docx.names import PPR, Element
from kserender.extract.readers.docx.properties import BODY_TEXT, NOTHING, Properties, properties
from kserender.extract.readers.docx.story import Story
from kserender.extract.readers.docx.styles import ParagraphStyle
from kserender.extract.split import split
from kserender.i18n import _
from kserender.model import Block, Change, Heading, Labels, Paragraph, View


def paragraph(story: Story, element: Element) -> list[Block]:
    """A heading or paragraph, in pieces where part of it is guidance; then its text boxes and pictures."""
    if story.builder.count >= story.sheet.limits.paragraphs:
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
        around = story.change
        for box, story.change in line.boxes:
            blocks += story.walk(box)
        story.layer, story.change = outer, around
    for description, change in line.figures:
        blocks.append(story.builder.figure(description, layer=story.block_layer, change=change))
    return blocks


def _block(story: Story, line: Line) -> Heading | Paragraph:
    stated, style = story.stated, story.style
    label, depth = _label(story, stated, style, "marked")
    mark = stated.mark or story.change
    relabelled = _labels(story, mark, label) if story.sheet.changes.tracked else None
    level = style.level
    if stated.outline is not None and level != 0 and 0 <= stated.outline < BODY_TEXT:
        level = stated.outline + 1
    runs, layer, name, make = line.finish(), story.block_layer, style.name, story.builder
    if level is None:
        return make.paragraph(runs, label=label, depth=depth, layer=layer, style=name, mark=mark, relabelled=relabelled)
    return make.heading(runs, level, label=label, layer=layer, style=name, mark=mark, relabelled=relabelled)


def _labels(story: Story, mark: Change | None, label: str | None) -> Labels | None:
    """The labels without the items and the changes of lists that the other views do not have."""
    labels = Labels(
        *(
            _label(story, stated, story.sheet.styles.paragraph(stated.style), view)[0]
            if all(x is None or x.shown(view) for x in (mark, story.row))
            else label
            for view, stated in _stated(story)
        )
    )
    return None if labels == Labels(label, label) else labels


def _stated(story: Story) -> tuple[tuple[View, Properties], ...]:
    return ("original", story.stated.before or story.stated), ("revised", story.stated)


def _label(story: Story, stated: Properties, style: ParagraphStyle, view: View) -> tuple[str | None, int]:
    """The list label and depth; a w:numId of 0 takes away what the style brings."""
    if stated.num_id is not None:
        return story.counters[view].label(stated.num_id, stated.ilvl or 0, None) if stated.num_id else (None, 0)
    if not style.num_id:
        return None, 0
    ilvl = style.ilvl if stated.ilvl is None else stated.ilvl
    return story.counters[view].label(style.num_id, ilvl, stated.style)
