"""Writes a beslut as a Word document: a template's slots filled from a paper."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.paper import Paper
from kserender.profile import Profile
from kserender.render import docx_slots as slots
from kserender.render.contents import Content, Grid, Line, contents, headings, values
from kserender.render.docx_numbering import Series, series
from kserender.render.docx_package import pack, unpack
from kserender.render.docx_properties import set_properties
from kserender.render.docx_styles import Styles
from kserender.render.docx_table import table
from kserender.render.docx_template import open_template, stories
from kserender.render.docx_text import Element, keep_with_next, paragraph, run
from kserender.render.docx_verify import verify
from kserender.render.prepare import prepared

if TYPE_CHECKING:
    from docx.document import Document

# A twentieth of a point, in the unit that python-docx counts in; and the text's width on A4 with 2.5 cm margins.
EMU_PER_TWIP = 635
USUAL_WIDTH = 9070

# The bookmarks that hold whole sections, and the role of each.
ROLES = {
    "Beslut": "decision",
    "Sammanfattning": "summary",
    "Arende": "background",
    "Beslutsunderlag": "attachments",
    "Samverkan": "consultation",
    "Reservation": "reservation",
    "Expediering": "dispatch",
    "Underskrift": "signature",
}


def write(paper: Paper, profile: Profile, template: Path | None, when: date | None) -> bytes:
    """The beslut, read back and found to hold the same decisions; the same bytes every time.

    `template` takes the place of the profile's; `when` is the date of the decision, else the paper's own.
    """
    paper = prepared(paper, profile)
    data = compose(paper, profile, template, when)
    verify(data, paper)
    return data


def compose(paper: Paper, profile: Profile, template: Path | None, when: date | None) -> bytes:
    """The beslut of a paper that has been prepared, not yet read back."""
    path = template or profile.templates["beslut"]
    document = open_template(path)
    _write_sections(document, paper, profile, path)
    _write_values(document, values(paper, profile, when))
    set_properties(document, paper, when)
    out = io.BytesIO()
    document.save(out)
    return pack(unpack(out.getvalue()))


def _write_sections(document: "Document", paper: Paper, profile: Profile, path: Path) -> None:
    found = [slot for story in stories(document) for slot in slots.find(story, ROLES) if slot.blocks()]
    if not any(slot.name == "Beslut" for slot in found):
        raise InvalidData(
            _("The template {path} has no bookmark named {name}.").format(path=path, name="Beslut"),
            _("Put one around the place for the decision, in Word under Insert, Bookmark."),
        )
    styles = Styles(document)
    sections = [_Section(document, styles, slot) for slot in found]
    _arrange(sections, profile.order)
    words, texts = headings(paper, profile), contents(paper, profile)
    for section in sections:
        section.fill(words[section.role], texts[section.role], profile)


def _write_values(document: "Document", texts: Mapping[str, str]) -> None:
    found = [slot for story in stories(document) for slot in slots.find(story, texts)]
    lines: dict[Element, list[slots.Slot]] = {}
    for slot in found:
        lines.setdefault(next(slot.opening.start.iterancestors(qn("w:p")), None), []).append(slot)
    for line, inside in lines.items():
        if line is not None and not any(texts[slot.name] for slot in inside):
            # The line's label says nothing without a value.
            slots.remove(inside[0], [line])
            continue
        for slot in inside:
            slots.write_value(slot, texts[slot.name])


class _Section:
    """A slot for a section, with the heading over it."""

    def __init__(self, document: "Document", styles: Styles, slot: slots.Slot) -> None:
        self.role = ROLES[slot.name]
        self.document = document
        self.styles = styles
        self.slot = slot
        before = slot.blocks()[0].getprevious()
        self.heading = before if before is not None and styles.heading_level(before) else None
        self.level = (styles.heading_level(before) if self.heading is not None else None) or 1

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
        first = next(at for at, part in enumerate(content) if isinstance(part, Grid) or part.kind != "heading")
        slots.write_blocks(self.slot, made, first)
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


def _arrange(sections: Sequence[_Section], order: Sequence[str]) -> None:
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
