"""Puts a Document together in reading order, so that every reader counts paragraphs and places alike."""

from collections.abc import Iterable

from kserender.model import (
    Block,
    Cell,
    Change,
    Comment,
    Document,
    Figure,
    Heading,
    Labels,
    Layer,
    Level,
    Message,
    NamedRange,
    Note,
    Paragraph,
    Place,
    Properties,
    Row,
    Run,
    Source,
    Table,
    marked_size,
)


class Builder:
    """Collects what a reader finds.  The makers (`paragraph`, `heading`, …) give a block its place and return it;
    the reader appends it to `blocks`, to a cell, to a note or to `furniture`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.page: int | None = None
        self.count = 0
        self.blocks: list[Block] = []
        self.furniture: list[Block] = []
        self.notes: list[Note] = []
        self.comments: list[Comment] = []
        self.ranges: list[NamedRange] = []
        self.messages: list[Message] = []
        self.properties = Properties()

    def place(self, size: int = 0) -> Place:
        """The place of the next paragraph, `size` characters long."""
        self.count += 1
        return Place(self.source.path, self.page, self.count, 0, size)

    def paragraph(
        self,
        runs: Iterable[Run],
        *,
        label: str | None = None,
        depth: int = 0,
        layer: Layer = "body",
        style: str | None = None,
        mark: Change | None = None,
        relabelled: Labels | None = None,
    ) -> Paragraph:
        """A paragraph with the next place."""
        runs = tuple(runs)
        return Paragraph(
            runs=runs,
            place=self.place(marked_size(runs)),
            label=label,
            depth=depth,
            layer=layer,
            style=style,
            mark=mark,
            relabelled=relabelled,
        )

    def heading(
        self,
        runs: Iterable[Run],
        level: int,
        *,
        label: str | None = None,
        layer: Layer = "body",
        style: str | None = None,
        mark: Change | None = None,
        relabelled: Labels | None = None,
    ) -> Heading:
        """A heading with the next place."""
        runs = tuple(runs)
        return Heading(
            runs=runs,
            place=self.place(marked_size(runs)),
            level=level,
            label=label,
            layer=layer,
            style=style,
            mark=mark,
            relabelled=relabelled,
        )

    def table(self, rows: Iterable[Row], *, layer: Layer = "body") -> Table:
        """A table whose cells' paragraphs have been made already; its place is that of its first paragraph."""
        rows = tuple(rows)
        first = next((b.place for row in rows for cell in row.cells for b in cell.blocks), None)
        return Table(rows=rows, place=first or self.place(), layer=layer)

    def cell(self, text: str, *, columns: int = 1, rows: int = 1) -> Cell:
        """A cell of plain text, each line a paragraph."""
        blocks = tuple(self.paragraph([Run(line)]) for line in text.split("\n"))
        return Cell(blocks, columns=columns, rows=rows)

    def figure(self, description: str = "", *, layer: Layer = "body", change: Change | None = None) -> Figure:
        """A picture with the next place."""
        return Figure(place=self.place(), description=description, layer=layer, change=change)

    def say(self, code: str, level: Level, text: str, place: Place | None = None) -> None:
        """Add a message for the user; the same one is said once."""
        message = Message(code, level, text, place)
        if message not in self.messages:
            self.messages.append(message)

    def build(self) -> Document:
        """The Document."""
        return Document(
            source=self.source,
            blocks=tuple(self.blocks),
            notes=tuple(self.notes),
            comments=tuple(self.comments),
            ranges=tuple(self.ranges),
            furniture=tuple(self.furniture),
            messages=tuple(self.messages),
            properties=self.properties,
        )
