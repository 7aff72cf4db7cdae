"""Content controls (w:sdt), which may stand around blocks, inside a paragraph, around rows and around cells."""

from collections.abc import Callable

from kserender.extract.readers.docx.names import PLACEHOLDER, SDT_CONTENT, SDT_PR, Element, on
from kserender.extract.readers.docx.story import Story


def through_control(story: Story, control: Element, read: Callable[[Story, Element], None]) -> None:
    """Read what a control holds; what it shows as long as nobody has filled it in is guidance."""
    content = control.find(SDT_CONTENT)
    if content is None:
        return
    showing = on(control.find(f"{SDT_PR}/{PLACEHOLDER}"))
    story.guidance += showing
    story.deeper(2)
    read(story, content)
    story.shallower(2)
    story.guidance -= showing
