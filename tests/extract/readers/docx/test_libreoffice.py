"""LibreOffice as a second opinion: it must show the same list labels and the same words."""

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kserender.model import Heading, Paragraph

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def as_text(data: bytes, folder: Path) -> list[str]:
    """The lines that LibreOffice writes for a Word file, list labels included."""
    source = folder / "prov.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", "--norestore", profile, "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    lines = source.with_suffix(".txt").read_text(encoding="utf-8-sig").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def test_labels_of_lists(word: "Word", tmp_path: Path) -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    listed = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    numbering = (
        word.levels(("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"), number=1)
        + word.levels(("upperRoman", "Del %1"), ("lowerRoman", "(%2)"), number=2)
        + word.levels(("lowerLetter", "%1)"), number=3)
        + word.num(1, 1)
        + word.num(2, 1, more=restart)
        + word.num(3, 2)
        + word.num(4, 3)
    )
    body = [
        *(word.item(f"ett {n}", 1, level) for n, level in enumerate((0, 1, 1, 2, 2, 0, 1, 2, 2))),
        word.p("mellan"),
        *(word.item(f"två {n}", 2, 0) for n in range(3)),
        word.item("åter ett", 1, 0),
        *(word.item(f"tre {n}", 3, level) for n, level in enumerate((0, 0, 1, 1, 0, 1))),
        *(word.p(f"fyra {n}", style="Lista") for n in range(30)),
        word.p("utan", style="Lista", stated='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        word.p("fyra igen", style="Lista"),
    ]
    data = word.file(*body, styles=word.style("Lista", listed), numbering=numbering)
    blocks = [block for block in word.open(data).blocks if isinstance(block, Heading | Paragraph)]
    ours = [" ".join(filter(None, (block.label, block.text()))) for block in blocks]
    assert "7. två 0" in ours
    assert ours == as_text(data, tmp_path)


def test_words_in_controls_changes_boxes_and_cells(word: "Word", tmp_path: Path) -> None:
    data = word.file(
        word.p("Ärende ", word.control("KS 2024-0012"), word.added(" och mer")),
        word.control(word.p("I en kontroll")),
        word.p('<w:fldSimple w:instr=" AUTHOR ">', word.r("Alva"), "</w:fldSimple>"),
        word.table(word.row("a", word.cell("b", word.table(word.row("c", "d")), word.p()))),
        word.p("Sist"),
    )
    ours = " ".join(block.text().replace("\n", " ").replace("\t", " ") for block in word.open(data).blocks)
    assert ours.split() == " ".join(as_text(data, tmp_path)).split()
