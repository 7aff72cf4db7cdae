"""Bookmarks as slots: found, and what stands in them.

A slot is a pair of bookmarks, X … XSlut, whose range runs to the end of the paragraph that holds XSlut, or one
bookmark X that spans its content.  X2, X3, … are the same slot in further places.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kserender.render.docx.bookmarks import CLOSE, START, Bookmark
from kserender.render.docx.xml import BLOCKS, RUN, SDT, TBL, Element, P, w

END = "Slut"
WRAPPERS = (SDT, w("hyperlink"), w("smartTag"))
_ROWS = (w("tr"), TBL)


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot for a field; `closing` is its XSlut, if it has one."""

    field: str
    opening: Bookmark
    closing: Bookmark | None

    @property
    def name(self) -> str:
        """The name of its bookmark."""
        return self.opening.name

    @property
    def last(self) -> Element:
        """The element up to which the content runs."""
        return self.closing.start if self.closing else self.opening.end

    def blocks(self) -> list[Element]:
        """The paragraphs and tables of the slot, all children of one parent."""
        first, last = _block(self.opening.start, after=True), _block(self.last, after=False)
        if not self.closing and first is not last and last is not None and _begins(last, self.last):
            # A bookmark over whole paragraphs ends, as Word writes it, at the beginning of the next one.
            last = last.getprevious()
        if first is None or last is None or first is last:
            return [block for block in (first, last) if block is not None][:1]
        above = [first, *first.iterancestors()]
        under = dict.fromkeys((last, *last.iterancestors()))
        top = next(at for at, found in enumerate(above) if found in under)
        while above[top].tag in _ROWS:  # several cells: the whole table
            top += 1
        begin = above[max(top - 1, 0)]
        if begin in under:
            return [begin]
        out = [begin]
        for child in begin.itersiblings():
            if child.tag not in (START, CLOSE):
                out.append(child)
            if child in under:
                return out
        return [first]  # a point between two paragraphs is about the one after it


def find(bookmarks: Sequence[Bookmark], fields: Mapping[str, str]) -> list[Slot]:
    """The slots among the bookmarks of a part; `fields` maps a bookmark's name to what it is for."""
    ends: dict[str, list[tuple[int, Bookmark]]] = {}
    for at, mark in enumerate(bookmarks):
        ends.setdefault(mark.name, []).append((at, mark))
    out = []
    for at, mark in enumerate(bookmarks):
        plain = mark.name if mark.name in fields else mark.name.rstrip("0123456789")
        if plain in fields:
            later = (one for end in _ends(plain, mark.name) for one in ends.get(end, ()) if one[0] >= at)
            closing = min(later, key=lambda one: one[0], default=None)
            out.append(Slot(fields[plain], mark, closing[1] if closing else None))
    return out


def _ends(plain: str, name: str) -> tuple[str, ...]:
    return name + END, f"{plain}{END}{name.removeprefix(plain)}"


def outside(slot: Slot) -> tuple[list[Element], list[Element]]:
    """The runs of the first paragraph before the slot, and those after one that spans its content."""
    blocks = slot.blocks()
    first, last = blocks[0], blocks[-1]
    before = [node for node in _before(first, slot.opening.start) if node.tag in (RUN, *WRAPPERS)]
    spans = not slot.closing and (
        len(blocks) > 1 or next(runs_between(slot.opening.start, slot.last), None) is not None
    )
    after = [node for node in _after(last, slot.last) if node.tag in (RUN, *WRAPPERS)] if spans else []
    return before, after


def _before(block: Element, mark: Element) -> list[Element]:
    return list(mark.itersiblings(preceding=True))[::-1] if mark.getparent() is block and block.tag == P else []


def _after(block: Element, mark: Element) -> list[Element]:
    return list(mark.itersiblings()) if mark.getparent() is block and block.tag == P else []


def _block(mark: Element, *, after: bool) -> Element | None:
    """The paragraph that a bookmark's element stands in; for one between paragraphs, the one it is about."""
    inside = next(mark.iterancestors(P), None)
    if inside is not None:
        return inside
    return next((found for beside in mark.itersiblings(preceding=not after) for found in _within(beside, after)), None)


def _within(node: Element, after: bool) -> Iterator[Element]:
    """A paragraph or table itself, or those of a content control around them, the nearest first."""
    if node.tag in BLOCKS:
        yield node
    elif node.tag == SDT:
        inside = [child for content in node.iterchildren(w("sdtContent")) for child in content]
        for child in inside if after else reversed(inside):
            yield from _within(child, after)


def _begins(block: Element, mark: Element) -> bool:
    """Whether the bookmark's element stands in the block with no content before it."""
    for found in block.iter():
        if found is mark:
            return True
        if found.tag == RUN:
            return False
    return False


def runs_between(start: Element, end: Element) -> Iterator[Element]:
    """The runs of a paragraph from one element to another."""
    home = next(start.iterancestors(P), None)
    if home is None:
        # Between paragraphs it is about the one after it, unless it is a point.
        between = next((node for node in start.itersiblings() if node is end or node.tag in BLOCKS), end)
        yield from () if between is end else list(between.iter(RUN))
        return
    if start.getparent() is end.getparent():  # as most do: what stands before them need not be walked through
        for beside in takewhile(lambda node: node is not end, start.itersiblings()):
            yield from beside.iter(RUN)
        return
    inside = False
    for found in home.iter():
        if found is end:
            return
        if inside and found.tag == RUN:
            yield found
        inside = inside or found is start
