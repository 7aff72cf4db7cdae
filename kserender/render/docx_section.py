"""A section of a template: the heading and the slot under it, filled, moved or removed together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from kserender.profile import Profile
from kserender.render import docx_slots as slots
from kserender.render.contents import Content, Grid, Line
from kserender.render.docx_numbering import Series, series
from kserender.render.docx_styles import Styles
from kserender.render.docx_table import table
from kserender.render.docx_text import Element, keep_with_next, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document

# A twentieth of a point, in the unit that python-docx counts in; and the text's width on A4 with 2.5 cm margins.
EMU_PER_TWIP = 635
USUAL_WIDTH = 9070


class Section:
    """A slot for a section, with the heading over it."""

    def __init__(self, document: "Document", styles: Styles, slot: slots.Slot, role: str) -> None:
        self.role = role
        self.document = document
        self.styles = styles
        self.slot = slot
        before = slot.blocks()[0].getprevious()
        level = None if before is None else styles.heading_level(before)
        self.heading = before if level else None
        self.level = level or 1

    def chunk(self) -> list[Element]:
        """The heading and the blocks of the slot."""
        return [*([self.heading] if self.heading is not None else []), *self.slot.blocks()]

    def fill(self, heading: str, content: Content, profile: Profile) -> None:
        """Write the section, or remove it when there is nothing for it."""
        if not content:
            slots.remove(self.slot, self.chunk())
            return
        if heading and self.heading is not None:
            _retext(self.heading, heading)
        look, run_look = slots.looks(self.slot.blocks())
        numbers = series(self.document, look, profile.numbering if self.role == "decision" else None)
        made = [self._made(part, look, run_look, numbers) for part in content]
        below = (at for at, part in enumerate(content) if isinstance(part, Grid) or part.kind != "heading")
        slots.write_blocks(self.slot, made, next(below, 0))
        if self.role == "signature":
            # Nobody signs a page with nothing else on it.
            for block in (made[0].getprevious(), *made[:-1]):
                if block is not None and block.tag == qn("w:p"):
                    keep_with_next(block)

    def _made(
        self, part: Line | Grid, look: Element | None, run_look: Element | None, numbers: Series | None
    ) -> Element:
        if isinstance(part, Grid):
            return table(part, self._width(), self.styles.table(), self.styles.cell())
        if part.number is not None and numbers:
            return paragraph(part.text, numbers.item(look, part.number), run_look)
        if part.kind == "heading" and part.level == 0 and self.heading is not None:
            own, own_run = slots.looks([self.heading])
            return paragraph(part.text, own, own_run)
        named = self.styles.named(part.kind, self.level + part.level)
        return paragraph(part.text, look, run_look) if named is None else paragraph(part.text, named)

    def _width(self) -> int:
        """The width of the text, in twentieths of a point."""
        section = self.document.sections[-1]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        return (page - left - right) // EMU_PER_TWIP if page and left and right else USUAL_WIDTH


def arrange(sections: Sequence[Section], order: Sequence[str]) -> None:
    """Put the sections in the house's order, each with its heading; what else stands in the template stays."""
    rank = {role: place for place, role in enumerate(order)}
    parent = next(section.chunk()[0].getparent() for section in sections if section.role == "decision")
    movable = [section for section in sections if section.role in rank and section.chunk()[0].getparent() is parent]
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


def _retext(heading: Element, text: str) -> None:
    """Give a heading another text in the look it has; its bookmarks stay."""
    _look, run_look = slots.looks([heading])
    for old in list(heading.iter(qn("w:r"))):
        old.getparent().remove(old)
    heading.append(run(text, run_look))
