"""Writes contents into a Word template: opened, cleared of guidance, its slots filled, and all else left as it was."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from pathlib import Path

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.render.content import Contents
from kserender.render.docx import fill
from kserender.render.docx.cleared import cleared
from kserender.render.docx.numbering import Lists
from kserender.render.docx.package import Package
from kserender.render.docx.properties import set_properties
from kserender.render.docx.section import Section, arrange
from kserender.render.docx.slots import Slot
from kserender.render.docx.styles import Styles, styles_of
from kserender.render.docx.xml import BLOCKS, Element, P, element, keep_with_next, paragraph, w


@dataclass(frozen=True, slots=True)
class Written:
    """The file, and the sections that have content and no slot in the template, so that they are not in it."""

    data: bytes
    unplaced: tuple[str, ...]


def write(template: Path, bookmarks: Mapping[str, str], contents: Contents, needed: Collection[str]) -> Written:
    """The template filled; `bookmarks` maps their names to fields, `needed` are those that must have a slot.

    The same call gives the same bytes.  Raises a ReadError or InvalidData when the template is not fit.
    """
    package, found = cleared(template, bookmarks, contents.sections, needed)
    styles = styles_of(package.raw(package.styles))
    lists = Lists(package, styles)
    for story, inside in found.items():
        root = package.root(story)
        sections = [
            Section(root, styles, lists, slot) for slot in inside if slot.field in contents.sections and slot.blocks()
        ]
        arrange(sections, contents.order)
        for section in sections:
            role = section.role
            heading, numbering = contents.headings.get(role), contents.numbering.get(role)
            section.fill(heading, contents.sections[role], numbering, together=role in contents.signed)
        _write_values([slot for slot in inside if slot.field in contents.values], contents.values)
        _keep_signing(root, styles)
    if contents.draft:
        _mark_as_draft(package, contents.draft)
    set_properties(package, contents, styles)
    there = {slot.field for inside in found.values() for slot in inside}
    unplaced = (role for role, content in contents.sections.items() if content and role not in there)
    return Written(package.data(), tuple(unplaced))


def _keep_signing(root: Element, styles: Styles) -> None:
    """Keep the lines to sign on, that a template ends with, on the page of what stands before them."""
    body = root.find(w("body"))
    blocks = [] if body is None else list(body.iterchildren(*BLOCKS, reversed=True))
    for block, before in pairwise(blocks):
        if block.tag != P or not styles.signs(block):
            break
        if before.tag == P:
            keep_with_next(before)


def _write_values(found: Sequence[Slot], texts: Mapping[str, str]) -> None:
    lines: dict[Element, list[Slot]] = {}
    for slot in found:
        lines.setdefault(next(slot.opening.start.iterancestors(P), None), []).append(slot)
    for line, inside in lines.items():
        if line is not None and not any(texts[slot.field] for slot in inside) and not _says_more(line, inside[-1]):
            # The line's label says nothing without a value.
            fill.remove(inside[0], [line])
            continue
        for slot in inside:
            fill.write_value(slot, texts[slot.field])


def _says_more(line: Element, slot: Slot) -> bool:
    """Whether the line has a column of its own after the slot, as the word for the kind of paper in a header."""
    after = dropwhile(lambda node: node is not slot.last, line.iter(slot.last.tag, w("t"), w("tab")))
    columns = dropwhile(lambda node: node.tag != w("tab"), after)
    return any((node.text or "").strip() for node in columns)


def _mark_as_draft(package: Package, text: str) -> None:
    bold = element("rPr")
    bold.append(element("b"))
    body = package.change(package.main).find(w("body"))
    if body is None:
        raise InvalidData(_("The template has no text."), _("Open it in Word and save it again as .docx."))
    body.insert(0, paragraph(text, None, bold))
