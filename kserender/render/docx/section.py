"""A section of a template: the heading and the slot under it, filled, moved or removed together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kserender.render.content import Content, Grid, Line
from kserender.render.docx import fill
from kserender.render.docx.looks import look_of, run_look_of
from kserender.render.docx.numbering import Lists, Series
from kserender.render.docx.patterns import Patterns
from kserender.render.docx.rows import fits, table_like
from kserender.render.docx.slots import Slot
from kserender.render.docx.styles import Styles
from kserender.render.docx.table import table
from kserender.render.docx.xml import (
    BLOCKS,
    RUN,
    TBL,
    Element,
    P,
    child,
    detach,
    keep_with_next,
    paragraph,
    properties_of,
    run,
    w,
)

# The text's width on A4 with 2.5 cm margins, in twentieths of a point.
USUAL_WIDTH = 9070
# The space between a table and the text under it, in the same.
AFTER_TABLE = "160"


class Section:
    """A slot for a section, with the heading over it."""

    def __init__(self, root: Element, styles: Styles, lists: Lists, slot: Slot) -> None:
        self.role = slot.field
        self.styles = styles
        self.lists = lists
        self.slot = slot
        self._root = root
        before = next(slot.blocks()[0].itersiblings(*BLOCKS, preceding=True), None)
        level = None if before is None else styles.heading_level(before)
        self.heading = before if level else None
        self._level = level

    @property
    def level(self) -> int:
        """The level that headings of the slot are counted from: that of the heading that it has over it or begins with,
        or else of one further up; 0 when there is none."""
        if self._level is None:
            self._level = self.styles.heading_level(self.slot.blocks()[0]) or self._level_above()
        return self._level

    def chunk(self) -> list[Element]:
        """The heading and the blocks of the slot."""
        return [*([self.heading] if self.heading is not None else []), *self.slot.blocks()]

    def fill(self, heading: str | None, content: Content, numbering: str | None, *, together: bool) -> None:
        """Write the section, or remove it when there is nothing for it; `together` keeps it on the page before it."""
        if not content:
            fill.remove(self.slot, self.chunk())
            return
        if heading and self.heading is not None:
            _retext(self.heading, heading)
        made, first = self._blocks(content, numbering)
        fill.write_blocks(self.slot, made, first)
        if together:
            for block in (made[0].getprevious(), *made[:-1]):
                if block is not None and block.tag == P:
                    keep_with_next(block)

    def _blocks(self, content: Content, numbering: str | None) -> tuple[list[Element], int]:
        """The new paragraphs and tables, and which of them is the first that is no heading."""
        patterns = Patterns(self.slot.blocks(), self.styles, self.lists)
        lines = [part for part in content if isinstance(part, Line)]
        if patterns.table is not None and len(lines) == len(content) and all(line.cells for line in lines):
            rows = [line.cells for line in lines]
            return [table_like(patterns.table, rows, [line.text for line in lines])], 0
        if patterns.block and all("\n" in line.text or line.cells for line in lines) and len(lines) == len(content):
            return [part for line in lines for part in _repeated(patterns.block, line)], 0
        numbered = any(line.number is not None and line.kind != "numbered" for line in lines)
        series = self.lists.series(patterns.listed()[0], numbering) if numbered else None
        items = self._items(lines)
        if _begins_with_heading(content):
            self._level = max(self.level, 1)
        made = [self._made(part, patterns, series, items) for part in content]
        for above, block in pairwise(made):
            if above.tag == TBL and block.tag == P and not self.styles.heading_level(block):
                child(properties_of(block), "spacing").set(w("before"), AFTER_TABLE)
        below = (at for at, part in enumerate(content) if isinstance(part, Grid) or part.kind != "heading")
        return made, next(below, 0)

    def _items(self, lines: Sequence[Line]) -> Series | None:
        """The list of the numbered items in running text; None when there are none, or the template has no style."""
        if not any(line.kind == "numbered" for line in lines):
            return None
        return self.lists.series(self.styles.named("numbered", 0))

    def _made(self, part: Line | Grid, patterns: Patterns, series: Series | None, items: Series | None) -> Element:
        if isinstance(part, Grid):
            if patterns.table is not None and fits(patterns.table, part.header):
                rows = [dict(zip(part.header, row, strict=False)) for row in part.rows]
                return table_like(patterns.table, rows, [])
            return table(part, self._width(), self.styles.table(), self.styles.cell())
        if isinstance(part, Line) and part.kind == "numbered":
            if items is None:
                return patterns.made(replace(part, kind="text", text=f"{part.number}. {part.text}"), 0)
            return items.item((self.styles.named("numbered", 0), None), part.text, part.number or 0)
        if part.number is not None and series:
            return series.item(patterns.listed(), part.text, part.number)
        if part.kind == "heading" and part.level == 0 and self.heading is not None:
            return paragraph(part.text, look_of(self.heading), run_look_of(self.heading))
        # Only a heading has a level, and to find that of the section may need a walk through the whole part.
        return patterns.made(part, max(self.level + part.level, 1) if part.kind == "heading" else 0)

    def _level_above(self) -> int:
        """The level of the heading that the slot stands under, somewhere above it; 0 when there is none."""
        level, first = 0, self.slot.blocks()[0]
        for block in self._root.iter(P):
            if block is first:
                break
            level = self.styles.heading_level(block) or level
        return level

    def _width(self) -> int:
        """The width of the text, in twentieths of a point."""
        page, margins = (next(iter(list(self._root.iter(w(tag)))[-1:]), None) for tag in ("pgSz", "pgMar"))
        if page is None or margins is None:
            return USUAL_WIDTH
        sides = [page.get(w("w")), margins.get(w("left")), margins.get(w("right"))]
        whole, left, right = (int(side) if side and side.isdigit() else 0 for side in sides)
        return whole - left - right if whole > left + right else USUAL_WIDTH


def arrange(sections: Sequence[Section], order: Sequence[str]) -> None:
    """Put the sections in the house's order, each with its heading; what else stands in the template stays."""
    rank = {role: place for place, role in enumerate(order)}
    ranked = [section for section in sections if section.role in rank]
    if not ranked:
        return
    parent = ranked[0].chunk()[0].getparent()
    movable = [section for section in ranked if section.chunk()[0].getparent() is parent]
    wanted = sorted(movable, key=lambda section: rank[section.role])
    if wanted == movable:
        return
    chunks = {id(section): section.chunk() for section in movable}
    places = []
    for section in movable:
        place = paragraph("")
        chunks[id(section)][0].addprevious(place)
        places.append(place)
    for place, section in zip(places, wanted, strict=True):
        for block in chunks[id(section)]:
            place.addprevious(block)
        parent.remove(place)


def _begins_with_heading(content: Content) -> bool:
    """Whether the content has a heading over all of it, that those in it stand below."""
    first = content[0]
    return isinstance(first, Line) and first.kind == "heading" and first.level == 0


def _repeated(pattern: Sequence[Element], line: Line) -> list[Element]:
    """The lines of a text, each in the look of the paragraph in its place; those too many in that of the last."""
    looks = [(look_of(block), run_look_of(block)) for block in pattern]
    return [paragraph(text, *looks[min(at, len(looks) - 1)]) for at, text in enumerate(line.text.split("\n"))]


def _retext(heading: Element, text: str) -> None:
    """Give a heading another text in the look it has; its bookmarks stay."""
    run_look = run_look_of(heading)
    for old in list(heading.iter(RUN)):
        detach(old)
    heading.append(run(text, run_look))
