"""Bold, struck and the like: direct, by styles, and by styles that cancel each other."""

from typing import TYPE_CHECKING

import pytest

from kserender.model import Change, Paragraph

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


@pytest.mark.parametrize(
    ("marks", "seen"),
    [
        ("<w:b/>", "b"),
        ('<w:b w:val="1"/>', "b"),
        ('<w:b w:val="0"/>', ""),
        ('<w:b w:val="false"/>', ""),
        ("<w:bCs/>", ""),
        ("<w:i/>", "i"),
        ('<w:u w:val="single"/>', "u"),
        ('<w:u w:val="none"/>', ""),
        ('<w:vertAlign w:val="superscript"/>', "^"),
        ('<w:vertAlign w:val="subscript"/>', ""),
        ("<w:strike/>", "s-"),
        ("<w:dstrike/>", "s-"),
        ('<w:strike w:val="off"/>', ""),
        ("<w:caps/>", ""),
        ("<w:rPrChange w:id='1' w:author='x'><w:rPr><w:b/></w:rPr></w:rPrChange>", ""),
    ],
)
def test_direct_marks(word: "Word", marks: str, seen: str) -> None:
    assert word.runs(word.read(word.p(word.r("ord", marks)))) == [("ord", seen)]


def test_struck_by_hand_is_a_change_without_an_author(word: "Word") -> None:
    block = word.read(word.p(word.r("ord", "<w:strike/>"))).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.runs[0].change == Change("struck", "manual")


def test_bold_is_no_change_yet(word: "Word") -> None:
    block = word.read(word.p(word.r("ord", "<w:b/>"))).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.runs[0].change is None


B, NOT_B = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:b w:val="0"/></w:rPr>'


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("", "", "", False),
        (B, "", "", True),
        ("", B, "", True),
        (B, B, "", False),  # ECMA-376-1 17.7.3: they toggle
        (B, NOT_B, "", True),
        (NOT_B, B, "", True),
        (B, B, "<w:b/>", True),
        (B, "", '<w:b w:val="0"/>', False),
    ],
)
def test_toggles(word: "Word", paragraph: str, character: str, direct: str, bold: bool) -> None:
    styles = word.style("Stycke", paragraph) + word.style("Tecken", character, kind="character")
    run = word.r("ord", f'<w:rStyle w:val="Tecken"/>{direct}')
    assert word.runs(word.read(word.p(run, style="Stycke"), styles=styles)) == [("ord", "b" * bold)]


def test_a_style_does_not_toggle_the_one_it_is_based_on(word: "Word") -> None:
    styles = word.style("Grund", B) + word.style("Egen", B, base="Grund") + word.style("Vanlig", NOT_B, base="Egen")
    assert word.runs(word.read(word.p("ord", style="Egen"), styles=styles)) == [("ord", "b")]
    assert word.runs(word.read(word.p("ord", style="Vanlig"), styles=styles)) == [("ord", "")]


def test_what_is_no_toggle_goes_to_the_nearest(word: "Word") -> None:
    underlined, plain = '<w:rPr><w:u w:val="single"/></w:rPr>', '<w:rPr><w:u w:val="none"/></w:rPr>'
    styles = word.style("Stycke", underlined) + word.style("Tecken", plain, kind="character")
    document = word.read(word.p("ett ", word.r("ord", '<w:rStyle w:val="Tecken"/>'), style="Stycke"), styles=styles)
    assert word.runs(document) == [("ett ", "u"), ("ord", "")]


def test_defaults_of_the_document(word: "Word") -> None:
    inner = '<w:b/><w:lang w:val="sv-SE"/>'
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{inner}</w:rPr></w:rPrDefault></w:docDefaults>"
    document = word.read(word.p("ett ", word.r("two", '<w:b w:val="0"/><w:lang w:val="en-GB"/>')), styles=styles)
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold, run.language) for run in block.runs] == [
        ("ett ", True, "sv-SE"),
        ("two", False, "en-GB"),
    ]
    assert document.properties.language == "sv-SE"


def test_a_style_that_strikes_is_struck_by_hand(word: "Word") -> None:
    styles = word.style("Utgår", "<w:rPr><w:strike/></w:rPr>", kind="character")
    document = word.read(word.p(word.r("ord", '<w:rStyle w:val="Utgår"/>')), styles=styles)
    assert word.runs(document) == [("ord", "s-")]


def test_the_default_style_is_that_of_paragraphs_without_one(word: "Word") -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>' + B + "</w:style>"
    document = word.read(word.p("ord"), styles=styles)
    assert word.runs(document) == [("ord", "b")]
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.style == "Normal"


def test_styles_in_a_circle_end(word: "Word") -> None:
    styles = word.style("A", base="B") + word.style("B", B, base="A")
    assert word.runs(word.read(word.p("ord", style="A"), styles=styles)) == [("ord", "b")]
