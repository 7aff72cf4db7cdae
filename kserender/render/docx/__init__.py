"""Writes contents into a Word template: opened, cleared of guidance, its slots filled, and all else left as it was."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.render.content import Contents
from kserender.render.docx import fill, slots
from kserender.render.docx.faults import refuse
from kserender.render.docx.guidance import take_out
from kserender.render.docx.numbering import Lists
from kserender.render.docx.package import Package
from kserender.render.docx.properties import set_properties
from kserender.render.docx.section import Section, arrange
from kserender.render.docx.slots import Slot
from kserender.render.docx.styles import styles_of
from kserender.render.docx.template import open_template
from kserender.render.docx.xml import RUN, Element, P, element, paragraph, w


@dataclass(frozen=True, slots=True)
class Written:
    """The file, and the sections that have content and no slot in the template, so that they are not in it."""

    data: bytes
    unplaced: tuple[str, ...]


def write(template: Path, bookmarks: Mapping[str, str], contents: Contents, needed: Collection[str]) -> Written:
    """The template filled; `bookmarks` maps their names to fields, `needed` are those that must have a slot.

    The same call gives the same bytes.  Raises a ReadError or InvalidData when the template is not fit.
    """
    package = open_template(template)
    found = refuse(package, template, bookmarks, contents, needed)
    styles = styles_of(package.raw(package.styles))
    lists = Lists(package, styles)
    for story, inside in found.items():
        root = package.root(story)
        if take_out(root, _runs(inside, contents), styles) or inside:
            package.change(story)
        sections = [
            Section(root, styles, lists, slot) for slot in inside if slot.field in contents.sections and slot.blocks()
        ]
        arrange(sections, contents.order)
        for section in sections:
            role = section.role
            heading, numbering = contents.headings.get(role), contents.numbering.get(role)
            section.fill(heading, contents.sections[role], numbering, together=role in contents.signed)
        _write_values([slot for slot in inside if slot.field in contents.values], contents.values)
    if contents.draft:
        _mark_as_draft(package, contents.draft)
    set_properties(package, contents, styles)
    there = {slot.field for inside in found.values() for slot in inside}
    unplaced = (role for role, content in contents.sections.items() if content and role not in there)
    return Written(package.data(), tuple(unplaced))


def _runs(inside: Sequence[Slot], contents: Contents) -> set[Element]:
    """The runs that go when the slots are filled."""
    out: set[Element] = set()
    for slot in inside:
        if slot.field in contents.sections:
            before, after = slots.outside(slot)
            out.update(run for block in slot.blocks() for run in block.iter(RUN))
            out.difference_update((*before, *after))
        else:
            out.update(slots.runs_between(slot.opening.start, slot.last))
    return out


def _write_values(found: Sequence[Slot], texts: Mapping[str, str]) -> None:
    lines: dict[Element, list[Slot]] = {}
    for slot in found:
        lines.setdefault(next(slot.opening.start.iterancestors(P), None), []).append(slot)
    for line, inside in lines.items():
        if line is not None and not any(texts[slot.field] for slot in inside):
            # The line's label says nothing without a value.
            fill.remove(inside[0], [line])
            continue
        for slot in inside:
            fill.write_value(slot, texts[slot.field])


def _mark_as_draft(package: Package, text: str) -> None:
    bold = element("rPr")
    bold.append(element("b"))
    body = package.change(package.main).find(w("body"))
    if body is None:
        raise InvalidData(_("The template has no text."), _("Open it in Word and save it again as .docx."))
    body.insert(0, paragraph(text, None, bold))
