"""A redline of a text that comes from no Word file; and one to be printed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kserender.compare.versions import compare_versions
from kserender.errors import MissingProgram
from kserender.extract.readers import read_bytes
from kserender.model import Figure, Place
from kserender.render.redline import left_out, printed, printed_pdf, redline

OLD = """# Lekplatser i Ekhamra

## Beslut

1. Anta programmet för lekplatser.
2. Bygga två lekplatser senast i juni.

| Plats | Kostnad |
| --- | --- |
| Parken | 200 |
| Torget | 300 |

Programmet gäller i fyra år.
"""
NEW = (
    OLD.replace("två lekplatser", "tre lekplatser").replace("| Torget | 300 |\n", "").replace("## Beslut", "### Beslut")
)


@pytest.fixture(scope="module")
def made() -> bytes:
    old, new = (read_bytes(text.encode(), f"{name}.md") for name, text in (("old", OLD), ("new", NEW)))
    return redline(b"", compare_versions(old, new))


def test_a_markdown_text_becomes_a_word_file(made: bytes, lines: Callable[..., list[str]]) -> None:
    rejected = lines(made, "original")
    assert rejected[:4] == [
        "Lekplatser i Ekhamra",
        "Beslut",
        "1. Anta programmet för lekplatser.",
        "2. Bygga två lekplatser senast i juni.",
    ]
    assert "Torget | 300" in rejected
    accepted = lines(made, "revised")
    assert "2. Bygga tre lekplatser senast i juni." in accepted
    assert "Torget | 300" not in accepted


def test_a_point_that_is_counted_anew_gets_its_figure(lines: Callable[..., list[str]]) -> None:
    old = read_bytes(b"# Plan\n\n1. Bygga lekplatsen.\n2. Riva muren.\n3. Laga bron.\n", "old.md")
    new = read_bytes(b"# Plan\n\n1. Bygga lekplatsen.\n2. Laga bron.\n", "new.md")
    made = redline(b"", compare_versions(old, new))
    assert lines(made, "original") == ["Plan", "1. Bygga lekplatsen.", "2. Riva muren.", "3. Laga bron."]
    assert lines(made, "revised") == ["Plan", "1. Bygga lekplatsen.", "2. Laga bron."]


def test_its_headings_are_headings(made: bytes, xml: Any) -> None:
    assert xml(made).all("//w:pStyle/@w:val")[:2] == ["Heading1", "Heading3"]


def test_what_is_printed_shows_the_changes_in_the_text(made: bytes, xml: Any) -> None:
    shown = xml(printed(made))
    assert not shown.all("//w:ins | //w:del | //w:pPrChange | //w:delText")
    struck = [run.xpath("string(.)") for run in shown.all("//w:body/w:p[position()>1]//w:r[w:rPr/w:strike]")]
    added = [run.xpath("string(.)") for run in shown.all("//w:body/w:p[position()>1]//w:r[w:rPr/w:u]")]
    assert struck == ["två"]
    assert added == ["tre"]
    assert shown.all("//w:tc/w:tcPr/w:shd")  # the row that is gone
    legend = shown.all("//w:body/w:p[1]")[0].xpath("string(.)")
    assert legend == "Ändringar: struket · tillagt · flyttat härifrån · flyttat hit"


def test_where_a_paragraph_is_split_no_struck_space_is_printed(xml: Any) -> None:
    old, new = (
        read_bytes(text, "prov.md") for text in (b"Bryggan byggs. Stigen rensas.", b"Bryggan byggs.\n\nStigen rensas.")
    )
    made = redline(b"", compare_versions(old, new))
    assert xml(made).all("//w:del")
    assert not xml(printed(made)).all("//w:p[position()>1]//w:rPr/w:strike")


def test_printing_without_libreoffice_says_what_is_missing(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(__file__).parent))
    with pytest.raises(MissingProgram) as raised:
        printed_pdf(made)
    assert "LibreOffice" in raised.value.remedy


def test_what_is_not_marked_is_said() -> None:
    old = read_bytes(OLD.encode(), "old.md")
    picture = Figure(place=Place("new.md", None, 99, 0, 0), description="Karta")
    new = replace(old, blocks=(*old.blocks, picture), furniture=(old.blocks[1],))
    assert left_out(compare_versions(old, old)) == []
    assert left_out(compare_versions(old, new)) == [
        "1 bild i den nya versionen finns inte i den utmärkta filen.",
        "Sidhuvud eller sidfot skiljer sig; det är inte utmärkt i filen.",
    ]
