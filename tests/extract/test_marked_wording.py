"""The same marked wording, marked in five ways, comes out as the same revisions."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kserender.extract import extract
from kserender.paper import Revision

# Paragraphs of (text, "struck" | "added" | None).
Marked = list[list[tuple[str, str | None]]]
TEXT: Marked = [
    [
        ("Ekhamra kommun ska ge alla barn ", None),
        ("likvärdiga", "struck"),
        (" ", None),
        ("goda", "added"),
        (" villkor att växa upp i under de kommande åren.", None),
    ],
    [
        ("Nämnden ska ", None),
        ("skyndsamt", "struck"),
        (" redovisa hur det går för barnen i kommunens alla skolor", None),
        (" i mars varje år", "added"),
        (".", None),
    ],
    [("Kostnaden ryms inom den ram som fullmäktige har beslutat om.", None)],
]
DOUBTFUL: Marked = [
    [
        ("Planen ska ge ", None),
        ("likvärdiga", "struck"),
        (" goda villkor för alla barn som växer upp i Ekhamra kommun under åren.", None),
    ],
    [("Det ska också finnas ", None), ("trygga lugna", "added"), (" lekplatser i varje kommundel.", None)],
]
READINGS = [("likvärdiga", "goda"), ("trygga", "lugna")]
EXPECTED = [
    ("replaced", "likvärdiga", "goda"),
    ("struck", "skyndsamt", None),
    ("added", None, "i mars varje år"),
]
AUTHOR = "Eva Ek"


def tracked(folder: Path, marked: Marked) -> Path:
    document = docx.Document()
    for stretches in marked:
        paragraph = document.add_paragraph()
        for text, mark in stretches:
            if mark is None:
                paragraph.add_run(text)
                continue
            tag, words = ("del", "delText") if mark == "struck" else ("ins", "t")
            run = f'<w:r><w:{words} xml:space="preserve">{escape(text)}</w:{words}></w:r>'
            attributes = f'w:id="1" w:author="{AUTHOR}" w:date="2026-03-02T10:00:00Z"'
            paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')} {attributes}>{run}</w:{tag}>"))
    return saved(document, folder / "tracked.docx")


def by_hand(folder: Path, marked: Marked) -> Path:
    document = docx.Document()
    for stretches in marked:
        paragraph = document.add_paragraph()
        for text, mark in stretches:
            run = paragraph.add_run(text)
            run.font.strike = mark == "struck" or None
            run.bold = mark == "added" or None
    return saved(document, folder / "by_hand.docx")


def saved(document: Document, path: Path) -> Path:
    document.save(str(path))
    return path


def printed(folder: Path, marked: Marked) -> Path:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", "--norestore", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(by_hand(folder, marked))], check=True, capture_output=True, timeout=120)
    return folder / "by_hand.pdf"


def with_signs(folder: Path, marked: Marked, name: str) -> Path:
    signs = {None: "", "struck": "~~", "added": "**"}
    lines = ["".join(f"{signs[mark]}{text}{signs[mark]}" for text, mark in stretches) for stretches in marked]
    # A sign stands next to its word.
    path = folder / name
    path.write_text("\n\n".join(lines).replace("** i mars", " **i mars") + "\n", encoding="utf-8")
    return path


WAYS: dict[str, Callable[[Path, Marked], Path]] = {
    "tracked in Word": tracked,
    "struck and bold in Word": by_hand,
    "struck and bold in a PDF": printed,
    "Markdown": lambda folder, marked: with_signs(folder, marked, "marked.md"),
    "text": lambda folder, marked: with_signs(folder, marked, "marked.txt"),
}


def revisions(path: Path) -> list[Revision]:
    return [revision for paper in extract(path).papers for revision in paper.revisions]


@pytest.mark.parametrize("way", WAYS)
def test_the_same_revisions(way: str, tmp_path: Path) -> None:
    found = revisions(WAYS[way](tmp_path, TEXT))
    assert [(one.kind, one.struck, one.added) for one in found] == EXPECTED
    assert {one.author for one in found} == {AUTHOR if way == "tracked in Word" else None}
    assert not any(one.inferred for one in found)


@pytest.mark.parametrize("way", WAYS)
def test_the_same_doubts(way: str, tmp_path: Path) -> None:
    found = revisions(WAYS[way](tmp_path, DOUBTFUL))
    assert [(one.inferred.struck, one.inferred.added) for one in found if one.inferred] == READINGS
    assert all(one.inferred and one.inferred.confidence < 1 and one.inferred.reason for one in found)
