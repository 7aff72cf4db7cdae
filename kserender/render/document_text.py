"""A document as plain text: one paragraph a line, tables as rows with tabs between, notes at the end."""

from collections.abc import Iterable, Iterator

from kserender.grid import beside
from kserender.i18n import _
from kserender.model import Block, Cell, Change, Document, Figure, Row, Table
from kserender.render.document_parts import Stretch, stretches, written

# The signs of kserender.render.screen, which are those of wdiff.
SIGNS = {None: ("", ""), "struck": ("[-", "-]"), "added": ("{+", "+}")}


def document_text(document: Document, *, everything: bool = False) -> str:
    """The document as text, ending in a line break; struck wording stands in [-…-] and added in {+…+}.

    A line break inside a paragraph or cell becomes a space.  With `everything` guidance and descriptions of pictures
    stand where they are, and page heads and feet and the comments at the end.
    """
    lines = [*_lines(document.blocks, everything)]
    notes = [f"[{note.id}] {_flat(note.blocks, everything)}" for note in document.notes]
    lines += ["", *notes] if notes else []
    if everything:
        lines += _part(_("Page heads and feet"), _lines(document.furniture, everything))
        lines += _part(_("Comments"), (_comment(x.author, x.date, x.text) for x in document.comments))
    return "".join(f"{line}\n" for line in lines)


def _part(title: str, lines: Iterable[str]) -> list[str]:
    found = [*lines]
    return ["", f"{title}:", *found] if found else []


def _comment(author: str | None, date: str | None, text: str) -> str:
    who = ", ".join(filter(None, (author, date)))
    return f"{who}: {_one_line(text)}" if who else _one_line(text)


def _lines(blocks: Iterable[Block], everything: bool) -> Iterator[str]:
    for block in written(blocks, everything):
        if isinstance(block, Table):
            for row, cells in zip(block.rows, beside(block.rows), strict=True):
                yield "\t".join(_cell(cell, row, everything) for cell in cells)
        else:
            yield _line(block, everything)


def _line(block: Block, everything: bool, outer: Change | None = None) -> str:
    if isinstance(block, Figure):
        return "[" + _("Picture: {description}").format(description=_one_line(block.description)) + "]"
    if isinstance(block, Table):  # in a cell
        cells = (_flat(cell.blocks, everything, outer) for row in block.rows for cell in row.cells)
        return " ".join(filter(None, cells))
    text = _one_line("".join(map(_signed, stretches(block, outer, looks=False))))
    return f"{block.label} {text}" if block.label else text


def _signed(stretch: Stretch) -> str:
    before, after = SIGNS[stretch.kind]
    return f"{before}{stretch.text if stretch.note is None else f'[{stretch.note}]'}{after}"


def _cell(cell: Cell | None, row: Row, everything: bool) -> str:
    return "" if cell is None else _flat(cell.blocks, everything, cell.change or row.change)


def _flat(blocks: Iterable[Block], everything: bool, outer: Change | None = None) -> str:
    """The blocks on one line."""
    lines = (_line(block, everything, outer) for block in written(blocks, everything))
    return " ".join(filter(None, (line.replace("\t", " ") for line in lines)))


def _one_line(text: str) -> str:
    """The text without what any program takes for a line break, as LINE SEPARATOR."""
    return " ".join(text.splitlines()) if not text.isprintable() else text
