"""Heads, feet and page numbers are set apart; letterheads, titles and text are not."""

import textwrap
from typing import Any

import pytest

from kserender.extract.readers.pdf.furniture import is_bare_number, is_page_number
from kserender.extract.readers.pdf.lines import Line, Row
from kserender.extract.readers.pdf.shapes import Wording
from kserender.model import Table

TEXTS = (
    "Förskolan vid torget byggs ut med två avdelningar, så att alla barn i centrum får plats nära hemmet.",
    "Skolan i Norra Ekhamra får en ny idrottshall, som också föreningarna kan hyra på kvällar och helger.",
    "Biblioteket flyttar till det gamla stationshuset, där det finns rum för både kurser och utställningar.",
    "Simhallen stängs under ett halvår för en renovering, och simundervisningen flyttar till grannkommunen.",
)


def row(*texts: str) -> Row:
    return tuple(Line((Wording(text),), 70 + 200 * at, 100, 50, 10) for at, text in enumerate(texts))


def document_of(paper: Any, *, heads: bool = True, feet: bool = True) -> Any:
    for number, text in enumerate(TEXTS, 1):
        page = paper.page()
        if heads:
            page.columns("Ekhamra kommun", "Lokalplan", at=(70, 400))
        page.prose(text, y=140).skip(10).prose(TEXTS[-number])
        if feet:
            page.write("Antagen av fullmäktige", 70, 800, size=8).write(f"{number} (4)", 480, 800, size=8)
    return paper


def test_heads_and_feet_of_all_pages(paper: Any) -> None:
    document = document_of(paper).read()
    assert not any("Ekhamra kommun" in block.text() or "Antagen" in block.text() for block in document.blocks)
    assert [block.text() for block in document.furniture if block.place.page == 2] == [
        "Ekhamra kommun\tLokalplan",
        "Antagen av fullmäktige\t2 (4)",
    ]
    assert {block.layer for block in document.furniture} == {"furniture"}


def test_a_first_page_without_the_head(paper: Any) -> None:
    paper.page().write("Lokalplan för Ekhamra", 70, 200, size=18, face="bold")
    document = document_of(paper).read()
    assert document.blocks[0].text() == "Lokalplan för Ekhamra"
    assert sum("Ekhamra kommun" in block.text() for block in document.furniture) == 4


def test_heads_that_differ_on_left_and_right_pages(paper: Any) -> None:
    for number, text in enumerate(TEXTS * 2):
        page = paper.page().write("Lokalplan" if number % 2 else "Ekhamra kommun", 70, 50).prose(text, y=140)
        page.skip(9).prose(TEXTS[number % 3])
    document = paper.read()
    assert len(document.furniture) == 8
    assert not any(block.text() in ("Lokalplan", "Ekhamra kommun") for block in document.blocks)


def test_addresses_under_the_foot_of_the_first_page(paper: Any) -> None:
    document_of(paper).pages[0].write("Torget 1, 100 10 Ekhamra", 70, 812, size=8)
    document = paper.read()
    assert "Torget 1, 100 10 Ekhamra" in [block.text() for block in document.furniture]


def test_the_letterhead_of_the_first_page_is_text(paper: Any) -> None:
    first = document_of(paper, heads=False).pages[0]
    first.write("Tjänsteskrivelse", 70, 50).write("KS 2025/12", 400, 50)
    assert paper.texts()[0] == "Tjänsteskrivelse\tKS 2025/12"


def test_what_stands_in_the_margin_of_a_later_page(paper: Any) -> None:
    paper.page().prose(TEXTS[0])
    paper.page().write("Protokollsutdrag", 70, 40).prose(TEXTS[1], y=100).write("Justerandes signatur", 70, 810)
    document = paper.read()
    assert [block.text() for block in document.furniture] == ["Protokollsutdrag", "Justerandes signatur"]


def test_a_title_that_comes_back_is_text(paper: Any) -> None:
    for text in TEXTS[:2]:
        paper.page().write("HANDLINGSPLAN", 70, 80, face="bold").skip(20).prose(text)
    paper.page().prose(TEXTS[2], y=80)
    document = paper.read()
    assert sum(block.text() == "HANDLINGSPLAN" for block in document.blocks) == 2


def test_a_subheading_in_the_same_place_on_two_pages_is_text(paper: Any) -> None:
    for number, text in enumerate(TEXTS):
        page = paper.page().write(f"Rad {text[:20]}", 70, 80)
        page.write("Ekonomi" if number in (1, 2) else f"Avsnitt {text[:9]}", 70, 100, face="bold").prose(text, y=130)
    document = paper.read()
    assert sum(block.text() == "Ekonomi" for block in document.blocks) == 2


def test_a_page_number_alone(paper: Any) -> None:
    for number, text in enumerate(TEXTS[:2], 17):
        paper.page().prose(text).write(f"- {number} -", 290, 790)
    assert [block.text() for block in paper.read().furniture] == ["- 17 -", "- 18 -"]


def test_a_number_in_the_text_is_not_the_page_number(paper: Any, page: Any) -> None:
    page.prose(TEXTS[0], y=770).write("14", 70, page.y + 12)
    assert paper.read().furniture == ()


def test_a_table_in_the_head_of_each_page(paper: Any) -> None:
    for number, text in enumerate(TEXTS[:3], 1):
        page = paper.page().grid((70, 300, 525), (40, 60, 80))
        page.write("Ekhamra kommun", 74, 54).write("Protokoll", 304, 54).write("Nämnden", 74, 74)
        page.write(f"Sida {number}", 304, 74).prose(text, y=130)
    document = paper.read()
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert "Protokoll" in [block.text() for block in document.furniture]


def test_a_sentence_cut_by_a_page_break_is_whole(paper: Any) -> None:
    sentence = (
        "Nämnden anser att förslaget är väl avvägt och att det stöder de mål som fullmäktige har satt upp för alla "
        "delar av kommunen under de kommande åren, särskilt på landsbygden."
    )
    start, *rest = textwrap.wrap(sentence, 75)
    first, second = (paper.page().write("Ekhamra kommun", 70, 40) for _ in range(2))
    first.prose(TEXTS[0], y=700).skip(8).write(start).write("1", 290, 810)
    second.prose(" ".join(rest), y=80).skip(8).prose(TEXTS[1]).write("2", 290, 810)
    document = paper.read()
    assert [block.text() for block in document.blocks] == [TEXTS[0], sentence, TEXTS[1]]
    assert [block.place.page for block in document.blocks] == [1, 1, 2]


def test_a_page_that_begins_with_a_new_sentence(paper: Any) -> None:
    for text in TEXTS:
        paper.page().prose(text, y=700)
    assert paper.texts() == list(TEXTS)


@pytest.mark.parametrize("text", ["3 (12)", "Sida 3 av 12", "3/12", "Sid 3", "s. 3"])
def test_page_numbers(text: str) -> None:
    assert is_page_number(row("Ekhamra", text))


@pytest.mark.parametrize("text", ["12 (3)", "KS 3 (12)", "2025", "1 200"])
def test_what_is_no_page_number(text: str) -> None:
    assert not is_page_number(row("Ekhamra", text))


def test_bare_numbers() -> None:
    assert is_bare_number(row("12"))
    assert is_bare_number(row("- 12 -"))
    assert not is_bare_number(row("12", "13"))
    assert not is_bare_number(row("12 kr"))
