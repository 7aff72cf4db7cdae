"""Block-level Markdown as blocks: one handler for each kind of token, in one table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kserender.extract.labels import label_at_start
from kserender.extract.readers.builder import Builder
from kserender.extract.readers.markdown.inline import runs
from kserender.extract.readers.text.dump import Bookmark, Bookmarks
from kserender.extract.split import without_label
from kserender.model import Block, Cell, Layer, Row, Run

if TYPE_CHECKING:
    from markdown_it.token import Token


class Walk:
    """One walk over the tokens of a Markdown text."""

    def __init__(self, builder: Builder, bookmarks: Bookmarks, layer: Layer = "body") -> None:
        self.builder = builder
        self.bookmarks = bookmarks
        self.layer = layer
        self.lists: list[int | None] = []
        self.label: str | None = None
        self.handlers: dict[str, Callable[[Token], None]] = {
            "bullet_list_open": lambda token: self.lists.append(None),
            "ordered_list_open": lambda token: self.lists.append(int(token.attrs.get("start", 1))),
            "bullet_list_close": lambda token: self._close_list(),
            "ordered_list_close": lambda token: self._close_list(),
            "list_item_open": self._item,
        }

    def blocks(self, tokens: Sequence["Token"]) -> Iterator[Block]:
        """The blocks in reading order."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                yield self.builder.table(self._rows(tokens[at:end]), layer=self.layer)
                at = end
            elif token.type == "heading_open":
                yield self._text(tokens[at + 1], heading=int(token.tag[1:]))
                at += 1
            elif token.type == "inline":
                yield self._text(token)
            elif token.type in ("fence", "code_block", "html_block"):
                for line in filter(str.strip, token.content.split("\n")):
                    yield self.builder.paragraph([Run(line)], layer=self.layer)
            elif token.type in self.handlers:
                self.handlers[token.type](token)
            at += 1

    def _close_list(self) -> None:
        self.lists.pop()
        self.label = None

    def _item(self, token: "Token") -> None:
        number = self.lists[-1]
        self.label = token.markup if number is None else f"{number}{token.markup}"
        if number is not None:
            self.lists[-1] = number + 1

    def _text(self, token: "Token", heading: int | None = None) -> Block:
        found, marks = self._inline(token)
        label, start = (None, 0) if heading else label_at_start("".join(run.text for run in found if run.note is None))
        if start:
            found = without_label(found, start)
        label, self.label = label or self.label, None
        block: Block
        if heading:
            block = self.builder.heading(found, heading, layer=self.layer)
        else:
            depth = max(len(self.lists) - 1, 0)
            block = self.builder.paragraph(found, label=label, depth=depth, layer=self.layer)
        for name, offset in marks:
            self.bookmarks.add(name, block.place, max(offset - start, 0))
        return block

    def _inline(self, token: "Token") -> tuple[list[Run], list[tuple[str, int]]]:
        found: list[Run] = []
        marks: list[tuple[str, int]] = []
        for piece in runs(token.children or ()):
            if isinstance(piece, Bookmark):
                marks.append((piece.name, sum(len(run.text) for run in found if run.note is None)))
            else:
                found.append(piece)
        return found, marks

    def _rows(self, tokens: Iterable["Token"]) -> Iterator[Row]:
        cells: list[Cell] = []
        header = False
        for token in tokens:
            if token.type == "thead_open":
                header = True
            elif token.type == "thead_close":
                header = False
            elif token.type == "inline":
                cells.append(Cell((self._text(token),)))
            elif token.type == "tr_close":
                yield Row(tuple(cells), header=header)
                cells = []
