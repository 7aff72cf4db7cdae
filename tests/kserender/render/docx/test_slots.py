"""Bookmarks are slots however Word has written them, and what stands around them stays."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kserender.errors import InvalidData
from kserender.paper import Paper
from kserender.profile import load


def start(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def point(name: str, number: int) -> str:
    return start(name, number) + end(number)


def p(inner: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


BESLUT = p(r("Beslut"), style("Heading1")) + p(point("Beslut", 1) + r("x") + point("BeslutSlut", 2))
Fill = Callable[..., Any]


@pytest.fixture
def fill(
    template: Callable[..., Path],
    paper: Callable[..., Paper],
    written: Callable[[bytes], Any],
    beslut: Callable[..., bytes],
) -> Fill:
    """What becomes of a template with this body, and of a paper with these fields."""

    def make(body: str, parts: dict[str, bytes] | None = None, **fields: Any) -> Any:
        return written(beslut(paper(**fields), template(body, parts)))

    return make


POINTS = "Anta programmet för lekplatser.|Uppdra åt Tekniska nämnden att bygga två lekplatser senast i juni 2027."


@pytest.mark.parametrize(
    ("body", "closing"),
    [
        (p(point("Beslut", 1) + r("x") + point("BeslutSlut", 2)), "BeslutSlut"),
        (p(point("Beslut", 1) + r("a")) + p(r("b")) + p(point("BeslutSlut", 2) + r("c")), "BeslutSlut"),
        (p(start("Beslut", 1) + r("a") + end(1)), None),
        (p(start("Beslut", 1) + r("a")) + p(r("b") + end(1)), None),
        (start("Beslut", 1) + p(r("a")) + p(r("b")) + end(1), None),
        (p(point("Beslut", 1) + r("a")), None),
    ],
    ids=["a pair in one paragraph", "a pair", "one around", "one over two", "one between paragraphs", "a point"],
)
def test_a_slot_is_a_pair_of_bookmarks_or_one_that_spans(fill: Fill, body: str, closing: str | None) -> None:
    file = fill(p(r("före")) + body + p(r("efter")))
    assert file.lines() == ["före", *POINTS.split("|"), "efter"]
    assert file.range("Beslut", closing) == POINTS


def test_a_bookmark_over_whole_paragraphs_ends_where_word_ends_it(fill: Fill) -> None:
    file = fill(p(start("Beslut", 1) + r("a")) + p(r("b")) + p(end(1) + r("efter")))
    assert file.lines() == [*POINTS.split("|"), "efter"]
    assert file.range("Beslut") == POINTS


def test_the_look_of_the_template_s_paragraph_is_kept(fill: Fill) -> None:
    look = style("BodyText") + '<w:spacing w:after="77"/>'
    file = fill(p(point("Beslut", 1) + r("x", "<w:i/>") + point("BeslutSlut", 2), look))
    blocks = file.all(".//w:body/w:p")
    assert [file.all("./w:pPr/w:spacing/@w:after", block) for block in blocks] == [["77"], ["77"]]
    assert len(file.all(".//w:r[w:rPr/w:i]")) == 2


def test_a_list_is_made_where_the_template_s_paragraph_is_none(fill: Fill) -> None:
    numbers = fill(p(point("Beslut", 1) + r("x"), style("BodyText"))).all(".//w:numPr/w:numId/@w:val")
    assert len(numbers) == 2
    assert len(set(numbers)) == 1


def test_a_slot_in_a_table_cell_is_filled_there(fill: Fill) -> None:
    cell = f"<w:tc><w:tcPr/>{p(point('Beslut', 1) + r('x') + point('BeslutSlut', 2))}</w:tc>"
    empty = f"<w:tc><w:tcPr/>{p(start('Sammanfattning', 3) + r('x') + end(3))}</w:tc>"
    file = fill(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}{empty}</w:tr></w:tbl>" + p(r("efter")))
    assert [file.text(block) for block in file.all(".//w:tc[1]/w:p")] == POINTS.split("|")
    assert [file.text(block) for block in file.all(".//w:tc[2]/w:p")] == [""]  # a cell needs a paragraph


def test_words_around_a_value_stay(fill: Fill) -> None:
    line = p(
        r("Ärende: ") + start("Titel", 5) + r("rubrik", "<w:b/>") + end(5) + r(", handlagt av ") + point("Organ", 6)
    )
    file = fill(BESLUT + line)
    assert "Ärende: Lekplatser i Ekhamra, handlagt av Kommunstyrelsen" in file.lines()
    assert file.range("Titel") == "Lekplatser i Ekhamra"
    assert file.range("Organ") == "Kommunstyrelsen"
    assert file.all(".//w:p[last()]/w:r[w:rPr/w:b]/w:t/text()") == ["Lekplatser i Ekhamra"]


def test_a_line_whose_values_are_all_missing_goes_with_its_label(fill: Fill) -> None:
    both = p(r("Dnr ") + point("Diarienummer", 5) + r(", § ") + point("Paragraf", 6))
    assert fill(BESLUT + both).lines()[-1] == POINTS.split("|")[-1]
    assert fill(BESLUT + both, diary_number="KS 2026-1").lines()[-1] == "Dnr KS 2026-1, § "


def test_a_line_with_a_column_of_its_own_stays_without_the_value(fill: Fill) -> None:
    """A header with the registry number to the left and the kind of paper to the right of it."""
    tab = "<w:r><w:tab/></w:r>"
    assert fill(BESLUT + p(point("Diarienummer", 5) + tab + r("Yrkande"))).lines()[-1] == "\tYrkande"
    assert fill(BESLUT + p(r("Dnr") + tab + point("Diarienummer", 5) + tab)).lines()[-1] == POINTS.split("|")[-1]


def test_a_slot_can_stand_in_several_places(fill: Fill) -> None:
    file = fill(BESLUT + p(point("Titel", 5)) + p(point("Titel2", 6)) + p(point("Titel13", 7)))
    assert file.lines()[-3:] == ["Lekplatser i Ekhamra"] * 3


def test_a_bookmark_that_is_no_slot_is_left_alone(fill: Fill) -> None:
    other = p(start("_Toc1", 5) + r("Text") + end(5)) + p(point("Titelsida", 6) + r("Försättsblad"))
    file = fill(BESLUT + other)
    assert file.lines()[-2:] == ["Text", "Försättsblad"]
    assert file.range("_Toc1") == "Text"


def test_another_bookmark_that_reaches_into_a_slot_stays_whole(fill: Fill) -> None:
    body = p(start("Eget", 9) + r("före")) + p(point("Beslut", 1) + r("x") + end(9))
    file = fill(body)
    assert len(file.all(".//w:bookmarkStart[@w:name='Eget']")) == 1
    assert len(file.all(".//w:bookmarkEnd[@w:id='9']")) == 1


def test_a_slot_that_ends_in_an_empty_control_is_kept(fill: Fill) -> None:
    """The control goes with its placeholder, and the end of the bookmark in it stays."""
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('ange')}{end(1)}</w:sdtContent></w:sdt>"
    body = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(r('ange') + control)}</w:sdtContent></w:sdt>"
    file = fill(start("Beslut", 1) + body + p(r("efter")))
    assert file.lines() == [*POINTS.split("|"), "efter"]


@pytest.mark.parametrize("summary", ["En text.", None])
def test_the_end_of_a_section_of_pages_stays(fill: Fill, summary: str | None) -> None:
    broken = p(point("Sammanfattning", 5) + r("x"), '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>')
    file = fill(BESLUT + broken + p(r("efter")), summary=summary)
    assert len(file.all(".//w:p/w:pPr/w:sectPr")) == 1
    assert ("En text." in file.lines()) == bool(summary)


def test_what_stands_between_sections_stays_when_they_change_places(
    template: Callable[..., Path],
    paper: Callable[..., Paper],
    written: Callable[[bytes], Any],
    beslut: Callable[..., bytes],
) -> None:
    body = (
        p(r("Sammanfattning"), style("Heading1"))
        + p(point("Sammanfattning", 5) + r("x"))
        + p(r("Fast text."))
        + BESLUT
        + p(r("Sist."))
    )
    profile = replace(load("generic"), templates={"beslut": template(body)})
    file = written(beslut(paper(summary="En text."), profile=profile))
    assert file.lines() == [
        "Kommunstyrelsens beslut",
        *POINTS.split("|"),
        "Fast text.",
        "Sammanfattning",
        "En text.",
        "Sist.",
    ]


def test_a_template_without_a_place_for_the_decision_is_refused(fill: Fill) -> None:
    with pytest.raises(InvalidData, match=r"mall\.docx.*Beslut"):
        fill(p(point("Titel", 1)) + p(point("BeslutSlut", 2)))


def test_the_rest_of_the_file_is_untouched(fill: Fill, written: Callable[[bytes], Any]) -> None:
    before = written(load("generic").templates["beslut"].read_bytes()).parts
    after = fill(BESLUT).parts

    def canonical(data: bytes) -> bytes:
        return etree.tostring(etree.fromstring(data), method="c14n")

    for name in ("word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/footer1.xml"):
        assert canonical(before[name]) == canonical(after[name])
