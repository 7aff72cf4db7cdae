"""The sheet in three columns: proposal, alternative, and the difference in plain words."""

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from kserender.compare import compare
from kserender.errors import MissingProgram
from kserender.paper import Decision, Paper
from kserender.render.pdf import pdf
from kserender.render.sheet import comparison_sheet

OURS = Paper(
    kind="tjansteskrivelse",
    title="Bastu vid Myrsjön",
    decisions=[
        Decision(number=1, text="Bygga en bastu vid badplatsen i maj 2027.", action="bygga", deadlines=["2027-05"]),
        Decision(number=2, text="Anställa en badvakt."),
    ],
)
THEIRS = Paper(
    kind="yrkande",
    proposers=["Sjöpartiet"],
    decisions=[
        Decision(number=1, text="Bygga en bastu vid badplatsen i juni 2028.", action="bygga", deadlines=["2028-06"]),
        Decision(number=2, text="Köpa in tolv vita badlakan."),
    ],
)
OTHERS = Paper(kind="yrkande", proposers=["Myrpartiet"], decisions=[Decision(number=1, text="Anställa en badvakt.")])


def opened(*papers: Paper) -> Any:
    return docx.Document(io.BytesIO(comparison_sheet(compare(*papers))))


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_what_stands_beside_what() -> None:
    found = cells(opened(OURS, THEIRS).tables[0])
    assert found[0] == ["A  Tjänsteskrivelsen", "B  Sjöpartiet", "Skillnad i klartext"]
    assert found[1][:2] == [
        "Punkt 1\nBygga en bastu vid badplatsen i maj 2027.",
        "Punkt 1\nBygga en bastu vid badplatsen i juni 2028.",
    ]
    assert found[1][2].startswith("Ändrat i sak\nTid: ")
    assert ["–", "Punkt 2\nKöpa in tolv vita badlakan.", "Inte med\nTjänsteskrivelsen har inte med detta."] in found
    assert ["Punkt 2\nAnställa en badvakt.", "–", "Inte med\nSjöpartiet har inte med detta."] in found


def test_a_table_for_each_alternative() -> None:
    tables = opened(OURS, THEIRS, OTHERS).tables
    assert [cells(table)[0][1] for table in tables] == ["B  Sjöpartiet", "C  Myrpartiet"]
    assert not any("badlakan" in text for row in cells(tables[1]) for text in row)  # nothing of either of the two


def test_words_that_differ_are_struck_and_underlined() -> None:
    left, right, _told = opened(OURS, THEIRS).tables[0].rows[1].cells
    assert [run.text for p in left.paragraphs for run in p.runs if run.font.strike] == ["maj 2027"]
    assert [run.text for p in right.paragraphs for run in p.runs if run.font.underline] == ["juni 2028"]
    assert not [run for p in left.paragraphs for run in p.runs if run.font.underline]


def test_real_styles_header_rows_and_language() -> None:
    word = opened(OURS, THEIRS)
    assert [p.text for p in word.paragraphs if p.style.name == "Heading 1"] == ["Bastu vid Myrsjön"]
    assert word.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert word.tables[0].rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert word.sections[0].page_width > word.sections[0].page_height
    assert {tag.get(qn("w:val")) for tag in word.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    assert word.core_properties.title == "Bastu vid Myrsjön"
    assert not [p for p in word.paragraphs if not p.text.strip()]


def test_the_same_bytes_every_time() -> None:
    assert comparison_sheet(compare(OURS, THEIRS)) == comparison_sheet(compare(OURS, THEIRS))


@pytest.mark.parametrize("sign", ["\x0b", "\x1b", "\ufffe", "\u202e", "<w:p/>"])
def test_signs_that_word_cannot_hold(sign: str) -> None:
    word = opened(Paper(title=f"Bastu{sign}", decisions=[Decision(text=f"Bygga{sign} bastu")]), THEIRS)
    assert word.tables[0].rows[1].cells[0].text in {"Bygga\ufffd bastu", "Bygga<w:p/> bastu"}


def test_papers_without_decisions() -> None:
    assert "Ingen av handlingarna har någon beslutspunkt." in [p.text for p in opened(Paper(), Paper()).paragraphs]


def test_it_prints() -> None:
    try:
        printed = pdf(comparison_sheet(compare(OURS, THEIRS)))
    except MissingProgram:
        pytest.skip("LibreOffice is not installed")
    import pypdfium2

    document = pypdfium2.PdfDocument(printed)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    sizes = {page.get_width() > page.get_height() for page in document}
    document.close()
    assert "Skillnad i klartext" in text
    assert sizes == {True}
