"""A document as Markdown: readable, and our own reader finds the same words in it."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kserender import i18n
from kserender.extract.readers.builder import Builder
from kserender.extract.readers.markdown import read
from kserender.model import (
    Block,
    Cell,
    Change,
    Comment,
    Document,
    Figure,
    Note,
    Paragraph,
    Row,
    Run,
    Source,
    Table,
    View,
)
from kserender.render.document_markdown import document_markdown

STRUCK = Change("struck", "tracked", "Eva Granlid", "2026-02-03T09:00:00Z")
ADDED = Change("added", "tracked")
SOURCE = Source("prov.docx", "0" * 64)
VIEWS: tuple[View, ...] = ("marked", "original", "revised")


def made(*blocks: Block, notes: Iterable[Note] = (), **more: tuple[object, ...]) -> Document:
    return Document(source=SOURCE, blocks=blocks, notes=tuple(notes), **more)  # type: ignore[arg-type]


builder = Builder(SOURCE)


def p(*runs: Run | str, label: str | None = None, depth: int = 0, **more: object) -> Paragraph:
    made = [Run(run) if isinstance(run, str) else run for run in runs]
    return builder.paragraph(made, label=label, depth=depth, **more)  # type: ignore[arg-type]


def cell(*texts: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(tuple(p(text) for text in texts), columns, rows)


def test_headings_below_the_title() -> None:
    blocks = [builder.heading([Run(text)], level) for level, text in [(0, "Bad"), (1, "Bakgrund"), (9, "Djupt")]]
    assert document_markdown(made(*blocks)) == "# Bad\n\n## Bakgrund\n\n###### Djupt\n"


def test_headings_without_a_title_keep_their_level() -> None:
    block = builder.heading([Run("Bakgrund", bold=True)], 1, label="1.2")
    assert document_markdown(made(block)) == "# 1.2 Bakgrund\n"


def test_lists() -> None:
    blocks = (
        p("ett", label="1."),
        p("två", label="2."),
        p("under två", label="a)", depth=1),
        p("också", label="b)", depth=1),
        p("tre", label="3."),
        p("Mellan."),
        p("punkt", label="•"),
        p("underpunkt", label="–", depth=1),
    )
    assert document_markdown(made(*blocks)) == (
        "1. ett\n2. två\n   - a) under två\n   - b) också\n3. tre\n\nMellan.\n\n- punkt\n  - underpunkt\n"
    )


@pytest.mark.parametrize(
    ("labels", "lines"),
    [
        (["1.", "3."], ["1. x", "- 3. x"]),
        (["1.", "2.", "1.", "2."], ["1. x", "2. x", "- 1. x", "- 2. x"]),
        (["•", "4)"], ["- x", "", "4) x"]),
        (["01."], ["- 01. x"]),
        (["§ 3"], ["- § 3 x"]),
    ],
)
def test_numbers_are_never_counted_anew(labels: list[str], lines: list[str]) -> None:
    text = document_markdown(made(*(p("x", label=label) for label in labels)))
    assert text.replace("\\", "").splitlines() == lines


def test_marks() -> None:
    block = p(
        Run("fet", bold=True),
        " ",
        Run("lutad", italic=True),
        " ",
        Run("bort", change=STRUCK),
        Run("till", change=ADDED),
    )
    assert document_markdown(made(block)) == "**fet** *lutad* ~~bort~~<ins>till</ins>\n"


def test_white_space_stands_outside_emphasis() -> None:
    assert document_markdown(made(p("a", Run(" b ", bold=True), "c"))) == "a **b** c\n"


def test_bold_that_cannot_be_is_left_out_but_struck_never_is() -> None:
    block = p("a", Run("(b)", bold=True), "c", Run(" d", change=STRUCK), "e")
    assert document_markdown(made(block)) == "a(b)c<del> d</del>e\n"


def test_bold_that_marks_added_words_is_not_said_twice() -> None:
    block = p("a ", Run("b", bold=True, change=Change("added", "manual")))
    assert document_markdown(made(block)) == "a <ins>b</ins>\n"


def test_a_struck_paragraph_mark_alone_is_seen() -> None:
    blocks = (p("Ett ", mark=STRUCK), p("stycke."), p(Run("borta", change=STRUCK), mark=STRUCK))
    assert document_markdown(made(*blocks)) == "Ett ~~¶~~\n\nstycke.\n\n~~borta~~\n"


def test_a_line_break_stays() -> None:
    assert document_markdown(made(p("Eva\nGranlid"))) == "Eva\\\nGranlid\n"


def test_signs_are_shown_as_they_stand() -> None:
    blocks = (p("# inget [x](y) *z* <ins>"), p("1. Se"), p("a\n- b"), p(Run("|", bold=True)))
    assert document_markdown(made(*blocks)) == (
        "\\# inget \\[x\\](y) \\*z\\* \\<ins\\>\n\n1\\. Se\n\na\\\n\\- b\n\n**\\|**\n"
    )


def test_tables() -> None:
    rows = (
        Row((cell("År", columns=2), cell("Kr")), header=True),
        Row((cell("a", rows=2), cell("b\nc"), cell("1", "2"))),
        Row((cell("d"), cell("x|y")), change=ADDED),
    )
    assert document_markdown(made(builder.table(rows))) == (
        "| År |  | Kr |\n| --- | --- | --- |\n| a | b<br>c | 1<br>2 |\n|  | <ins>d</ins> | <ins>x\\|y</ins> |\n"
    )


def test_notes() -> None:
    notes = [Note("1", (p("Ett."), p("Mer."))), Note("i", (p("Två."),), "endnote")]
    text = document_markdown(made(p("Här", Run("", note="1"), " och där", Run("", note="i")), notes=notes))
    assert text == "Här[^1] och där[^i]\n\n[^1]: Ett.\n\n    Mer.\n\n[^i]: Två.\n"


def test_what_is_not_the_papers_own_text_only_when_asked_for() -> None:
    blocks = (p("[Skriv här.]", layer="guidance"), p("Text."), builder.figure("En bro"), p("Ruta.", layer="textbox"))
    i18n.use("en")
    comments = (Comment("1", "Varför?", "Bo", "2026-01-01"),)
    document = made(*blocks, furniture=(p("Ekhamra", layer="furniture"),), comments=comments)
    assert document_markdown(document) == "Text.\n\nRuta.\n"
    assert document_markdown(document, everything=True) == (
        "\\[Skriv här.\\]\n\nText.\n\n![En bro]()\n\nRuta.\n\n**Page heads and feet**\n\nEkhamra\n\n"
        "**Comments**\n\nBo, 2026-01-01: Varför?\n"
    )


def test_nothing_to_write() -> None:
    assert document_markdown(made(p("  "), builder.table([]))) == ""


# What the reader makes of plain text on purpose is not asked for here: two labels in a row, raised figures, the marks
# of text dumps, and lines cut in two (those are longer).
SIGNS = "aB9.,:;-+#*_~`<>|\\[](){}!&=\"'/ é£€–\u00a0"
ODD = ["<ins>", "</ins>", "<br>", "~~a~~", "**", "[^1]", "\n", "\n- ", "\n1. ", "\n===", "\n#", "|\n:-", "\n\t* x"]
TEXT = st.text(SIGNS, min_size=1, max_size=9) | st.sampled_from(ODD)
RUNS = st.lists(
    st.builds(Run, TEXT, bold=st.booleans(), italic=st.booleans(), change=st.sampled_from([None, None, STRUCK, ADDED]))
    | st.just(Run("", note="1")),
    min_size=1,
    max_size=3,
)
FIRST = st.sampled_from(["X", "X", "# X", "= X", ": X"])
FIRST_OF_ALL = FIRST | st.sampled_from(["- X", "+ X", "12. X", "1) X"])
LAST = st.sampled_from(["x.", "x.", "x #", "#"])


def body(first: str, runs: list[Run], last: str) -> list[Run]:
    return [Run(first), *runs, Run(last)]


PARAGRAPHS = st.builds(body, FIRST_OF_ALL, RUNS, LAST).map(lambda runs: p(*runs))
ITEMS = st.builds(
    lambda runs, label, depth: p(*runs, label=label, depth=depth),
    st.builds(body, FIRST, RUNS, LAST),
    st.sampled_from(["1.", "2.", "3.", "2)", "a)", "•", "-"]),
    st.integers(0, 3),
)
HEADINGS = st.builds(builder.heading, st.builds(body, FIRST_OF_ALL, RUNS, LAST), st.integers(0, 7))
CELLS = st.builds(body, FIRST_OF_ALL, RUNS, LAST).map(lambda runs: Cell((p(*runs),)))
TABLES = (
    st.integers(1, 3)
    .flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=3))
    .map(lambda rows: builder.table([Row(tuple(cells)) for cells in rows]))
)
DOCUMENTS = st.lists(PARAGRAPHS | ITEMS | HEADINGS | TABLES, min_size=1, max_size=6).map(
    lambda blocks: made(*blocks, notes=[Note("1", (p("En not."), p("Mer.")))])
)


def said(blocks: Iterable[Block], view: View) -> Iterator[tuple[str, ...]]:
    """The words of each block with its label, white space apart: it is neither kept at the ends nor in headings."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield ("row", *("".join(word for (word,) in said(cell.blocks, view)) for cell in row.cells))
        elif not isinstance(block, Figure):
            label = "-" if block.label == "•" else block.label or ""
            yield ("".join((label + block.text(view)).split()),)


@given(DOCUMENTS)
@example(made(p("X", Run("a", bold=True), Run("b", italic=True), Run("x."))))
@example(made(p("X*", Run("a", bold=True), Run("*", italic=True), "x.")))
@example(made(p("X", Run("\n", change=STRUCK), "- a|b\n:-x.")))
@example(made(p("A|\n:-")))
def test_our_own_reader_finds_the_same_words_in_it(document: Document) -> None:
    text = document_markdown(document)
    again = read(text, SOURCE)
    for view in VIEWS:
        assert list(said(again.blocks, view)) == list(said(document.blocks, view)), text
        assert [[*said(note.blocks, view)] for note in again.notes] == [
            [*said(note.blocks, view)] for note in document.notes
        ], text
    assert marks(again.blocks) == marks(document.blocks)


def marks(blocks: Iterable[Block]) -> list[str]:
    """The note marks in their order; neighbours that are equal count once."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            found += (mark for row in block.rows for cell in row.cells for mark in marks(cell.blocks))
        elif not isinstance(block, Figure):
            runs = [run for run in block.runs if run.text or run.note]
            found += [run.note for at, run in enumerate(runs) if run.note and not (at and runs[at - 1].note)]
    return found
