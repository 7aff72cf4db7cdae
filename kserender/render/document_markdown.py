"""A document as Markdown: headings, lists, tables, notes, and what is bold, italic, struck or added."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kserender.grid import filled
from kserender.i18n import _
from kserender.model import Block, Cell, Change, Comment, Document, Figure, Heading, Paragraph, Row, Table
from kserender.render.document_parts import Stretch, stretches, written
from kserender.render.markdown_inline import escaped, inline

LOWEST_HEADING = 6
_BULLET = re.compile(r"[-–—•●▪◦·*¤○■□‣⁃]")
_NUMBER = re.compile(r"(0|[1-9]\d{0,8})([.)])")
_CLOSING = re.compile(r"(?<=\s)(#+)$")
_BREAK = "\\\n"
_CELL_BREAK = "<br>"


def document_markdown(document: Document, *, everything: bool = False) -> str:
    """The document as Markdown (CommonMark with tables, strikethrough and footnotes), ending in a line break.

    Struck wording stands in ~~…~~ (or <del>) and added in <ins>…</ins>; empty paragraphs are left out.  With
    `everything` guidance and descriptions of pictures stand where they are, page heads and feet and comments at the
    end.
    """
    writer = _Writer(everything, top=any(isinstance(block, Heading) and not block.level for block in document.blocks))
    writer.write(document.blocks)
    for note in document.notes:
        writer.paragraph(f"[^{note.id}]: {writer.note(note.blocks)}")
    if everything:
        writer.part(_("Page heads and feet"), document.furniture)
        comments = [*map(_comment, document.comments)]
        for text in (f"**{escaped(_('Comments'))}**", *comments) if comments else ():
            writer.paragraph(text)
    return "".join(writer.out)


def _comment(comment: Comment) -> str:
    who = ", ".join(filter(None, (comment.author, comment.date)))
    return inline([Stretch(f"{who}: {comment.text}" if who else comment.text)], _BREAK)


@dataclass(frozen=True, slots=True)
class _Level:
    """A list that is open: where the text of its items begins, and for a numbered one the last number and its sign.

    In a `labelled` list the label is part of the text: Markdown has no letters, and counts without gaps.
    """

    indent: int
    number: tuple[int, str] | None = None
    labelled: bool = False


class _Writer:
    """Puts blocks one after the other, with the lists that are open."""

    def __init__(self, everything: bool, top: bool) -> None:
        self.out: list[str] = []
        self._everything = everything
        self._shift = 1 if top else 0  # a document title is above all headings
        self._levels: list[_Level] = []

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks in their order."""
        for block in written(blocks, self._everything):
            if isinstance(block, Table):
                self.paragraph(self._table(block))
            elif isinstance(block, Figure):
                self.paragraph(f"![{escaped(' '.join(block.description.split()))}]()")
            elif isinstance(block, Heading):
                self.paragraph(self._heading(block))
            elif block.label is None:
                self.paragraph(_text(block, _BREAK))
            else:
                self._item(block, block.label)

    def part(self, title: str, blocks: Iterable[Block]) -> None:
        """Write blocks under a title of their own."""
        blocks = written(blocks, self._everything)
        if blocks:
            self.paragraph(f"**{escaped(title)}**")
            self.write(blocks)

    def paragraph(self, text: str) -> None:
        """Write text that is no list item."""
        if text:
            self._levels.clear()
            self.out += ["\n" if self.out else "", text, "\n"]

    def note(self, blocks: Iterable[Block]) -> str:
        """A note; paragraphs after the first are indented to belong to it."""
        texts = (_text(block, "\\\n    ", prefix=block.label) for block in _flat(written(blocks, self._everything)))
        return "\n\n    ".join(filter(None, texts))

    def _item(self, block: Paragraph, label: str) -> None:
        depth = min(block.depth, len(self._levels))
        beside = self._levels[depth] if depth < len(self._levels) else None
        within = bool(self._levels)
        del self._levels[depth:]
        indent = self._levels[-1].indent if depth else 0
        match = _NUMBER.fullmatch(label)
        number = (int(match[1]), match[2]) if match else None
        goes_on = bool(number and beside and beside.number == (number[0] - 1, number[1]))
        if number and (goes_on or beside is None or not (beside.number or beside.labelled)):
            sign, prefix, level = label, None, _Level(indent + len(label) + 1, number)
        else:
            prefix = None if _BULLET.fullmatch(label) else label
            sign, level = "-", _Level(indent + len("- "), labelled=prefix is not None)
        text = _text(block, _BREAK + " " * level.indent, prefix=prefix)
        # Neither a number other than 1 nor an empty item can begin a list right below the text of another item.
        tight = within and text and (goes_on or level.number is None or level.number[0] == 1)
        self.out += ["" if tight or not self.out else "\n", f"{' ' * indent}{sign} {text}".rstrip(), "\n"]
        self._levels.append(level)

    def _heading(self, block: Heading) -> str:
        text = _text(block, " ", prefix=block.label, looks=False)
        level = min(LOWEST_HEADING, max(1, block.level + self._shift))
        # Signs that would be taken for the end of the heading.
        return f"{'#' * level} " + _CLOSING.sub(r"\\\1", text) if text else ""

    def _table(self, table: Table) -> str:
        """The table; Markdown wants the first row to be its header."""
        grid = filled(table.rows)
        lines = [
            f"| {' | '.join(self._cell(cell, row) for cell in cells)} |"
            for row, cells in zip(table.rows, grid, strict=True)
        ]
        return "\n".join([lines[0], "|" + " --- |" * len(grid[0]), *lines[1:]]) if grid and grid[0] else ""

    def _cell(self, cell: Cell | None, row: Row) -> str:
        if cell is None:
            return ""
        outer = cell.change or row.change
        blocks = _flat(written(cell.blocks, self._everything))
        return _CELL_BREAK.join(
            filter(None, (_text(block, _CELL_BREAK, outer, prefix=block.label) for block in blocks))
        )


def _text(
    block: Heading | Paragraph,
    line_break: str,
    outer: Change | None = None,
    *,
    prefix: str | None = None,
    looks: bool = True,
) -> str:
    label = [Stretch(f"{prefix} ")] if prefix else []
    return inline([*label, *stretches(block, outer, looks=looks)], line_break)


def _flat(blocks: Iterable[Block]) -> Iterator[Heading | Paragraph]:
    """The headings and paragraphs, also those of tables."""
    for block in blocks:
        if isinstance(block, Table):
            yield from chain.from_iterable(_flat(cell.blocks) for row in block.rows for cell in row.cells)
        elif not isinstance(block, Figure):
            yield block
