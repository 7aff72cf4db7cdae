"""Pictures, and the text boxes that drawings hold (DrawingML, and VML in older files and fallbacks)."""

from kserender.extract.readers.docx.names import ALTERNATE, PIC, TEXTBOX, WP, A, Element, V, branch
from kserender.extract.readers.docx.story import Story

_PICTURES = frozenset({PIC + "pic", V + "imagedata"})
_DRAWN_TEXT = ("/diagram", "/chart")


def drawing(story: Story, element: Element) -> None:
    """Note the text boxes and the pictures of a drawing; the paragraph that anchors them reads them when it is done."""
    line, pictures, boxes, description = story.line, 0, 0, ""
    rest = [element]
    while rest:  # a box inside a box belongs to the text of the outer one
        here = rest.pop()
        if here.tag == TEXTBOX:
            line.boxes.append((here, story.change))
            boxes += 1
            continue
        if here.tag == ALTERNATE:
            chosen = branch(here)
            rest.extend(() if chosen is None else (chosen,))
            continue
        if here.tag in _PICTURES:
            pictures += 1
        elif here.tag == WP + "docPr":
            description = description or here.get("descr") or here.get("title") or ""
        elif here.tag == V + "shape":
            description = description or here.get("alt") or ""
        elif here.tag == A + "graphicData" and here.get("uri", "").endswith(_DRAWN_TEXT):
            pictures += 1
            story.sheet.messages.tell("docx-diagram")
        rest.extend(reversed(here))
    if pictures or (description and not boxes):
        line.figures.append((description, story.change))
