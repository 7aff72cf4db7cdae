"""Lines through words strike them; rules, underlines and backgrounds do not."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.readers.pdf.shapes import Box, Rule, Span
from kserender.extract.readers.pdf.strokes import Markup, marked
from kserender.model import Heading, Paragraph


def struck(document: Any) -> list[str]:
    return [run.text for block in document.blocks for run in block.runs if run.strike]


def underlined(document: Any) -> list[str]:
    return [run.text for block in document.blocks for run in block.runs if run.underline]


SENTENCE = "Nämnden ska årligen redovisa arbetet för fullmäktige och styrelsen."


def test_a_line_through_a_word_strikes_it(paper: Any, page: Any) -> None:
    page.write(SENTENCE).strike("årligen")
    document = paper.read()
    assert struck(document) == ["årligen"]
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    (change,) = [run.change for run in block.runs if run.change is not None]
    assert (change.kind, change.marking) == ("struck", "drawn")
    assert change.confidence > 0.9
    assert block.text("revised") == "Nämnden ska  redovisa arbetet för fullmäktige och styrelsen."


def test_a_flat_rectangle_strikes_as_a_line_does(paper: Any, page: Any) -> None:
    x0, x1, y, size = page.write(SENTENCE).where("årligen")
    page.area(x0, y - 0.3 * size, x1, y - 0.3 * size + 0.6)
    assert struck(paper.read()) == ["årligen"]


def test_two_lines_strike_once(paper: Any, page: Any) -> None:
    page.write(SENTENCE).strike("årligen", over=0.2).strike("årligen", over=0.36)
    assert struck(paper.read()) == ["årligen"]


def test_two_strokes_over_neighbours_leave_the_space_between_unstruck(paper: Any, page: Any) -> None:
    page.write(SENTENCE).strike("årligen").strike("redovisa")
    assert struck(paper.read()) == ["årligen", "redovisa"]


def test_one_stroke_over_several_words_strikes_the_spaces_too(paper: Any, page: Any) -> None:
    page.write(SENTENCE).strike("årligen redovisa arbetet")
    assert struck(paper.read()) == ["årligen redovisa arbetet"]


def test_a_stroke_that_goes_on_in_the_next_line_is_one_change(paper: Any, page: Any) -> None:
    first = "Nämnden redovisar hur arbetet går för fullmäktige, och varje månad skrivs"
    page.write(first).strike("och varje månad skrivs").write("en rapport, som styrelsen läser.").strike("en rapport")
    assert struck(paper.read()) == ["och varje månad skrivs en rapport"]


def test_a_stroke_is_cut_between_letters(paper: Any, page: Any) -> None:
    page.write("Vägen är obanad, smal och olyst.").strike("ob").strike("smal")
    assert struck(paper.read()) == ["ob", "smal"]


def test_a_stroke_that_misses_a_letter_strikes_the_whole_word(paper: Any, page: Any) -> None:
    page.write(SENTENCE).strike("fullmäktige", before=-5, after=-3)
    document = paper.read()
    assert struck(document) == ["fullmäktige"]
    assert all(run.change.confidence < 0.9 for block in document.blocks for run in block.runs if run.change)


def test_half_a_word_struck_by_hand_is_doubtful(paper: Any, page: Any) -> None:
    page.write(SENTENCE).strike("fullmäktige", before=-3, after=-33)
    (change,) = [run.change for block in paper.read().blocks for run in block.runs if run.change]
    assert change.confidence < 0.7


def test_struck_bold_words_in_a_heading_and_a_cell(paper: Any, page: Any) -> None:
    page.write("Nya regler för skolan", size=16, face="bold").strike("Nya").skip(20)
    page.grid((70, 200, 400), (100, 120, 140)).write("en gammal regel", 74, 114).write("utgår", 204, 114)
    page.strike("gammal").write("en ny regel", 74, 134).write("gäller", 204, 134)
    document = paper.read()
    heading, table = document.blocks
    assert isinstance(heading, Heading | Paragraph)
    assert [run.text for run in heading.runs if run.strike] == ["Nya"]
    (cell,) = table.rows[0].cells[0].blocks
    assert [(run.text, run.strike) for run in cell.runs] == [("en ", False), ("gammal", True), (" regel", False)]


def test_an_underline_is_no_strike(paper: Any, page: Any) -> None:
    page.write(SENTENCE).underline("årligen")
    document = paper.read()
    assert struck(document) == []
    assert underlined(document) == ["årligen"]


def test_the_line_of_a_link_is_an_underline(paper: Any, page: Any) -> None:
    page.write("Se kommunens sida ekhamra.example/planer.").underline("ekhamra.example/planer")
    assert underlined(paper.read()) == ["ekhamra.example/planer"]


@pytest.mark.parametrize("over", [0.0, 0.12, 0.26, 0.4])
def test_a_rule_across_the_page_strikes_nothing(paper: Any, page: Any, over: float) -> None:
    page.write(SENTENCE)
    y = page.y - over * 10
    page.rule(70, y, 525, y)
    document = paper.read()
    assert struck(document) == underlined(document) == []


def test_the_rule_of_a_table_through_its_text_strikes_nothing(paper: Any, page: Any) -> None:
    page.grid((68, 200, 400), (100, 120, 140)).write("Ansvarig nämnd för", 70, 123).write("Kostnad", 204, 123)
    page.write("Ordförande", 70, 113).write("Summa", 204, 113)
    document = paper.read()
    assert not any(
        run.strike
        for row in document.blocks[0].rows
        for cell in row.cells
        for block in cell.blocks
        for run in block.runs
    )


def test_the_background_of_a_word_strikes_nothing(paper: Any, page: Any) -> None:
    x0, x1, y, _ = page.write("Ordet gult är viktigt.").where("gult")
    page.area(x0, y - 8, x1, y + 2, colour="1 1 0")
    assert struck(paper.read()) == []


def test_a_marker_pen_strikes_nothing(paper: Any, page: Any) -> None:
    x0, x1, y, _ = page.write("Ordet gult är viktigt.").where("gult")
    page.area(x0, y - 3.5, x1, y - 2.3, colour="1 1 0")
    assert struck(paper.read()) == []


def test_a_white_line_strikes_nothing(paper: Any, page: Any) -> None:
    x0, x1, y, _ = page.write(SENTENCE).where("årligen")
    page.rule(x0, y - 2.6, x1, y - 2.6, grey=1)
    assert struck(paper.read()) == []


def test_a_line_far_longer_than_its_word_strikes_nothing(paper: Any, page: Any) -> None:
    page.write("Ada Lind").strike("Ada Lind", after=60)
    assert struck(paper.read()) == []


def test_a_line_for_a_signature_over_a_name_strikes_nothing(paper: Any, page: Any) -> None:
    page.write("Ada Lind").strike("Ada Lind", over=0.95)
    document = paper.read()
    assert struck(document) == underlined(document) == []


def test_an_annotation_strikes_with_author_and_date(paper: Any, page: Any) -> None:
    page.write(SENTENCE).note("StrikeOut", "årligen", author="Ada Lind", date="D:20250301120000+01'00'")
    page.note("Underline", "styrelsen")
    document = paper.read()
    assert struck(document) == ["årligen"]
    assert underlined(document) == ["styrelsen"]
    (change,) = [run.change for block in document.blocks for run in block.runs if run.change]
    assert (change.marking, change.author, change.date) == ("annotation", "Ada Lind", "2025-03-01T12:00:00+01:00")


def span(text: str, x0: float = 70.0, y: float = 100.0) -> Span:
    return Span(text, x0, x0 + 6 * len(text), y, 10.0, order=int(x0))


def test_a_vertical_rule_that_meets_a_line_makes_a_table_of_it() -> None:
    line = Rule(Box(70, 97, 112, 97.6))
    out, used = marked([span("årligen")], [line], [], [])
    assert used == {line}
    assert out[0].change is not None
    out, used = marked([span("årligen")], [line], [Rule(Box(112, 80, 112.5, 120))], [])
    assert not used
    assert out[0].change is None


def test_without_lines_nothing_changes() -> None:
    spans = [span("årligen")]
    assert marked(spans, [], [], []) == (spans, set())


@given(
    text=st.text("abcåäö.,- ", min_size=1, max_size=30).filter(str.strip),
    start=st.floats(60, 260),
    width=st.floats(2, 200),
    height=st.floats(90, 104),
)
def test_no_letter_is_lost_when_words_are_cut(text: str, start: float, width: float, height: float) -> None:
    rule = Rule(Box(start, height, start + width, height + 0.5))
    markup = Markup("struck", (Box(start, height - 4, start + width, height + 4),))
    out, _ = marked([span(text)], [rule], [], [markup])
    assert "".join(piece.text for piece in out) == text
    assert all(left.x1 <= right.x0 + 0.01 for left, right in itertools.pairwise(out))
