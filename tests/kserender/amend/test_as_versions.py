"""An amended document as tracked changes in the old Word file."""

from pathlib import Path

import docx

from kserender.amend import amend
from kserender.amend.as_versions import as_versions
from kserender.compare.versions.contract import Item, Piece
from kserender.extract.instructions.public import instructed
from kserender.extract.readers import read, read_bytes
from kserender.model import Document, Heading, Paragraph
from kserender.render.redline import redline
from kserender.views import view

SAID = [
    "I andra stycket under rubriken ”Mål” ersätts ordet ”varje” med ”vartannat”.",
    "Första stycket under rubriken ”Mål” stryks.",
    "Efter andra stycket under rubriken ”Mål” läggs följande stycken till: ”Nattbussar införs.",
    "Cyklar får tas med.”",
    "I kolumnen ”2027” på raden ”Drift” i tabell 1 ersätts ”200” med ”250”.",
    "Raden ”Hyra” i tabell 1 stryks.",
    "Rubriken ”Tidplan” ändras till ”När det sker”.",
]


def plan(path: Path) -> Document:
    document = docx.Document()
    document.add_heading("Mål", 1)
    document.add_paragraph("Bussarna ska gå ofta.")
    document.add_paragraph("Målet följs upp varje år.")
    table = document.add_table(rows=0, cols=3)
    for texts in (("Post", "2026", "2027"), ("Drift", "100", "200"), ("Hyra", "30", "40")):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.add_heading("Tidplan", 1)
    document.add_paragraph("Allt är klart i maj.")
    document.save(str(path))
    return read(path)


def texts(document: Document) -> list[str]:
    return [block.text() for block in document.blocks]


def test_word_file_reads_back_both_ways(tmp_path: Path) -> None:
    base = plan(tmp_path / "plan.docx")
    result = amend(base, instructed(SAID), author="Eva Ek")
    assert [card.outcome for card in result.cards] == ["applied"] * 6
    written = redline(tmp_path / "plan.docx", as_versions(result.document))
    back = read_bytes(written, "plan.docx")
    assert texts(view(back, "original")) == texts(base)
    assert texts(view(back, "revised")) == texts(view(result.document, "revised"))
    runs = [run for block in back.blocks if isinstance(block, Heading | Paragraph) for run in block.runs if run.change]
    assert {run.change.author for run in runs if run.change} == {"Eva Ek"}


def test_pieces_tell_who_struck_and_added() -> None:
    base = read_bytes("Bron byggs i år.\n".encode(), "plan.md")
    result = amend(base, instructed(["I första stycket ersätts ordet ”byggs” med ”målas”."]), author="Ek")
    (item,) = as_versions(result.document).items
    assert isinstance(item, Item)
    assert [(piece.op, piece.text, piece.by.author if piece.by else None) for piece in item.pieces] == [
        ("equal", "Bron ", None),
        ("struck", "byggs", "Ek"),
        ("added", "målas", "Ek"),
        ("equal", " i år.", None),
    ]
    assert all(isinstance(piece, Piece) for piece in item.pieces)


def test_a_document_without_changes_is_equal_throughout(tmp_path: Path) -> None:
    versions = as_versions(plan(tmp_path / "plan.docx"))
    assert not versions.changed()
