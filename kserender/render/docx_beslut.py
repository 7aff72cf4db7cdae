"""Writes a beslut as a Word document: a template's slots filled from a paper."""

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.paper import Paper
from kserender.profile import Profile
from kserender.render import docx_slots as slots
from kserender.render.contents import contents, headings, values
from kserender.render.docx_package import pack, unpack
from kserender.render.docx_properties import set_properties
from kserender.render.docx_section import Section, arrange
from kserender.render.docx_styles import Styles
from kserender.render.docx_template import open_template, stories
from kserender.render.docx_text import Element
from kserender.render.docx_verify import verify
from kserender.render.prepare import prepared

if TYPE_CHECKING:
    from docx.document import Document

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
    sections = [Section(document, styles, slot, ROLES[slot.name]) for slot in found]
    arrange(sections, profile.order)
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
