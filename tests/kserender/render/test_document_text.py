"""A document as plain text: a paragraph a line, with struck and added words in signs."""

import pytest

from kserender import i18n
from kserender.extract.readers.builder import Builder
from kserender.model import Cell, Change, Comment, Document, Layer, Note, Paragraph, Row, Run, Source
from kserender.render.document_text import document_text

STRUCK = Change("struck", "tracked")
ADDED = Change("added", "manual")


@pytest.fixture
def made() -> Builder:
    return Builder(Source("prov.docx", "0" * 64))


def p(
    made: Builder,
    *runs: Run | str,
    label: str | None = None,
    layer: Layer = "body",
    mark: Change | None = None,
) -> Paragraph:
    return made.paragraph(
        [Run(run) if isinstance(run, str) else run for run in runs], label=label, layer=layer, mark=mark
    )


def text(made: Builder, *, everything: bool = False) -> str:
    return document_text(made.build(), everything=everything)


def test_a_paragraph_a_line(made: Builder) -> None:
    made.blocks = [made.heading([Run("Bakgrund")], 1, label="1"), p(made, ""), p(made, "Eva\nGranlid", label="a)")]
    assert text(made) == "1 Bakgrund\n\na) Eva Granlid\n"


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x85", "\r"])
def test_no_sign_breaks_the_line(made: Builder, sign: str) -> None:
    made.blocks = [p(made, f"a{sign}b")]
    assert text(made) == "a b\n"


def test_struck_and_added_words(made: Builder) -> None:
    other = Change("struck", "tracked", "Bo")
    made.blocks = [
        p(made, "Nämnden ", Run("b", change=STRUCK), Run("ör", bold=True, change=other), Run("ska", change=ADDED))
    ]
    assert text(made) == "Nämnden [-bör-]{+ska+}\n"


def test_struck_and_added_paragraph_marks(made: Builder) -> None:
    made.blocks = [
        p(made, "Ett ", mark=ADDED),
        p(made, "stycke", mark=STRUCK),
        p(made, Run("nytt", change=ADDED), mark=ADDED),
        p(made, mark=STRUCK),
    ]
    assert text(made) == "Ett {+¶+}\nstycke[-¶-]\n{+nytt+}\n[-¶-]\n"


def test_tables_are_rows_with_tabs(made: Builder) -> None:
    rows = [
        Row((made.cell("År", columns=2), made.cell("Kr")), header=True),
        Row((made.cell("a", rows=2), made.cell("b\nc\td"), made.cell("")), change=ADDED),
        Row((made.cell("e"), Cell((p(made, "f"),), change=STRUCK))),
    ]
    made.blocks = [made.table(rows)]
    assert text(made) == "År\tKr\n{+a+}\t{+b+} {+c d+}\t\n\te\t[-f-]\n"


def test_a_table_in_a_cell_is_on_the_same_line(made: Builder) -> None:
    within = made.table([Row((made.cell("b"), made.cell("c"), Cell((p(made, "fyll i", layer="guidance"),))))])
    made.blocks = [made.table([Row((Cell((p(made, "a", label="–"), within)), made.cell("d")))])]
    assert text(made) == "– a b c\td\n"
    assert text(made, everything=True) == "– a b c fyll i\td\n"


def test_notes_stand_at_the_end(made: Builder) -> None:
    made.blocks = [p(made, "Här", Run("1", note="1"), " och där", Run("", note="i", change=ADDED))]
    made.notes = [Note("1", (p(made, "Ett."), p(made, "Mer."))), Note("i", (p(made, "Två."),), "endnote")]
    assert text(made) == "Här[1] och där{+[i]+}\n\n[1] Ett. Mer.\n[i] Två.\n"


@pytest.fixture
def around(made: Builder) -> Builder:
    """A document with all that stands around its text."""
    made.blocks = [
        p(made, "[Skriv här.]", layer="guidance"),
        p(made, "Text."),
        made.figure("En bro"),
        made.figure(),
        p(made, "Ruta.", layer="textbox"),
        made.table([Row((Cell((p(made, "x"), p(made, "fyll i", layer="guidance"))),))]),
    ]
    made.furniture = [p(made, "Ekhamra kommun", layer="furniture")]
    made.comments = [Comment("1", "Varför\ndå?", "Bo", "2026-01-01"), Comment("2", "Jo.")]
    return made


def test_what_stands_around_the_text_is_left_out(around: Builder) -> None:
    assert text(around) == "Text.\nRuta.\nx\n"


def test_unless_all_is_asked_for(around: Builder) -> None:
    i18n.use("en")
    assert text(around, everything=True) == (
        "[Skriv här.]\nText.\n[Picture: En bro]\nRuta.\nx fyll i\n\nPage heads and feet:\nEkhamra kommun\n\n"
        "Comments:\nBo, 2026-01-01: Varför då?\nJo.\n"
    )


def test_nothing(made: Builder) -> None:
    assert document_text(Document(source=made.source, blocks=())) == ""
