"""Documents made of lines, and what was found between them written as one line a change."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from kserender.compare.versions import Options, compare_versions
from kserender.compare.versions.contract import PARAGRAPH, Item, Piece, Versions
from kserender.extract.readers.builder import Builder
from kserender.model import Block, Cell, Document, Note, Row, Run, Source

Made = Callable[..., Document]
SIGNS = {"equal": "{}", "struck": "[-{}-]", "added": "{{+{}+}}"}


def document(*lines: str | Sequence[Sequence[str]], notes: Sequence[str] = ()) -> Document:
    """Each line a paragraph: "# …" a heading, "1.| …" one with a label; `^` is the mark of the next note.  A list of
    lists is a table."""
    build = Builder(Source("prov.docx", "0" * 64, "docx"))
    marks = iter(range(1, 100))
    blocks: list[Block] = []

    def runs(text: str) -> list[Run]:
        pieces = text.split("^")
        found = [Run(pieces[0])] if pieces[0] else []
        for piece in pieces[1:]:
            found += [Run("", note=str(next(marks))), *([Run(piece)] if piece else [])]
        return found

    for line in lines:
        if not isinstance(line, str):
            rows = [Row(tuple(Cell((build.paragraph(runs(text)),)) for text in row)) for row in line]
            blocks.append(build.table(rows))
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            blocks.append(build.heading(runs(line.lstrip("# ")), level))
        else:
            label, bar, text = line.rpartition("|")
            blocks.append(build.paragraph(runs(text.lstrip() if bar else text), label=label or None))
    made = tuple(Note(str(at), (build.paragraph([Run(text)], layer="note"),)) for at, text in enumerate(notes, 1))
    return replace(build.build(), blocks=tuple(blocks), notes=made)


def words(pieces: Sequence[Piece]) -> str:
    """The pieces with signs: [-struck-], {+added+}, ¶ for the end of a paragraph, ^ for the mark of a note."""
    return "".join(
        SIGNS[piece.op].format("^" if piece.note else "¶" if piece.text == PARAGRAPH else piece.text)
        for piece in pieces
    )


def lines(items: Sequence[Item]) -> list[str]:
    """One line a change."""
    return [f"{item.kind}: {words(item.pieces)}".rstrip(": ") for item in items if item.kind != "equal"]


def between(old: Document, new: Document, **options: bool) -> Versions:
    return compare_versions(old, new, Options(**options))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def changes() -> Callable[..., list[str]]:
    """The changes between two lists of lines."""

    def found(old: Sequence[str], new: Sequence[str], **options: bool) -> list[str]:
        return lines(between(document(*old), document(*new), **options).items)

    return found


@pytest.fixture(name="document", scope="session")
def _document() -> Callable[..., Document]:
    return document


@pytest.fixture(name="between", scope="session")
def _between() -> Callable[..., Versions]:
    return between
