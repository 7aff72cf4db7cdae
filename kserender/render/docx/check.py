"""What a Word template has and lacks: slots, guidance, styles, and which kinds of documents it is enough for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kserender.i18n import _, mark
from kserender.render.contents import VALUES
from kserender.render.docx.bookmarks import bookmarks
from kserender.render.docx.faults import slots_of
from kserender.render.docx.guidance import take_out
from kserender.render.docx.package import Package
from kserender.render.docx.slots import Slot, runs_between
from kserender.render.docx.styles import NAMES, Styles, styles_of
from kserender.render.docx.template import open_template
from kserender.render.docx.xml import RUN, TC, P, w
from kserender.render.kinds import KINDS, MEETINGS
from kserender.render.meeting import front
from kserender.render.sections import SECTIONS

# What a slot over whole paragraphs can be for.
RANGES = (*SECTIONS, *front.SECTIONS)
_BOX = w("txbxContent")
_STYLES = {**{name: style for name, style in NAMES.items() if name != "numbered"}, "title": "title"}
_PLACES = {
    "header": mark("header"),
    "footer": mark("footer"),
    "box": mark("text box"),
    "cell": mark("table"),
    "body": mark("the text itself"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A slot: its bookmark, the field it is for, and where it stands, in the user's language."""

    bookmark: str
    field: str
    place: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a template.  `missing` are, for each kind of document, the bookmarks that it must have more."""

    slots: tuple[Found, ...]
    other: tuple[str, ...]
    faults: tuple[str, ...]
    guidance: tuple[str, ...]
    styles: tuple[str, ...]
    missing_styles: tuple[str, ...]
    pictures_without_text: int
    missing: Mapping[str, tuple[str, ...]]


def check_template(path: Path, fields: Mapping[str, str]) -> Report:
    """Look a template through; `fields` maps bookmarks to what they are for.

    Raises a ReadError or InvalidData when it cannot be used at all.
    """
    package = open_template(path)
    found, faults = slots_of(package, fields, RANGES)
    styles = styles_of(package.raw(package.styles))
    there = {slot.field for inside in found.values() for slot in inside}
    wanted = {**{f"Rubrik {level}": f"heading {level}" for level in (1, 2, 3)}, **_STYLES}
    return Report(
        slots=tuple(
            Found(slot.name, slot.field, _place(package, story, slot))
            for story, inside in found.items()
            for slot in inside
        ),
        other=tuple(_other(package, found, fields)),
        faults=tuple(f"{fault.name}: {fault.what}" for fault in faults),
        guidance=tuple(dict.fromkeys(_guidance(package, found, styles))),
        styles=tuple(style for style in wanted.values() if style in styles),
        missing_styles=tuple(style for style in wanted.values() if style not in styles),
        pictures_without_text=sum(
            not (picture.get("descr") or "").strip()
            for story in package.stories()
            for picture in package.root(story).iter(f"{_DRAWING}docPr")
        ),
        missing={kind: tuple(_lacking(fields, row.slots, there)) for kind, row in {**KINDS, **MEETINGS}.items()},
    )


_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def known_fields() -> tuple[str, ...]:
    """All that a bookmark can be for."""
    return tuple(dict.fromkeys((*VALUES, *front.VALUES, *RANGES)))


def _lacking(fields: Mapping[str, str], needed: Sequence[str], there: set[str]) -> Iterator[str]:
    for field in needed:
        if field not in there:
            yield next((name for name, known in fields.items() if known == field), field)


def _other(package: Package, found: Mapping[str, Sequence[Slot]], fields: Mapping[str, str]) -> Iterator[str]:
    for story, inside in found.items():
        used = {mark.name for slot in inside for mark in (slot.opening, slot.closing) if mark}
        for one in bookmarks(package.root(story))[0]:
            if one.name not in used and not one.name.startswith("_"):
                yield one.name


def _place(package: Package, story: str, slot: Slot) -> str:
    above = [node.tag for node in slot.opening.start.iterancestors()]
    kind = "body" if story == package.main else "header" if "header" in story else "footer"
    inner = "box" if _BOX in above else "cell" if TC in above else ""
    return ", ".join(_(_PLACES[one]) for one in filter(None, (kind if kind != "body" or not inner else "", inner)))


def _guidance(package: Package, found: Mapping[str, Sequence[Slot]], styles: Styles) -> Iterator[str]:
    """What would be taken out, and what the slots are filled over."""
    for story, inside in found.items():
        for slot in inside:
            blocks = slot.blocks()
            inline = len(blocks) == 1 and blocks[0].tag == P
            runs = list(runs_between(slot.opening.start, slot.last)) if inline else []
            text = "".join(node.text or "" for run in runs for node in run.iter(w("t")))
            if text.strip().startswith("["):
                yield " ".join(text.split())
        filled = {run for slot in inside for block in slot.blocks() for run in block.iter(RUN)}
        yield from take_out(package.root(story), filled, styles)
