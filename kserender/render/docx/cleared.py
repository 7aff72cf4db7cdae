"""A template ready to be filled: looked through and cleared of guidance once, and copied for each document."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kserender.render.docx import slots
from kserender.render.docx.bookmarks import bookmarks
from kserender.render.docx.faults import refuse
from kserender.render.docx.guidance import take_out
from kserender.render.docx.package import Package
from kserender.render.docx.slots import Slot
from kserender.render.docx.styles import styles_of
from kserender.render.docx.template import kept
from kserender.render.docx.xml import RUN, Element


def cleared(
    path: Path, fields: Mapping[str, str], sections: Collection[str], needed: Collection[str]
) -> tuple[Package, dict[str, list[Slot]]]:
    """The template without its guidance, to be filled, and the slots of each story.

    `fields` maps bookmarks to what they are for, `sections` are the fields that take whole paragraphs, `needed` those
    that must have a slot.  Raises a ReadError or InvalidData when the template is not fit.
    """
    template, stories = _cleared(kept(path), path, tuple(fields.items()), frozenset(sections), tuple(needed))
    package = template.copy()
    return package, {story: slots.find(bookmarks(package.change(story))[0], fields) for story in stories}


@lru_cache(maxsize=8)
def _cleared(
    template: Package,
    path: Path,
    fields: tuple[tuple[str, str], ...],
    sections: frozenset[str],
    needed: tuple[str, ...],
) -> tuple[Package, tuple[str, ...]]:
    """The template without its guidance, not to be changed, and the stories that have slots."""
    package = template.copy()
    for story in package.stories():
        package.own(story)
    styles = styles_of(package.raw(package.styles))
    found = refuse(package, path, dict(fields), sections, needed)
    for story, inside in found.items():
        if take_out(package.root(story), _runs(inside, sections), styles):
            package.change(story)
    if lists := package.related("numbering"):
        package.root(lists)  # so that it need not be parsed for every document
    return package, tuple(story for story, inside in found.items() if inside)


def _runs(inside: Sequence[Slot], sections: Collection[str]) -> set[Element]:
    """The runs that go when the slots are filled."""
    out: set[Element] = set()
    for slot in inside:
        if slot.field in sections:
            before, after = slots.outside(slot)
            out.update(run for block in slot.blocks() for run in block.iter(RUN))
            out.difference_update((*before, *after))
        else:
            out.update(slots.runs_between(slot.opening.start, slot.last))
    return out
