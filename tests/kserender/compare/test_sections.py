"""How sections and their paragraphs are paired, and that only what differs is painted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.compare.comparison import ParagraphPair, SectionPair
from kserender.compare.paragraphs import compare_paragraphs
from kserender.compare.sections import compare_sections
from kserender.paper import Paper, Section

CYCLES = "Kommunen vill att fler ska kunna cykla till arbetet och till skolan året om."
MORE_CYCLES = "Kommunen vill att fler barn ska kunna cykla till skolan året om."
POOL = "Simhallen i Norrdal stängdes efter en vattenskada och behöver byggas om från grunden."
LIGHT = "Gatlamporna längs ån byts mot nya."


def paper(*sections: Section) -> Paper:
    return Paper(sections=list(sections))


def section(heading: str | None, *paragraphs: str, role: str | None = None) -> Section:
    return Section(heading=heading, role=role, text="\n".join(paragraphs))


def headings(pairs: list[SectionPair]) -> list[tuple[str, str | None, str | None]]:
    return [(pair.relation, pair.heading_a, pair.heading_b) for pair in pairs]


def painted(pair: ParagraphPair) -> str:
    marks = {"equal": ("", ""), "struck": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(marks[words.op][0] + words.text + marks[words.op][1] for words in pair.words)


def texts(pairs: list[ParagraphPair], without: str) -> list[str]:
    return [text for pair in pairs if (text := "".join(words.text for words in pair.words if words.op != without))]


def test_sections_are_paired_by_what_they_are_for() -> None:
    a = paper(section("Sammanfattning", CYCLES, role="summary"), section("Ekonomi", POOL))
    b = paper(section("Ekonomi", POOL), section("Ärendet i korthet", CYCLES, role="summary"))
    assert headings(compare_sections(a, b)) == [
        ("changed", "Sammanfattning", "Ärendet i korthet"),
        ("same", "Ekonomi", "Ekonomi"),
    ]


def test_the_heading_tells_sections_of_one_role_apart() -> None:
    a = paper(section("Bakgrund", CYCLES, role="background"), section("Överväganden", POOL, role="background"))
    b = paper(section("Överväganden", LIGHT, role="background"), section("Bakgrund", CYCLES, role="background"))
    assert headings(compare_sections(a, b)) == [
        ("same", "Bakgrund", "Bakgrund"),
        ("changed", "Överväganden", "Överväganden"),
    ]


def test_a_role_that_each_has_once_is_enough_whatever_the_words() -> None:
    a, b = paper(section("Skäl", CYCLES, role="background")), paper(section("Motivering", POOL, role="background"))
    assert headings(compare_sections(a, b)) == [("changed", "Skäl", "Motivering")]


def test_of_several_with_one_role_only_those_alike_are_paired() -> None:
    a = paper(section("Skäl", CYCLES, role="background"), section("Läget", POOL, role="background"))
    b = paper(section("Motivering", POOL, LIGHT, role="background"))
    assert headings(compare_sections(a, b)) == [("only_a", "Skäl", None), ("changed", "Läget", "Motivering")]


def test_the_rest_with_one_role_is_not_paired_for_want_of_better() -> None:
    a = paper(section("Skäl", CYCLES, role="background"), section("Läget", POOL, role="background"))
    b = paper(section("Motivering", POOL, LIGHT, role="background"), section("Oro", "Ja.", role="background"))
    assert ("only_a", "Skäl", None) in headings(compare_sections(a, b))
    assert ("only_b", None, "Oro") in headings(compare_sections(a, b))


def test_without_role_and_heading_the_words_decide() -> None:
    a, b = paper(section(None, CYCLES), section("Läget", POOL)), paper(section("Nuläge", POOL), section(None, LIGHT))
    assert headings(compare_sections(a, b)) == [
        ("only_a", None, None),
        ("changed", "Läget", "Nuläge"),
        ("only_b", None, None),
    ]


def test_two_sections_without_text_have_nothing_in_common() -> None:
    a, b = paper(section("Ärendet i sin helhet")), paper(section("Beslut"))
    assert [pair.relation for pair in compare_sections(a, b)] == ["only_a", "only_b"]


def test_a_heading_in_other_signs_and_case_is_the_same() -> None:
    a, b = paper(section("Ekonomi – kostnader", POOL)), paper(section("EKONOMI - KOSTNADER", POOL))
    assert [pair.relation for pair in compare_sections(a, b)] == ["same"]


def test_equal_paragraphs_are_not_painted_and_the_pair_beside_them_only_where_it_differs() -> None:
    (pair,) = compare_sections(
        paper(section("Ärendet", POOL, CYCLES, LIGHT)), paper(section("Ärendet", POOL, MORE_CYCLES, LIGHT))
    )
    assert [painted(x) for x in pair.paragraphs] == [
        POOL,
        "Kommunen vill att fler {+barn +}ska kunna cykla [-till arbetet och -]till skolan året om.",
        LIGHT,
    ]
    assert 0.8 < pair.similarity < 1


def test_signs_and_spaces_make_no_paragraph_differ() -> None:
    (pair,) = compare_paragraphs(['1. Planen  "Trygga gator" - antas'], ["Planen ”Trygga gator” – antas."])
    assert pair.relation == "same"


def test_of_two_with_the_same_words_the_one_that_differs_only_in_signs_is_taken() -> None:
    pairs = compare_paragraphs(["Anta ”Trygga gator”"], ["Anta Trygga gator", 'Anta "Trygga gator"'])
    assert [pair.relation for pair in pairs] == ["only_b", "same"]


def test_paragraphs_that_have_little_in_common_are_struck_and_added_whole() -> None:
    pairs = compare_paragraphs([CYCLES], [POOL])
    assert [painted(pair) for pair in pairs] == [f"[-{CYCLES}-]", f"{{+{POOL}+}}"]


def test_a_paragraph_that_has_moved_says_so_and_is_not_painted() -> None:
    pairs = compare_paragraphs([CYCLES, POOL, LIGHT], [POOL, LIGHT, CYCLES])
    assert [(pair.relation, pair.moved) for pair in pairs] == [("same", True), ("same", False), ("same", False)]


def test_a_moved_paragraph_makes_the_section_differ() -> None:
    a, b = paper(section("Ärendet", CYCLES, POOL)), paper(section("Ärendet", POOL, CYCLES))
    assert [pair.relation for pair in compare_sections(a, b)] == ["changed"]


def test_a_paragraph_more_stands_in_its_place() -> None:
    pairs = compare_paragraphs([CYCLES, LIGHT], [CYCLES, POOL, LIGHT])
    assert [pair.relation for pair in pairs] == ["same", "only_b", "same"]


def test_empty_lines_are_no_paragraphs() -> None:
    (pair,) = compare_sections(paper(section("Ärendet", CYCLES, "", POOL)), paper(section("Ärendet", CYCLES, POOL)))
    assert (pair.relation, len(pair.paragraphs)) == ("same", 2)


def test_the_same_place_in_six_hundred_paragraphs_is_found() -> None:
    """Many enough for the way by rare words."""
    a = [f"Stycke {n} om fastigheten Eken {n} och dess ägare som bor på gata {n * 7}." for n in range(300)]
    b = [text.replace("ägare", "hyresgäster") for text in reversed(a)]
    pairs = compare_paragraphs(a, b)
    assert {pair.relation for pair in pairs} == {"changed"}
    assert all("[-ägare-]{+hyresgäster+}" in painted(pair) for pair in pairs)


PARAGRAPHS = st.lists(st.sampled_from([CYCLES, MORE_CYCLES, POOL, LIGHT, "Ja.", "–", LIGHT + " " + POOL]), max_size=6)
SECTIONS = st.lists(
    st.builds(
        Section,
        heading=st.sampled_from([None, "Ärendet", "Ekonomi"]),
        role=st.sampled_from([None, "summary", "background"]),
        text=PARAGRAPHS.map("\n".join),
    ),
    max_size=5,
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_both_texts_can_be_put_back_from_the_pairs(a: list[str], b: list[str]) -> None:
    pairs = compare_paragraphs(a, b)
    assert texts(pairs, "added") == a
    assert sorted(texts(pairs, "struck")) == sorted(b)


@given(PARAGRAPHS)
def test_a_text_against_itself_is_the_same_all_through(text: list[str]) -> None:
    assert all(pair.relation == "same" and not pair.moved for pair in compare_paragraphs(text, text))


@given(SECTIONS)
def test_a_paper_against_itself_is_the_same_all_through(sections: list[Section]) -> None:
    found = compare_sections(paper(*sections), paper(*sections))
    assert all(pair.relation == "same" and pair.similarity == 1 for pair in found)


@given(SECTIONS, SECTIONS)
def test_every_section_comes_out_once(a: list[Section], b: list[Section]) -> None:
    found = compare_sections(paper(*a), paper(*b))
    assert [pair.heading_a for pair in found if pair.relation != "only_b"] == [x.heading for x in a]
    assert len([pair for pair in found if pair.relation != "only_a"]) == len(b)


@given(SECTIONS, SECTIONS)
def test_the_other_way_round_the_same_sections_are_paired(a: list[Section], b: list[Section]) -> None:
    there = [(pair.heading_a, pair.heading_b, pair.similarity) for pair in compare_sections(paper(*a), paper(*b))]
    back = [(pair.heading_b, pair.heading_a, pair.similarity) for pair in compare_sections(paper(*b), paper(*a))]
    assert sorted(map(repr, there)) == sorted(map(repr, back))


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_sections_without_text(text: str) -> None:
    empty = paper(Section(heading="Samverkan", text=text))
    assert [(x.relation, x.similarity) for x in compare_sections(empty, empty)] == [("same", 1.0)]
