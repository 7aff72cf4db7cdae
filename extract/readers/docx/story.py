"""What is known while one text of the file is walked: the body, a header or footer, or the notes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.docx.anchors import Anchors, Mark
from kserender.extract.readers.docx.changes import Changes
from kserender.extract.readers.docx.faults import hostile
from kserender.extract.readers.docx.line import Line
from kserender.extract.readers.docx.messages import Messages
from kserender.extract.readers.docx.names import BOOKMARK_START, COMMENT_END, COMMENT_START, ID, NAME, Element
from kserender.extract.readers.docx.numbering import Counters, Numbering
from kserender.extract.readers.docx.properties import NOTHING, Properties
from kserender.extract.readers.docx.styles import Styles
from kserender.i18n import _
from kserender.limits import Limits
from kserender.model import Block, Change, Layer, View


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all texts of a file share."""

    builder: Builder
    messages: Messages
    styles: Styles
    numbering: Numbering
    changes: Changes
    note_id: Callable[[Element], str | None]
    limits: Limits  # asked for once: the environment may be looked through for them


class Story:
    """One text.  `walk` reads the blocks of an element; it is given here so that cells and boxes can hold blocks."""

    def __init__(self, sheet: Sheet, walk: Callable[["Story", Element], list[Block]], layer: Layer = "body") -> None:
        self.sheet = sheet
        self.builder = sheet.builder
        self.layer = layer
        self.line = Line()
        self.state(NOTHING)
        self.change: Change | None = None
        self.guidance = 0  # > 0 inside a control that shows its placeholder
        self.fields: list[bool] = []  # the fields that are open: whether the result has begun
        self.mute = False  # inside the code of a field
        self.anchors = Anchors()
        self.counters: dict[View, Counters] = {view: Counters(sheet.numbering) for view in get_args(View)}
        self.row: Change | None = None  # of the table row being read
        self._walk = walk
        self._depth = 0
        self._deepest = sheet.limits.nesting

    def state(self, properties: Properties) -> None:
        """Take over what the paragraph being read states of itself."""
        self.stated = properties
        self.style = self.sheet.styles.paragraph(properties.style)
        self.look = self.style.look  # of the run being read

    def read(self, root: Element) -> list[Block]:
        """The blocks of a part, or of one note or comment."""
        self.sheet.changes.expect(root)
        return self.walk(root)

    def walk(self, element: Element, levels: int = 1) -> list[Block]:
        """The blocks of an element, `levels` of XML further down."""
        self.deeper(levels)
        blocks = self._walk(self, element)
        self._depth -= levels
        return blocks

    def deeper(self, levels: int) -> None:
        """Count levels of nesting; raises HostileFile where no document goes."""
        self._depth += levels
        if self._depth > self._deepest:
            raise hostile(_("it is nested without end"))

    def shallower(self, levels: int) -> None:
        """Come back up."""
        self._depth -= levels

    @property
    def block_layer(self) -> Layer:
        """The layer of a block made now."""
        return "guidance" if self.guidance else self.layer

    def text(self, text: str) -> None:
        """Text of the run being read."""
        if not self.mute:
            self.line.add(text, self.look, self.change, self.guidance > 0)

    def unknown(self, element: Element) -> None:
        """Tell that an element is not known; what text it holds has been read all the same."""
        name = element.tag.rsplit("}", 1)[-1]
        self.sheet.messages.tell("docx-unknown-element", name=name)


def mark_of(element: Element) -> Mark | None:
    """The end of a range that a bookmark or comment element states; None for Word's own hidden bookmarks."""
    identity = element.get(ID, "")
    if element.tag in (COMMENT_START, COMMENT_END):
        return Mark("comment", identity, identity if element.tag == COMMENT_START else None)
    if element.tag == BOOKMARK_START:
        name = element.get(NAME, "")
        return Mark("bookmark", identity, name) if name and not name.startswith("_") else None
    return Mark("bookmark", identity, None)
