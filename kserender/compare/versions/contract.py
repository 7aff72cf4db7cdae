"""How two versions of a document differ, block by block: the public JSON contract `kserender/versions/1`.

`old` is the version before, `new` the one after.  The items follow the text; read in order, the `old` sides of all
items are the old version and the `new` sides the new one, whole and exact:

    equal            the same words on both sides
    edited           a paragraph with other words, another list label or another heading level
    split, merged    one paragraph that became several, several that became one; other words may differ as well
    added, struck    a block that only one version has
    moved_from       where a block was that now stands elsewhere; `move` is the same number on both ends
    moved_to         where it stands now; its `pieces`, the same on both ends, tell what was edited on the way

A table that both have is one item, with its rows and cells under `table`; so are the notes, one item list each.

The `pieces` of an item tell its words: equal and struck together are the old text, equal and added the new one.
Where an item has several paragraphs on a side, PARAGRAPH stands between them.  With options that let differences pass
(quotes, capitals, …) an equal piece has the new text, and `was` the old one where that is another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, Literal, TypeAlias

from kserender.model import Layer, Place

SCHEMA: Literal["kserender/versions/1"] = "kserender/versions/1"

PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"

Op: TypeAlias = Literal["equal", "struck", "added"]
Kind: TypeAlias = Literal["equal", "edited", "added", "struck", "moved_from", "moved_to", "split", "merged"]
BlockType: TypeAlias = Literal["paragraph", "heading", "table", "figure"]


@dataclass(frozen=True, slots=True)
class By:
    """Who made a change, and when (ISO 8601); for a redline of several people's changes."""

    author: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both versions have, or one of them; or, with `note` and no text, the mark of a note.

    `note` is the number of the note in the old version, for an added one in the new.  `was` is the old text of an equal
    piece, where the options let a difference pass.
    """

    op: Op
    text: str
    note: str | None = None
    was: str | None = None
    by: By | None = None

    @property
    def old(self) -> str:
        """What the old version has here."""
        return "" if self.op == "added" else self.text if self.was is None else self.was

    @property
    def new(self) -> str:
        """What the new version has here."""
        return "" if self.op == "struck" else self.text


@dataclass(frozen=True, slots=True)
class Side:
    """A block as it stands in one version.  `number` counts the blocks of its list (body, cell, note) from 0; `level`
    is that of a heading (0 a title); `text` a picture's description, and empty for a table."""

    number: int
    place: Place
    type: BlockType = "paragraph"
    text: str = ""
    label: str | None = None
    level: int | None = None
    depth: int = 0
    style: str | None = None
    layer: Layer = "body"
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, or two that answer to each other: their numbers in the row from 0, and what they hold."""

    kind: Literal["equal", "edited", "added", "struck"]
    old: int | None
    new: int | None
    items: tuple["Item", ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, or two that answer to each other: their numbers in the table from 0, and their cells."""

    kind: Literal["equal", "edited", "added", "struck"]
    old: int | None
    new: int | None
    cells: tuple[Cell, ...]
    header: bool = False
    by: By | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A block, or what answers to each other; `id` numbers the changes from 1 and is None where nothing differs.

    `section` is the heading that it stands under, in the new version if it is there.
    """

    kind: Kind
    old: tuple[Side, ...] = ()
    new: tuple[Side, ...] = ()
    pieces: tuple[Piece, ...] = ()
    table: tuple[Row, ...] = ()
    id: int | None = None
    move: int | None = None
    similarity: float = 1.0
    section: str | None = None
    by: By | None = None

    @property
    def relabelled(self) -> bool:
        """Whether the list label differs, of a paragraph that both have."""
        return len(self.old) == len(self.new) == 1 and self.old[0].label != self.new[0].label

    @property
    def relevelled(self) -> bool:
        """Whether it is a heading of another level, or one only here or there."""
        return len(self.old) == len(self.new) == 1 and self.old[0].level != self.new[0].level


@dataclass(frozen=True, slots=True)
class NotePair:
    """A note, or two that answer to each other, by their numbers; and what they say."""

    kind: Literal["equal", "edited", "added", "struck"]
    old: str | None
    new: str | None
    items: tuple[Item, ...]
    type: Literal["footnote", "endnote"] = "footnote"


@dataclass(frozen=True, slots=True)
class Options:
    """What is no difference.  `view` is the text that is compared of a document that has changes marked in it;
    `text_only` lets list labels, heading levels and pictures pass."""

    quotes: bool = False
    dashes: bool = False
    spacing: bool = False
    capitals: bool = False
    text_only: bool = False
    view: Literal["original", "revised"] = "revised"


@dataclass(frozen=True, slots=True)
class Version:
    """Which file it was."""

    path: str
    sha256: str
    format: str = ""
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What `compare_versions` gives: the text itself, its notes, and page heads and feet."""

    old: Version
    new: Version
    options: Options
    items: tuple[Item, ...]
    notes: tuple[NotePair, ...] = ()
    furniture: tuple[Item, ...] = ()

    def changes(self) -> Iterator[Item]:
        """Every item that differs, also inside tables and notes, in order: an edited table by what differs in it."""
        for items in (self.items, *(pair.items for pair in self.notes), self.furniture):
            yield from _changes(items)

    def changed(self) -> bool:
        """Whether anything differs."""
        return next(self.changes(), None) is not None


def to_json(value: Any) -> Any:
    """The versions as objects, lists, texts, numbers and booleans; what has its default value is left out."""
    if isinstance(value, Versions):
        return {"schema": SCHEMA, **_object(value)}
    if is_dataclass(value):
        return _object(value)
    return [to_json(one) for one in value] if isinstance(value, tuple) else value


def _object(value: Any) -> dict[str, Any]:
    found = ((field, getattr(value, field.name)) for field in fields(value))
    return {field.name: to_json(inner) for field, inner in found if field.default is MISSING or inner != field.default}


def _changes(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if item.table and item.kind == "edited":
            for row in item.table:
                for cell in row.cells:
                    yield from _changes(cell.items)
        elif item.kind != "equal":
            yield item
