"""Automatic list labels are shown as Word shows them."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.readers.docx.numerals import letters, roman, shown
from kserender.model import Document, Heading, Paragraph

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word

OUTLINE = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))


def labels(document: Document) -> list[str | None]:
    return [block.label for block in document.blocks if isinstance(block, Heading | Paragraph)]


def test_levels_count_on_their_own_and_restart_below(word: "Word") -> None:
    items = [word.item("x", level=level) for level in (0, 1, 1, 2, 0, 1)]
    document = word.read(*items, numbering=word.levels(*OUTLINE) + word.num())
    assert labels(document) == ["1.", "1.1", "1.2", "a)", "2.", "2.1"]
    assert [block.depth for block in document.blocks if isinstance(block, Paragraph)] == [0, 1, 1, 2, 0, 1]


def test_a_paragraph_between_does_not_break_the_count(word: "Word") -> None:
    document = word.read(word.item("a"), word.p("b"), word.item("c"), numbering=word.levels(*OUTLINE) + word.num())
    assert labels(document) == ["1.", None, "2."]


def test_two_lists_of_one_kind_count_together(word: "Word") -> None:
    numbering = word.levels(*OUTLINE) + word.num(1) + word.num(2)
    assert labels(word.read(word.item("a", 1), word.item("b", 2), numbering=numbering)) == ["1.", "2."]


def test_a_list_that_restarts(word: "Word") -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = word.levels(*OUTLINE) + word.num(1) + word.num(2, more=restart)
    items = [word.item("x", number) for number in (1, 1, 2, 2, 1)]
    assert labels(word.read(*items, numbering=numbering)) == ["1.", "2.", "1.", "2.", "3."]


def test_a_level_that_one_list_changes(word: "Word") -> None:
    own = '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Del %1"/></w:lvl>'
    numbering = word.levels(*OUTLINE) + word.num(more=f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>')
    assert labels(word.read(word.item("a"), word.item("b"), numbering=numbering)) == ["Del IV", "Del V"]


def test_a_level_that_is_used_before_the_one_above_shows_its_start(word: "Word") -> None:
    numbering = word.levels(*OUTLINE) + word.num()
    assert labels(word.read(word.item("a", level=1), word.item("b", level=0), numbering=numbering)) == ["1.1", "1."]


def test_a_level_that_never_restarts(word: "Word") -> None:
    levels = word.levels(*OUTLINE, more='<w:lvlRestart w:val="0"/>')
    items = [word.item("x", level=level) for level in (0, 1, 0, 1)]
    assert labels(word.read(*items, numbering=levels + word.num())) == ["1.", "1.1", "2.", "2.2"]


def test_a_level_that_restarts_only_after_the_highest(word: "Word") -> None:
    levels = word.levels(*OUTLINE, more='<w:lvlRestart w:val="1"/>')
    items = [word.item("x", level=level) for level in (0, 1, 2, 1, 2)]
    assert labels(word.read(*items, numbering=levels + word.num())) == ["1.", "1.1", "a)", "1.2", "b)"]


def test_legal_style_numbers(word: "Word") -> None:
    levels = word.levels(("upperRoman", "%1"), ("decimal", "%1.%2"), more="<w:isLgl/>")
    document = word.read(word.item("a"), word.item("b", level=1), numbering=levels + word.num())
    assert labels(document) == ["1", "1.1"]


@pytest.mark.parametrize(
    ("text", "font", "label"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf02d", "Symbol", "–"),
        ("\uf0a7", "Wingdings", "•"),
        ("\uf0fc", "Wingdings", "•"),
        ("o", "Courier New", "◦"),
        ("o", "Arial", "o"),
        ("–", "Arial", "–"),
        ("-", "Arial", "-"),
        ("¤", "Arial", "¤"),
        ("", "Arial", None),
    ],
)
def test_bullets(word: "Word", text: str, font: str, label: str | None) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    numbering = word.levels(("bullet", text), more=fonts) + word.num()
    assert labels(word.read(word.item("a"), numbering=numbering)) == [label]


def test_a_list_that_comes_with_the_style(word: "Word") -> None:
    styles = word.style("Punkt", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    numbering = word.levels(*OUTLINE) + word.num() + word.num(0)
    none = word.p("b", style="Punkt", stated='<w:numPr><w:numId w:val="0"/></w:numPr>')
    document = word.read(
        word.p("a", style="Punkt"), none, word.p("c", style="Punkt"), styles=styles, numbering=numbering
    )
    assert labels(document) == ["1.", None, "2."]


def test_the_level_that_a_heading_style_is_tied_to(word: "Word") -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = word.style("Rubrik1", listed, name="heading 1") + word.style("Rubrik2", listed, name="heading 2")
    numbering = (
        '<w:abstractNum w:abstractNumId="1">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:pStyle w:val="Rubrik1"/><w:lvlText w:val="%1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="Rubrik2"/><w:lvlText w:val="%1.%2"/></w:lvl>'
        "</w:abstractNum>"
    ) + word.num()
    body = [word.p("x", style=f"Rubrik{level}") for level in (1, 2, 2, 1, 2)]
    document = word.read(*body, styles=styles, numbering=numbering)
    assert labels(document) == ["1", "1.1", "1.2", "2", "2.1"]
    assert all(isinstance(block, Heading) for block in document.blocks)


def test_a_list_that_is_a_style_of_its_own(word: "Word") -> None:
    style = word.style("Punktlista", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Punktlista"/></w:abstractNum>'
    numbering = linked + word.levels(*OUTLINE, number=2) + word.num(1, 1) + word.num(2, 2)
    assert labels(word.read(word.item("a"), styles=style, numbering=numbering)) == ["1."]


@pytest.mark.parametrize(
    "numbering", ["", "<w:num w:numId='1'/>", "<w:num w:numId='1'><w:abstractNumId w:val='8'/></w:num>"]
)
def test_a_list_that_is_not_there(word: "Word", numbering: str) -> None:
    assert labels(word.read(word.item("a"), numbering=numbering)) == [None]


def test_a_circle_of_list_styles_ends(word: "Word") -> None:
    style = word.style("L", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    document = word.read(word.item("a"), styles=style, numbering=linked + word.num())
    assert labels(document) == [None]


@pytest.mark.parametrize(
    ("format_name", "number", "label"),
    [
        ("decimal", 7, "7"),
        ("decimalZero", 7, "07"),
        ("lowerLetter", 2, "b"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 26, "Z"),
        ("lowerRoman", 9, "ix"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("none", 3, ""),
        ("ordinalText", 3, "3"),
        ("lowerRoman", 0, "0"),
        ("lowerRoman", 10**9, "1000000000"),
        ("lowerLetter", 10**9, "1000000000"),
    ],
)
def test_numerals(format_name: str, number: int, label: str) -> None:
    assert shown(number, format_name) == label


@given(st.integers(1, 3999))
def test_every_roman_number_is_its_own(number: int) -> None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values[letter] for letter in roman(number)]
    signed = (-here if here < after else here for here, after in zip(digits, [*digits[1:], 0], strict=True))
    assert sum(signed) == number


@given(st.integers(1, 780))
def test_letters_come_in_turns_of_twenty_six(number: int) -> None:
    label = letters(number)
    assert len(set(label)) == 1
    assert 26 * (len(label) - 1) + ord(label[0]) - ord("a") + 1 == number
