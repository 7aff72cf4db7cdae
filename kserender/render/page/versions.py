"""The page of two versions: the text with what was edited in it, and a list of the edits."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kserender.compare.versions.contract import NotePair, Version, Versions
from kserender.i18n import _, mark
from kserender.render.edits import SORTS, Edit, edits
from kserender.render.page.blocks import Block, Outline, blocks
from kserender.render.page.folding import folded
from kserender.render.page.frame import filled

# Beside the word, for those who do not see colours.
SIGNS = {"edited": "±", "added": "+", "struck": "−", "moved": "↕", "split": "÷", "merged": "∪"}
_NOTES = {"footnote": mark("Footnote"), "endnote": mark("Endnote")}


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what links to it, what it is called, and its text."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


def versions_html(versions: Versions) -> str:
    """The page, whole, as HTML."""
    found = edits(versions)
    by_id = {edit.id: edit for edit in found}
    count = Counter(edit.sort for edit in found)
    furniture = tuple(blocks((item for item in versions.furniture if item.kind != "equal"), by_id))
    return filled(
        "versions.html",
        title=_title(versions),
        sides=[(_("Before"), _facts(versions.old)), (_("After"), _facts(versions.new))],
        sorts=[(sort, SIGNS[sort], _(name), count[sort]) for sort, name in SORTS.items() if count[sort]],
        signs=SIGNS,
        names={sort: _(name) for sort, name in SORTS.items()},
        total=len(found),
        sections=[(section, list(group)) for section, group in groupby(found, key=_section)],
        stretches=folded(blocks(versions.items, by_id, Outline())),
        notes=list(_notes(versions.notes, by_id)),
        furniture=furniture,
    )


def _section(edit: Edit) -> str:
    return edit.section


def _facts(version: Version) -> str:
    return " · ".join(part for part in (version.title, version.path) if part)


def _title(versions: Versions) -> str:
    """What the file says it is called, else its first heading, else the file's name."""
    headings = (side.text for item in versions.items for side in item.new if side.type == "heading")
    name = versions.new.path.replace("\\", "/").rpartition("/")[2]
    return versions.new.title or versions.old.title or next(headings, "") or name


def _notes(notes: tuple[NotePair, ...], edits: dict[int, Edit]) -> Iterator[Note]:
    for pair in notes:
        anchor = f"old-{pair.old}" if pair.old is not None else f"new-{pair.new}"
        number = pair.new if pair.new is not None else pair.old
        yield Note(anchor, f"{_(_NOTES[pair.type])} {number}", tuple(blocks(pair.items, edits)))
