"""What is settled after every reader: composed letters, guidance, typed labels, letterheads, added wording."""

import unicodedata

from kserender.extract.passes import settle
from kserender.extract.readers import read_bytes
from kserender.model import Change, Document, Paragraph, Place, Run, Source


def document(text: str) -> Document:
    return read_bytes(text.encode(), "paper.txt")


def layers(text: str) -> list[tuple[str, str]]:
    return [(block.layer, block.text().strip()) for block in document(text).blocks]


def word_document(*paragraphs: list[Run]) -> Document:
    blocks = tuple(
        Paragraph(runs=tuple(runs), place=Place("a.docx", None, at, 0, sum(len(run.text) for run in runs)))
        for at, runs in enumerate(paragraphs, 1)
    )
    return Document(source=Source("a.docx", "0"), blocks=blocks)


def test_letters_in_pieces_become_one() -> None:
    assert document(unicodedata.normalize("NFD", "Åtgärder")).text() == "Åtgärder"


def test_guidance_inside_a_paragraph_keeps_its_place() -> None:
    first, second = document("Anta planen. [Skriv beslutet i klartext.]").blocks
    assert (first.layer, second.layer) == ("body", "guidance")
    assert first.place.paragraph == second.place.paragraph == 1
    assert (first.place.end, second.place.start, second.place.end) == (13, 13, 41)


def test_an_empty_paragraph_inside_guidance_stays() -> None:
    found = settle(word_document([Run("[Skriv beslutet så att")], [], [Run("det kan läsas för sig.]")]))
    assert [(block.layer, block.text()) for block in found.blocks] == [
        ("guidance", "[Skriv beslutet så att"),
        ("guidance", ""),
        ("guidance", "det kan läsas för sig.]"),
    ]


def test_a_bracket_without_its_end_is_text() -> None:
    assert layers("Anta planen [som den är i dag utan bilaga") == [
        ("body", "Anta planen [som den är i dag utan bilaga")
    ]


def test_a_short_bracket_is_text() -> None:
    assert layers("Det sades [sic]") == [("body", "Det sades [sic]")]


def test_the_address_block_and_words_of_figures_are_set_apart() -> None:
    found = document(
        "Rubrik\nSlut på texten.\nKommunstyrelsen\n\tPostadress\n123 45 Ekhamra\n\tTelefon\n0123-45 67\n"
        "\tE-post\nks@ekhamra.example\nBada\nmer"
    )
    assert [block.text() for block in found.blocks if block.layer == "body"] == ["Rubrik", "Slut på texten."]
    assert [block.text() for block in found.furniture][:2] == ["Kommunstyrelsen", "Postadress"]
    assert [block.text() for block in found.blocks if block.layer == "figure"] == ["Bada", "mer"]
    assert [message.code for message in found.messages] == ["figure-text"]


def test_one_word_of_an_address_is_no_address_block() -> None:
    assert all(layer == "body" for layer, _ in layers("Rubrik\nTelefon\nbehövs på badet."))


def test_a_label_typed_in_word_leaves_the_text_and_moves_the_place() -> None:
    block = settle(word_document([Run("2.\tAnta "), Run("planen", bold=True)])).blocks[0]
    assert isinstance(block, Paragraph)
    assert (block.label, block.text(), block.place.start, block.place.end) == ("2.", "Anta planen", 3, 14)


def test_bold_is_added_where_something_is_struck() -> None:
    struck = Run("gamla", strike=True, change=Change("struck", "manual"))
    found = settle(word_document([Run("Det "), struck, Run(" "), Run("nya", bold=True), Run(" badet")]))
    assert found.text("revised") == "Det  nya badet"
    assert found.text("original") == "Det gamla  badet"


def test_bold_is_only_bold_where_nothing_is_struck_by_hand() -> None:
    tracked = Run("gamla", change=Change("struck", "tracked"))
    found = settle(word_document([Run("Det "), tracked, Run("nya", bold=True)]))
    assert found.text("original") == "Det gamlanya"
