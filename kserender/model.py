"""What a file says: Document → Block → Run, each with its place.  Imports nothing of the project.

Struck and added wording are fields (`Run.change`), never signs inside the text, so that three views of every
text can be had: `marked` (all of it), `original` (nothing added, struck text back) and `revised` (as proposed).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self, TypeAlias

View: TypeAlias = Literal["marked", "original", "revised"]
Marking: TypeAlias = Literal["tracked", "manual", "drawn", "annotation", "markdown"]
Layer: TypeAlias = Literal["body", "guidance", "furniture", "note", "textbox", "figure"]
Level: TypeAlias = Literal["info", "warning", "error"]

HIDDEN_BY_VIEW = {"marked": None, "original": "added", "revised": "struck"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, page (1-based, None where the format has none), paragraph (1-based in
    reading order, cells counted too) and characters `start:end` of that paragraph's marked text."""

    file: str
    page: int | None
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Message:
    """Something the reader met and the user should know.  `code` is stable, `text` is in the user's language."""

    code: str
    level: Level
    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Struck or added wording: how it was marked, by whom and when (ISO 8601), and how sure that is (0–1).

    `within` is the addition that struck wording stands in: what was added and then struck is in neither text.
    """

    kind: Literal["struck", "added"]
    marking: Marking
    author: str | None = None
    date: str | None = None
    confidence: float = 1.0
    moved: bool = False
    within: "Change | None" = None

    def shown(self, view: View) -> bool:
        """Whether what was changed so is there in this view."""
        return self.kind != HIDDEN_BY_VIEW[view] and (self.within is None or self.within.shown(view))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the same marks.  `note` is set on a mark that refers to a note; such a mark is kept
    here but is no part of the paragraph's text."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    superscript: bool = False
    language: str | None = None
    change: Change | None = None
    note: str | None = None

    def shown(self, view: View) -> bool:
        """Whether the run is part of the text in this view."""
        return self.note is None and (self.change is None or self.change.shown(view))


def marked_size(runs: Iterable[Run]) -> int:
    """The length of the marked text of these runs."""
    return sum(len(run.text) for run in runs if run.note is None)


@dataclass(frozen=True, slots=True)
class Labels:
    """The list labels of a paragraph in the other two views, where changes make one of them another."""

    original: str | None = None
    revised: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """What headings and paragraphs share.  `label` is the list label or number as shown ("1.", "a)", "–"), and
    `mark` the change of the paragraph mark itself."""

    runs: tuple[Run, ...]
    place: Place
    layer: Layer = "body"
    style: str | None = None
    mark: Change | None = None
    label: str | None = None
    relabelled: Labels | None = None

    def text(self, view: View = "marked") -> str:
        """The text in one view, with line breaks and tabs as they are; the list label is not part of it."""
        # Most blocks are one run, and everybody asks for their text.
        runs = self.runs
        if len(runs) == 1 and (only := runs[0]).change is None and only.note is None:
            return only.text
        return "".join([run.text for run in runs if run.shown(view)])

    def label_in(self, view: View) -> str | None:
        """The list label in one view."""
        if self.relabelled is None or view == "marked":
            return self.label
        return self.relabelled.original if view == "original" else self.relabelled.revised

    def with_runs(self, runs: Iterable[Run], **changes: Any) -> Self:
        """The block with other runs, its place as long as they are."""
        runs = tuple(runs)
        place = replace(self.place, end=self.place.start + marked_size(runs))
        return replace(self, runs=runs, place=place, **changes)

    def placed_runs(self) -> Iterator[tuple[Run, Place]]:
        """Each run with its own place."""
        at = self.place.start
        for run in self.runs:
            end = at + (len(run.text) if run.note is None else 0)
            yield run, replace(self.place, start=at, end=end)
            at = end

    def span(self, start: int, end: int, view: View) -> Place:
        """The place of characters `start:end` of this block's text in `view`."""
        first = last = None
        seen = at = 0
        for run in self.runs:
            if run.note is not None:
                continue
            size = len(run.text)
            if run.shown(view):
                if first is None and start < seen + size:
                    first = at + start - seen
                if end <= seen + size and last is None and end > seen:
                    last = at + end - seen
                seen += size
            at += size
        first = at if first is None else first
        last = max(first, at if last is None and end > start else first if last is None else last)
        base = self.place.start
        return replace(self.place, start=base + first, end=base + last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(TextBlock):
    """A heading that the file itself says is one; `level` 1 is the highest, 0 a document title."""

    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(TextBlock):
    """A paragraph; `depth` is that of its list (0 = not indented)."""

    depth: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `columns` and `rows` tell how many it spans."""

    blocks: tuple["Block", ...]
    columns: int = 1
    rows: int = 1
    change: Change | None = None

    def text(self, view: View = "marked") -> str:
        """The cell's text, paragraphs separated by line breaks."""
        return "\n".join(block.text(view) for block in self.blocks if not isinstance(block, Figure))


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a cell that spans rows stands in the first of them."""

    cells: tuple[Cell, ...]
    header: bool = False
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as it stands in the file; parts continued on another page are separate tables here."""

    rows: tuple[Row, ...]
    place: Place
    layer: Layer = "body"

    def text(self, view: View = "marked") -> str:
        """Cells separated by tabs, rows by line breaks."""
        rows = (row for row in self.rows if row.change is None or row.change.shown(view))
        return "\n".join("\t".join(cell.text(view).replace("\n", " ") for cell in row.cells) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture; `description` is its alternative text."""

    place: Place
    description: str = ""
    layer: Layer = "body"
    change: Change | None = None

    def text(self, view: View = "marked") -> str:
        """A figure has no text of its own."""
        return ""


Block: TypeAlias = Heading | Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote; runs with the same `note` refer to it."""

    id: str
    blocks: tuple[Block, ...]
    kind: Literal["footnote", "endnote"] = "footnote"

    def text(self, view: View = "marked") -> str:
        """The note's text, paragraphs separated by line breaks."""
        return "\n".join(block.text(view) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin and the place it is about."""

    id: str
    text: str
    author: str | None = None
    date: str | None = None
    about: Place | None = None


@dataclass(frozen=True, slots=True)
class NamedRange:
    """A bookmark.  `start` and `end` are places in the body; they are equal for a bookmark that is a point."""

    name: str
    start: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Source:
    """The file: its path as given, SHA-256 in hex, format (docx, pdf, markdown, text) and number of pages."""

    path: str
    sha256: str
    format: str = ""
    pages: int | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as read.  `blocks` are in reading order; page heads and feet are in `furniture`."""

    source: Source
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    ranges: tuple[NamedRange, ...] = ()
    furniture: tuple[Block, ...] = ()
    messages: tuple[Message, ...] = ()
    properties: Properties = field(default_factory=Properties)

    def text(self, view: View = "marked") -> str:
        """The body's text, one block a line."""
        return "\n".join(block.text(view) for block in self.blocks)
