"""Papers that nobody here has made, where they are at hand."""

import json
from pathlib import Path

import pytest

from kserender.errors import ReadError
from kserender.extract.readers.pdf import read
from kserender.model import Document, Heading, Paragraph, Source, Table

REAL = Path(__file__).parents[4] / "../shared/real"
REPORTS = ("granskning*.pdf", "Stadsrevisionen*.pdf", "revisionsberattelse*.pdf")

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the shared material is not there")


def read_file(path: Path) -> Document:
    return read(path.read_bytes(), Source(str(path), "0"))


def reports() -> list[Path]:
    return sorted(path for pattern in REPORTS for path in (REAL / "pdf").glob(pattern))


def struck(document: Document) -> list[str]:
    return [
        run.text
        for block in document.blocks
        if isinstance(block, Heading | Paragraph)
        for run in block.runs
        if run.change is not None
    ]


def test_the_one_struck_text() -> None:
    document = read_file(REAL / "pdf" / "issue19971.pdf")
    assert struck(document) == ["Strikethrough Text:"]
    (block,) = [b for b in document.blocks if isinstance(b, Paragraph) and any(run.change for run in b.runs)]
    assert block.place.page == 3


def test_a_struck_annotation() -> None:
    document = read_file(REAL / "pdf" / "annotation-strikeout.pdf")
    (run,) = [run for b in document.blocks if isinstance(b, Paragraph) for run in b.runs if run.change]
    assert run.change is not None
    assert (run.change.marking, run.text[:5]) == ("annotation", "Lorem")


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem[:24])
def test_reports_have_no_strike_and_no_page_furniture_in_the_text(path: Path) -> None:
    document = read_file(path)
    assert struck(document) == []
    feet = [block.text().split("\t")[0] for block in document.furniture if "(" in block.text()]
    assert len(feet) == document.source.pages
    for block in document.blocks:
        assert not any(foot in block.text() for foot in feet)
        # A sentence cut by a page break would begin with a small letter; names and roles under them do too.
        assert len(block.text()) < 80 or not block.text()[0].islower()


@pytest.mark.parametrize("path", sorted((REAL / "pdf-tables").glob("*.pdf")), ids=lambda path: path.stem)
def test_as_many_tables_as_there_are(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text())["numExpectedTables"]
    assert sum(isinstance(block, Table) for block in read_file(path).blocks) == expected


@pytest.mark.parametrize("path", sorted((REAL / "hostile").glob("*.pdf")), ids=lambda path: path.stem)
def test_hostile_files_end_in_a_document_or_an_error(path: Path) -> None:
    outcome: Document | ReadError
    try:
        outcome = read_file(path)
    except ReadError as error:
        outcome = error
    assert outcome.remedy if isinstance(outcome, ReadError) else outcome.source.pages
