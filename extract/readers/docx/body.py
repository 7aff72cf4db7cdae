"""The blocks of a text: one table says how each kind of element is read."""

from collections.abc import Callable
from copy import copy

from kserender.extract.readers.docx.controls import through_control
from kserender.extract.readers.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    BOOKMARK_END,
    BOOKMARK_START,
    COMMENT_END,
    COMMENT_START,
    CUSTOM_XML,
    DEL,
    INS,
    MARKUP,
    MOVE_FROM,
    MOVE_TO,
    RUN,
    SDT,
    TBL,
    Element,
    M,
    P,
    branch,
)
from kserender.extract.readers.docx.paragraphs import paragraph
from kserender.extract.readers.docx.story import Story, mark_of
from kserender.extract.readers.docx.tables import table
from kserender.model import Block

Handler = Callable[[Story, Element], list[Block]]


def blocks(story: Story, parent: Element) -> list[Block]:
    """The blocks of an element that holds paragraphs and tables, in reading order."""
    found: list[Block] = []
    for child in parent:
        found += _BLOCKS.get(child.tag, _other)(story, child)
    return found


def _control(story: Story, element: Element) -> list[Block]:
    found: list[Block] = []
    through_control(story, element, lambda story, content: found.extend(blocks(story, content)))
    return found


def _changed(story: Story, element: Element) -> list[Block]:
    outer, story.change = story.change, story.sheet.changes.change(element, story.change)
    found = story.walk(element)
    story.change = outer
    return found


def _alternate(story: Story, element: Element) -> list[Block]:
    chosen = branch(element)
    return [] if chosen is None else story.walk(chosen, 2)


def _range_mark(story: Story, element: Element) -> list[Block]:
    mark = mark_of(element)
    if mark is not None:
        story.anchors.between(mark)
    return []


def _other(story: Story, element: Element) -> list[Block]:
    story.unknown(element)
    return story.walk(element)


def _nothing(story: Story, element: Element) -> list[Block]:
    """Marks and properties without text; a chunk in another format is told of where its relation is met."""
    return []


def _loose(story: Story, element: Element) -> list[Block]:
    """A formula or run that stands between paragraphs is a paragraph of its own."""
    around = element.makeelement(P)
    around.append(copy(element))
    return paragraph(story, around)


_BLOCKS: dict[str, Handler] = {
    P: paragraph,
    TBL: table,
    SDT: _control,
    CUSTOM_XML: lambda story, element: story.walk(element),
    ALTERNATE: _alternate,
    ALT_CHUNK: _nothing,
    **dict.fromkeys((INS, DEL, MOVE_FROM, MOVE_TO), _changed),
    **dict.fromkeys((BOOKMARK_START, BOOKMARK_END, COMMENT_START, COMMENT_END), _range_mark),
    **dict.fromkeys((M + "oMathPara", M + "oMath", RUN), _loose),
    **dict.fromkeys(MARKUP, _nothing),
}
