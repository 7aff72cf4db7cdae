"""Text boxes are read once, after the paragraph that they hang on; pictures bring their description."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kserender.model import Document, Figure, Table

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


def box(*blocks: str) -> str:
    """A text box as Word 2010 and later draws it."""
    inner = f"<wps:wsp><wps:txbx><w:txbxContent>{''.join(blocks)}</w:txbxContent></wps:txbx></wps:wsp>"
    return (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def old_box(*blocks: str) -> str:
    """The same as older programs draw it."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"


def both(*blocks: str) -> str:
    choice = f'<mc:Choice Requires="wps">{box(*blocks)}</mc:Choice>'
    return f"<mc:AlternateContent>{choice}<mc:Fallback>{old_box(*blocks)}</mc:Fallback></mc:AlternateContent>"


def picture(description: str, *, kind: str = "descr") -> str:
    said = f'<wp:docPr id="1" name="Bild 1" {kind}="{description}"/>'
    graphic = "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>"
    return f"<w:drawing><wp:inline>{said}{graphic}</wp:inline></w:drawing>"


def layers(document: Document) -> list[tuple[str, str]]:
    return [(block.text(), block.layer) for block in document.blocks]


@pytest.mark.parametrize("drawn", [box, old_box, both])
def test_a_box_comes_once_and_after_its_paragraph(word: "Word", drawn: Callable[..., str]) -> None:
    inside = drawn(word.p("Strategi ett"), word.p("Mål"))
    document = word.read(word.p("Före ", f"<w:r>{inside}</w:r>", "efter"), word.p("Sist"))
    assert layers(document) == [
        ("Före efter", "body"),
        ("Strategi ett", "textbox"),
        ("Mål", "textbox"),
        ("Sist", "body"),
    ]
    assert [block.place.paragraph for block in document.blocks] == [1, 2, 3, 4]


def test_a_box_in_a_header_is_page_furniture(word: "Word") -> None:
    use = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    document = word.read(word.p("a"), use, header=word.p("Ekhamra", f"<w:r>{both(word.p('Dnr'))}</w:r>"))
    found = [(block.text(), block.layer) for block in document.furniture]
    assert found == [("Ekhamra", "furniture"), ("Dnr", "furniture")]


def test_a_box_with_a_description_is_no_picture(word: "Word") -> None:
    described = box(word.p("b")).replace("<a:graphic>", '<wp:docPr id="1" name="Ruta" descr="En ruta"/><a:graphic>')
    assert layers(word.read(word.p("a", f"<w:r>{described}</w:r>"))) == [("a", "body"), ("b", "textbox")]


def test_a_table_in_a_box(word: "Word") -> None:
    document = word.read(word.p(f"<w:r>{both(word.table(word.row('a')))}</w:r>"))
    assert [type(block) for block in document.blocks][1:] == [Table]
    assert document.blocks[1].layer == "textbox"


def test_a_box_in_a_box(word: "Word") -> None:
    inner = word.p("yttre", f"<w:r>{both(word.p('inre'))}</w:r>")
    assert layers(word.read(word.p("a", f"<w:r>{both(inner)}</w:r>"))) == [
        ("a", "body"),
        ("yttre", "textbox"),
        ("inre", "textbox"),
    ]


def test_a_box_in_a_cell_stays_in_the_cell(word: "Word") -> None:
    document = word.read(word.table(word.row(word.cell(word.p("a", f"<w:r>{both(word.p('b'))}</w:r>")))))
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [block.text() for block in table.rows[0].cells[0].blocks] == ["a", "b"]


def test_a_choice_without_anything_leaves_the_fallback(word: "Word") -> None:
    alternate = (
        f'<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>{old_box(word.p("b"))}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert layers(word.read(word.p("a", f"<w:r>{alternate}</w:r>"))) == [("a", "body"), ("b", "textbox")]


def test_alternatives_around_paragraphs(word: "Word") -> None:
    choice, fallback = (f"<mc:{tag}>{word.p(text)}</mc:{tag}>" for tag, text in (("Choice", "b"), ("Fallback", "c")))
    assert layers(word.read(word.p("a"), f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")) == [
        ("a", "body"),
        ("b", "body"),
    ]


def test_alternatives_inside_a_drawing(word: "Word") -> None:
    group = f"<w:drawing><wp:anchor>{both(word.p('b'))}</wp:anchor></w:drawing>"
    assert layers(word.read(word.p("a", f"<w:r>{group}</w:r>"))) == [("a", "body"), ("b", "textbox")]


def test_alternatives_that_are_all_empty(word: "Word") -> None:
    nothing = "<mc:AlternateContent><mc:Choice Requires='x'/></mc:AlternateContent>"
    document = word.read(nothing, word.p("a", nothing, f"<w:r><w:drawing>{nothing}</w:drawing></w:r>"))
    assert layers(document) == [("a", "body")]


@pytest.mark.parametrize("kind", ["descr", "title"])
def test_a_picture_brings_its_description(word: "Word", kind: str) -> None:
    figure = word.read(word.p("a", f"<w:r>{picture('Karta över Ekhamra', kind=kind)}</w:r>")).blocks[1]
    assert isinstance(figure, Figure)
    assert figure.description == "Karta över Ekhamra"


def test_a_picture_of_an_older_program(word: "Word") -> None:
    pict = '<w:pict><v:shape alt="Vapen"><v:imagedata/></v:shape></w:pict>'
    figure = word.read(word.p("a", f"<w:r>{pict}</w:r>")).blocks[1]
    assert isinstance(figure, Figure)
    assert figure.description == "Vapen"


def test_a_line_or_shape_without_words_is_no_figure(word: "Word") -> None:
    line = "<w:drawing><wp:anchor><wp:docPr id='1' name='Linje'/></wp:anchor></w:drawing>"
    assert len(word.read(word.p("a", f"<w:r>{line}</w:r>")).blocks) == 1


def test_a_diagram_is_told_of(word: "Word") -> None:
    data = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
    drawing = f"<w:drawing><wp:inline><a:graphic>{data}</a:graphic></wp:inline></w:drawing>"
    document = word.read(word.p("a", f"<w:r>{drawing}</w:r>"))
    assert isinstance(document.blocks[1], Figure)
    assert [message.code for message in document.messages] == ["docx-diagram"]
