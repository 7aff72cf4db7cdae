"""What an instruction can speak of: the text blocks of a document in order, and the headings that they stand under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from kserender.amend.edits import Path
from kserender.compare.fold import fold
from kserender.model import Block, Document, Figure, Heading, Paragraph, Table

# A line this short that ends in no mark is a heading in a file that marks none.
LONGEST_HEADING = 85
_NOT_IN_LABEL = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s+(?=\S)")
_LOWEST = 99


@dataclass(frozen=True, slots=True)
class Text:
    """A heading or paragraph of the body that has words; `level` is that of a heading, `label` the list label's letters
    and figures ("3", "a", "" for a bullet, None where there is none)."""

    path: Path
    block: Heading | Paragraph
    text: str
    level: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """Body blocks `start:stop`; `heading` is the one that they stand under."""

    start: int
    stop: int
    heading: Text | None = None


class Terrain:
    """The document's blocks, ready to be looked up.  The document has no changes marked in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = [*_texts(document)]
        self.tables = [n for n, block in enumerate(document.blocks) if isinstance(block, Table)]
        self.headings = [text for text in self.texts if text.level is not None]

    @property
    def whole(self) -> Area:
        """The whole body."""
        return Area(0, len(self.document.blocks))

    def inside(self, area: Area) -> list[Text]:
        """The headings and paragraphs of an area."""
        return [text for text in self.texts if area.start <= text.path[0] < area.stop]

    def directly(self, heading: Text) -> Area:
        """What stands under a heading, up to the next one of whatever level."""
        return Area(heading.path[0] + 1, self._next(heading.path[0], _LOWEST), heading)

    def section(self, heading: Text) -> Area:
        """What stands under a heading, the sections of lower level included."""
        return Area(heading.path[0] + 1, self._next(heading.path[0], heading.level or 0), heading)

    def above(self, heading: Text) -> Area:
        """What stands before a heading, from the heading before that."""
        start = max((one.path[0] + 1 for one in self.headings if one.path < heading.path), default=0)
        return Area(start, heading.path[0])

    def named(self, name: str, area: Area) -> list[Text]:
        """The headings with this name, with or without their number."""
        wanted = heading_key(name)
        found = [one for one in self.headings if area.start <= one.path[0] < area.stop]
        exact = [one for one in found if fold(one.text).casefold() == fold(name).casefold()]
        return exact or [one for one in found if heading_key(one.text) == wanted]

    def numbered(self, number: str, area: Area) -> list[Text]:
        """The headings with this number, which may be typed or a label."""
        inside = [one for one in self.headings if area.start <= one.path[0] < area.stop]
        return [one for one in inside if number in (one.label, _number(one.text))]

    def _next(self, start: int, level: int) -> int:
        after = (one.path[0] for one in self.headings if one.path[0] > start and (one.level or 0) <= level)
        return next(after, len(self.document.blocks))


def at(document: Document, path: Path) -> Block:
    """The block that a path leads to."""
    if path[0] < 0:
        return document.notes[-1 - path[0]].blocks[path[1]]
    block = document.blocks[path[0]]
    if len(path) == 1:
        return block
    if not isinstance(block, Table) or len(path) != 4:
        raise IndexError(path)
    return block.rows[path[1]].cells[path[2]].blocks[path[3]]


def heading_key(name: str) -> str:
    """A heading as it is looked up: without number, capitals and final colon."""
    text = fold(name).removesuffix(":")
    numbered = _NUMBERED.match(text)
    return (text[numbered.end() :] if numbered else text).casefold()


def label_key(label: str | None) -> str | None:
    """A list label as it is spoken of: "3." is "3", "a)" is "a", a bullet is ""."""
    return None if label is None else ".".join(_NOT_IN_LABEL.sub(" ", label).split()).casefold()


def _number(text: str) -> str | None:
    found = _NUMBERED.match(text)
    return found[1] if found else None


def _texts(document: Document) -> Iterator[Text]:
    body = [(n, block) for n, block in enumerate(document.blocks) if block.layer == "body" and _has_words(block)]
    marked = sum(isinstance(block, Heading) for _n, block in body)
    for (number, block), after in zip_longest(body, body[1:]):
        if isinstance(block, Heading | Paragraph):
            level = block.level if isinstance(block, Heading) else None
            if level is None and marked < 2 and _looks_like_heading(block, after[1] if after else None):
                level = _LOWEST
            yield Text((number,), block, block.text(), level, label_key(block.label))


def _has_words(block: Block) -> bool:
    return not isinstance(block, Figure) and bool(block.text().strip())


def _looks_like_heading(block: Heading | Paragraph, after: Block | None) -> bool:
    text = block.text().strip()
    if block.label or len(text) > LONGEST_HEADING or text[-1] in ".,;!?:”" or not text[0].isupper() or "\t" in text:
        return False
    if isinstance(after, Table):
        return True
    return isinstance(after, Paragraph) and (after.label is not None or after.text().rstrip()[-1:] in ".:;")
