"""Word and PDF files with several papers come apart as text does."""

import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from kserender import extract

PAPERS = (
    (
        "Tjänsteskrivelse",
        "Datum 2025-09-01",
        "Dnr KS 2025/0042",
        "Cykelställ vid skolorna",
        "Förslag till beslut",
        "Kommunstyrelsen tillstyrker motionen.",
        "Sammanfattning",
        "Kommunen har under året räknat cyklarna vid skolorna och funnit att det saknas ställ vid de flesta av dem.",
        "Johan Sund",
        "Kommundirektör",
    ),
    (
        "Kommunstyrelsen",
        "Yrkande",
        "Centerpartiet",
        "2025-09-08",
        "Yrkande angående cykelställ vid skolorna",
        "Förslag till beslut",
        "I kommunstyrelsen och kommunfullmäktige:",
        "Motionen bifalls.",
        "Yrkandet",
        "Barnen ställer cyklarna i buskarna, och det är inte bra för vare sig cyklarna eller buskarna vid skolan.",
    ),
    (
        "Fritidsnämnden",
        "Protokollsutdrag",
        "Sammanträdesdatum 2025-08-19",
        "§ 54 Cykelställ vid skolorna",
        "Beslut",
        "Fritidsnämnden tillstyrker motionen.",
    ),
)


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A Word file with the papers, each on its own page."""
    document = docx.Document()
    for number, lines in enumerate(PAPERS):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx has no type for it
        for line in lines:
            # Without space between them a PDF cannot tell lines from paragraphs.
            document.add_paragraph(line).paragraph_format.space_after = Pt(12)
    path = tmp_path / "handlingar.docx"
    document.save(str(path))
    return path


def told(path: Path) -> list[tuple[str, str | None, int, list[str]]]:
    return [(p.kind, p.date, len(p.decisions), p.proposers) for p in extract(path).papers]


EXPECTED = [
    ("tjansteskrivelse", "2025-09-01", 1, []),
    ("yrkande", "2025-09-08", 1, ["Centerpartiet"]),
    ("protokollsutdrag", "2025-08-19", 1, []),
]


def test_word(word: Path) -> None:
    assert told(word) == EXPECTED


def test_every_paragraph_is_in_one_part(word: Path) -> None:
    parts = [paper.part for paper in extract(word).papers]
    assert all(parts)
    ends = [(part.first_paragraph, part.last_paragraph) for part in parts if part]
    assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_pdf(word: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice prints the PDF, and is not here")
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(word)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    papers = extract(tmp_path / "handlingar.pdf").papers
    assert [(p.kind, p.date, len(p.decisions), p.proposers) for p in papers] == EXPECTED
    assert [p.part.first_page for p in papers if p.part] == [1, 2, 3]
