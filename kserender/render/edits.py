"""What was edited between two versions as a list: each change with where it is, and what it is in a plain sentence.

A row that a table has more or less is one change here, and so are the two ends of a move, told where the text stands
now; so that a list, a web page and a workbook number the changes alike.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from kserender.compare.versions.contract import PARAGRAPH, Item, Kind, Piece, Row, Versions
from kserender.i18n import _, mark, plural

Sort: TypeAlias = Literal["edited", "added", "struck", "moved", "split", "merged"]

SORTS: dict[Sort, str] = {
    "edited": mark("edited"),
    "added": mark("added"),
    "struck": mark("struck"),
    "moved": mark("moved"),
    "split": mark("split"),
    "merged": mark("joined"),
}
SORT_OF: dict[Kind, Sort] = {
    "edited": "edited",
    "added": "added",
    "struck": "struck",
    "moved_from": "moved",
    "moved_to": "moved",
    "split": "split",
    "merged": "merged",
}
# Of what was edited in one paragraph so many things are told; the text itself shows the rest.
MOST_TOLD = 4
# Quoted words are cut after so many characters.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Edit:
    """A change: its number from 1, the `id` of its item (a row's first), the text before and after, and what it is."""

    number: int
    id: int
    sort: Sort
    section: str
    old: str
    new: str
    told: str
    author: str = ""


def edits(versions: Versions) -> list[Edit]:
    """Every change, in the order of the text: the text itself, its notes, and page heads and feet."""
    stories = (versions.items, *(pair.items for pair in versions.notes), versions.furniture)
    left = {item.move: item for story in stories for item in story if item.kind == "moved_from"}
    found: list[Edit] = []
    for story in stories:
        for edit in _story(story, left):
            found.append(replace(edit, number=len(found) + 1))
    return found


def row_id(row: Row) -> int | None:
    """What a row that only one version has is known by: the first change in it."""
    return next((item.id for cell in row.cells for item in cell.items if item.id is not None), None)


def shown(pieces: Iterable[Piece], side: Literal["old", "new"]) -> str:
    """The text of one side, its paragraphs on lines of their own."""
    return "".join(piece.old if side == "old" else piece.new for piece in pieces).replace(PARAGRAPH, "\n")


def _story(items: Iterable[Item], left: dict[int | None, Item], section: str = "") -> Iterator[Edit]:
    for item in items:
        where = item.section or section
        if item.table and item.kind == "edited":
            for row in item.table:
                yield from _row(row, left, where)
        elif item.kind not in {"equal", "moved_from"}:
            yield _edit(item, left.get(item.move) if item.move is not None else None, where)


def _row(row: Row, left: dict[int | None, Item], section: str) -> Iterator[Edit]:
    number = row_id(row)
    if row.kind in {"equal", "edited"} or number is None:
        for cell in row.cells:
            yield from _story(cell.items, left, section)
        return
    text = _cells(row)
    added = row.kind == "added"
    told = _("New row: {text}") if added else _("Struck row: {text}")
    author = row.by.author if row.by else ""
    sort: Sort = "added" if added else "struck"
    yield Edit(
        0, number, sort, section, "" if added else text, text if added else "", told.format(text=_quoted(text)), author
    )


def _edit(item: Item, origin: Item | None, section: str) -> Edit:
    old, new = _text(origin or item, "old"), _text(item, "new")
    author = item.by.author if item.by else next((piece.by.author for piece in item.pieces if piece.by), "")
    told = " ".join(_told(item, origin))
    return Edit(0, item.id or 0, SORT_OF[item.kind], section, old, new, told, author)


def _text(item: Item, side: Literal["old", "new"]) -> str:
    if item.table:
        return "\n".join(_cells(row) for row in item.table) if (item.old if side == "old" else item.new) else ""
    labels = [one.label for one in (item.old if side == "old" else item.new)][:1]
    return " ".join(filter(None, [*labels, shown(item.pieces, side)]))


def _cells(row: Row) -> str:
    return " | ".join(
        " ".join(shown(item.pieces, "old" if cell.new is None else "new") for item in cell.items) for cell in row.cells
    )


def _told(item: Item, origin: Item | None) -> Iterator[str]:
    """What happened to a block as a whole, and then its words."""
    if item.kind in {"added", "struck"}:
        whole = _("Added: {text}") if item.kind == "added" else _("Struck: {text}")
        text = _text(item, "new" if item.kind == "added" else "old")
        yield whole.format(text=_quoted(text)) if text.strip() else _(SORTS[SORT_OF[item.kind]]).capitalize() + "."
        return
    if item.kind == "moved_to":
        yield (
            _("Moved here from “{section}”.").format(section=origin.section)
            if origin is not None and origin.section
            else _("Moved here.")
        )
    if item.kind == "split":
        count = len(item.new)
        yield plural("Divided into {count} paragraph.", "Divided into {count} paragraphs.", count).format(count=count)
    if item.kind == "merged":
        count = len(item.old)
        yield plural("Joined from {count} paragraph.", "Joined from {count} paragraphs.", count).format(count=count)
    if item.relabelled and item.kind == "edited":
        old, new = item.old[0].label or "–", item.new[0].label or "–"
        yield _("The number {old} becomes {new}.").format(old=old, new=new)
    if item.relevelled and item.kind == "edited":
        yield _("The heading has another level.")
    yield from _words(item.pieces)


def _words(pieces: Iterable[Piece]) -> Iterator[str]:
    """The words that differ: those that are replaced together, the others one by one."""
    found = list(_replaced(pieces))
    for old, new in found[:MOST_TOLD]:
        text = _("{old} becomes {new}.") if old and new else _("{old} is struck.") if old else _("{new} is added.")
        yield text.format(old=_quoted(old), new=_quoted(new))
    if (more := len(found) - MOST_TOLD) > 0:
        yield plural("And {count} change more.", "And {count} changes more.", more).format(count=more)


def _replaced(pieces: Iterable[Piece]) -> Iterator[tuple[str, str]]:
    """What is struck with what stands there instead, without the breaks between paragraphs."""
    old = new = ""
    for piece in (*pieces, Piece("equal", " ")):
        text = piece.text.replace(PARAGRAPH, " ") if piece.text else f"[{piece.note}]" if piece.note else ""
        if piece.op == "struck":
            old += text
        elif piece.op == "added":
            new += text
        else:
            if old.strip() or new.strip():
                yield old.strip(), new.strip()
            old = new = ""


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    short = text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
    return _("“{text}”").format(text=short)
