"""Rows of a table that the end of a page has cut, in Word files that LibreOffice prints, and on pages drawn here."""

import io
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement

from kserender.extract.readers.pdf import read
from kserender.model import Document, Source, Table

HEAD = ("Nr", "Åtgärd", "Ansvarig")
SENTENCE = (
    "Förvaltningen går igenom hyresavtalen, räknar på vad de kostar och lägger fram ett förslag om vilka som sägs upp."
)
LONG = " ".join([SENTENCE] * 4)
XS = (70, 110, 330, 460)


class Printer:
    """Prints a Word table that begins some lines down on the first page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, rows: Sequence[Sequence[str]], *, lines: int, header: bool = True, split: bool = True) -> Document:
        """The PDF as it is read: `header` tells whether it comes back on each page, `split` whether rows may be cut."""
        document = docx.Document()
        for number in range(lines):
            document.add_paragraph(f"Inledning, rad {number + 1}.")
        table = document.add_table(0, len(rows[0]), "Table Grid")
        for at, row in enumerate(rows):
            made = table.add_row()
            for cell, text in zip(made.cells, row, strict=True):
                cell.text = text
                cell.paragraphs[0].runs[0].bold = at == 0
            if at == 0 and header:
                made._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            if not split:
                made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        document.add_paragraph("Här slutar bilagan.")
        file = io.BytesIO()
        document.save(file)
        path = self._folder / "prov.docx"
        path.write_bytes(file.getvalue())
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = [
            "soffice",
            "--headless",
            "--norestore",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            str(self._folder),
        ]
        subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
        return read(path.with_suffix(".pdf").read_bytes(), Source("prov.pdf", ""))


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Printer:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    return Printer(tmp_path_factory.mktemp("rader"))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def body(document: Document) -> list[list[str]]:
    """The rows of all tables without headers."""
    rows = (row for table in tables(document) for row in table.rows if not row.header)
    return [[cell.text().replace("\n", " ") for cell in row.cells] for row in rows]


def test_a_row_over_two_pages(printer: Printer) -> None:
    rows = [("1", "Samla avtalen.", "Kansliet"), ("2", LONG, "Lokalenheten"), ("3", "Säg upp.", "Kansliet")]
    # Wherever in the row the page ends.
    cut = 0
    for lines in (20, 22):
        for header in (True, False):
            found = printer.read([HEAD, *rows], lines=lines, header=header)
            assert body(found) == [list(row) for row in rows]
            cut += any(message.code == "pdf-row-joined" for message in found.messages)
    assert cut >= 2


def test_a_row_over_three_pages(printer: Printer) -> None:
    rows = [("1", " ".join([LONG] * 7), "Kansliet"), ("2", "Säg upp.", "Kansliet")]
    found = printer.read([HEAD, *rows], lines=3)
    assert (found.source.pages or 0) >= 3
    assert body(found) == [list(row) for row in rows]
    assert tables(found)[0].place.page == 1


def test_two_cells_that_both_go_on(printer: Printer) -> None:
    # Without a number in front of each row only a sentence that is cut tells.
    sentence = ", ".join(["sedan går förvaltningen igenom vad hyran för var och en av lokalerna är"] * 8) + "."
    rows = [(sentence, sentence), ("Säg upp.", "Lägre hyra.")]
    found = printer.read([("Åtgärd", "Skäl"), *rows], lines=19)
    assert body(found) == [list(row) for row in rows]
    assert "pdf-row-joined" in [message.code for message in found.messages]


def test_rows_that_end_with_the_page(printer: Printer) -> None:
    rows = [(str(number), f"Lokal nummer {number} sägs upp under året", "kansliet") for number in range(1, 40)]
    found = printer.read([HEAD, *rows], lines=5, split=False)
    assert body(found) == [list(row) for row in rows]
    assert "pdf-row-joined" not in [message.code for message in found.messages]
    assert "pdf-table-continued" in [message.code for message in found.messages]


def cut_table(paper: Any, above: Sequence[str], below: Sequence[str]) -> Document:
    """A table whose last row on page 1 and first on page 2 are these."""
    first, second = paper.page(), paper.page()
    first.grid(XS, (700, 720, 740, 760))
    second.grid(XS, (60, 80, 100))
    for page, texts, y in (
        (first, HEAD, 714),
        (first, ("1", "Samla avtalen", "kansliet"), 734),
        (first, above, 754),
        (second, below, 74),
        (second, ("9", "Säg upp", "kansliet"), 94),
    ):
        for text, x in zip(texts, XS, strict=False):
            page.write(text, x + 4, y, face="bold" if texts is HEAD else "plain")
    found: Document = paper.read()
    return found


@pytest.mark.parametrize(
    ("above", "below"),
    [
        # There is room for "nästa" where the row above ends.
        (("2", "Gå igenom avtalen", "kansliet"), ("", "nästa år", "")),
        (("2", "Gå igenom alla avtal om lokaler som", "kansliet"), ("3", "Räkna på kostnader", "kansliet")),
        (("2", "Gå igenom alla avtal om lokaler som", ""), ("", "nämnden hyr", "kansliet")),
        (("2", "Gå igenom alla avtal om lokaler som", "kansliet"), ("", "45 avtal", "")),
    ],
    ids=["room left", "a number of its own", "a cell that was empty", "figures"],
)
def test_rows_that_are_two(paper: Any, above: Sequence[str], below: Sequence[str]) -> None:
    found = cut_table(paper, above, below)
    assert len(body(found)) == 4
    assert "pdf-row-joined" not in [message.code for message in found.messages]


def test_a_sentence_that_goes_on(paper: Any) -> None:
    found = cut_table(paper, ("2", "Gå igenom alla avtal om lokaler som", "kansliet"), ("", "nämnden hyr", ""))
    assert body(found)[1] == ["2", "Gå igenom alla avtal om lokaler som nämnden hyr", "kansliet"]
    assert len(body(found)) == 3
