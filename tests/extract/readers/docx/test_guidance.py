"""What the template tells the writer is a layer of its own: placeholders of controls, and hidden text."""

from typing import TYPE_CHECKING

from kserender.model import Document, Figure, Table

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


def layers(document: Document) -> list[tuple[str, str]]:
    return [(block.text(), block.layer) for block in document.blocks if not isinstance(block, Figure)]


def test_a_filled_control_is_text(word: "Word") -> None:
    document = word.read(word.p("Dnr ", word.control("KS 2024-0012")), word.control(word.p("Beslut")))
    assert layers(document) == [("Dnr KS 2024-0012", "body"), ("Beslut", "body")]


def test_a_control_around_paragraphs_that_shows_its_placeholder(word: "Word") -> None:
    document = word.read(
        word.p("a"), word.control(word.p("Skriv här."), word.p("Kort."), placeholder=True), word.p("b")
    )
    assert layers(document) == [("a", "body"), ("Skriv här.", "guidance"), ("Kort.", "guidance"), ("b", "body")]


def test_a_control_inside_a_paragraph_that_shows_its_placeholder(word: "Word") -> None:
    document = word.read(word.p("Dnr ", word.control("Ange nummer", placeholder=True), " gäller."))
    assert layers(document) == [("Dnr ", "body"), ("Ange nummer", "guidance"), (" gäller.", "body")]
    assert {block.place.paragraph for block in document.blocks} == {1}
    assert [(block.place.start, block.place.end) for block in document.blocks] == [(0, 4), (4, 15), (15, 23)]


def test_controls_in_controls(word: "Word") -> None:
    inner = word.control("Välj", placeholder=True)
    assert layers(word.read(word.p(word.control("Datum: ", inner)))) == [("Datum: ", "body"), ("Välj", "guidance")]


def test_hidden_words(word: "Word") -> None:
    document = word.read(word.p("Beslut. ", word.r("Skriv ", "<w:vanish/>"), word.r("kort.", "<w:b/><w:vanish/>")))
    assert layers(document) == [("Beslut. ", "body"), ("Skriv kort.", "guidance")]


def test_a_paragraph_all_hidden(word: "Word") -> None:
    assert layers(word.read(word.p("a"), word.p(word.r("b", "<w:vanish/>")))) == [("a", "body"), ("b", "guidance")]


def test_a_style_that_hides(word: "Word") -> None:
    styles = word.style("Hjälptext", "<w:rPr><w:vanish/></w:rPr>")
    document = word.read(word.p("a", word.r("b", '<w:vanish w:val="0"/>'), style="Hjälptext"), styles=styles)
    assert layers(document) == [("a", "guidance"), ("b", "body")]


def test_a_hidden_paragraph_mark_hides_no_words(word: "Word") -> None:
    assert layers(word.read(word.p("a", stated="<w:rPr><w:vanish/></w:rPr>"))) == [("a", "body")]


def test_a_cell_that_shows_a_placeholder(word: "Word") -> None:
    document = word.read(word.table(word.row("a", word.control(word.cell("Ange ansvarig"), placeholder=True))))
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [block.layer for cell in table.rows[0].cells for block in cell.blocks] == ["body", "guidance"]


def test_a_placeholder_that_is_switched_off(word: "Word") -> None:
    off = f'<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>{word.p("a")}</w:sdtContent></w:sdt>'
    assert layers(word.read(off)) == [("a", "body")]


def test_hidden_words_in_a_placeholder_are_the_same_guidance(word: "Word") -> None:
    document = word.read(word.control(word.p("Skriv ", word.r("kort", "<w:vanish/>"), " här."), placeholder=True))
    assert layers(document) == [("Skriv kort här.", "guidance")]


def test_the_bookmark_of_a_split_paragraph_keeps_its_place(word: "Word") -> None:
    document = word.read(word.p(word.r("Råd. ", "<w:vanish/>"), word.bookmark("Beslut"), "Beslut."))
    assert layers(document) == [("Råd. ", "guidance"), ("Beslut.", "body")]
    assert (document.ranges[0].start.paragraph, document.ranges[0].start.start) == (1, 5)
