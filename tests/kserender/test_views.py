"""A document with its changes accepted or rejected: words, paragraph marks, rows, cells, and what stands by them."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.readers.builder import Builder
from kserender.model import (
    Block,
    Cell,
    Change,
    Comment,
    Document,
    Figure,
    Heading,
    Message,
    NamedRange,
    Note,
    Paragraph,
    Place,
    Row,
    Run,
    Source,
    Table,
    View,
)
from kserender.views import view

STRUCK = Change("struck", "tracked", "Eva Granlid", "2026-02-03T09:00:00Z")
ADDED = Change("added", "tracked", "Bo Almkvist")
BOTH: tuple[View, View] = ("original", "revised")


class Made(Builder):
    """A document under way."""

    def __init__(self) -> None:
        super().__init__(Source("prov.docx", "0" * 64))

    def p(self, *runs: Run | str, **more: object) -> Paragraph:
        made = [Run(run) if isinstance(run, str) else run for run in runs]
        return self.paragraph(made, **more)  # type: ignore[arg-type]

    def of(self, *blocks: Block, **more: object) -> Document:
        return replace(self.build(), blocks=blocks, **more)  # type: ignore[arg-type]


@pytest.fixture
def made() -> Made:
    return Made()


def struck(text: str) -> Run:
    return Run(text, change=STRUCK)


def added(text: str) -> Run:
    return Run(text, change=ADDED)


def texts(blocks: Iterable[Block]) -> list[object]:
    """The text of each block; a table as a list of rows."""
    return [
        [[cell.text() for cell in row.cells] for row in block.rows] if isinstance(block, Table) else block.text()
        for block in blocks
    ]


def shown(document: Document, which: View) -> list[object]:
    return texts(view(document, which).blocks)


def test_marked_is_the_document_itself(made: Made) -> None:
    document = made.of(made.p(struck("a"), added("b")))
    assert view(document, "marked") is document


def test_words_come_and_go(made: Made) -> None:
    document = made.of(made.p("Nämnden ", struck("bör"), added("ska"), " svara."))
    assert shown(document, "original") == ["Nämnden bör svara."]
    assert shown(document, "revised") == ["Nämnden ska svara."]


def test_what_has_no_change_stays_the_same_object(made: Made) -> None:
    block = made.p("a ", Run("b", bold=True))
    assert view(made.of(block), "revised").blocks[0] is block


def test_nothing_is_left_of_the_changes(made: Made) -> None:
    manual = Change("struck", "manual")
    bold = Run("d", bold=True, change=Change("added", "manual"))
    block = made.p(Run("a", strike=True, change=manual), struck("b"), "c", bold, mark=STRUCK)
    (kept,) = view(made.of(block), "original").blocks
    assert isinstance(kept, Paragraph)
    assert (kept.runs, kept.mark) == ((Run("abc"),), None)
    (kept,) = view(made.of(block), "revised").blocks
    assert isinstance(kept, Paragraph)
    assert kept.runs == (Run("cd"),)


def test_type_inside_a_tracked_change_is_the_authors_own(made: Made) -> None:
    (kept,) = view(made.of(made.p(Run("a", bold=True, strike=True, change=ADDED))), "revised").blocks
    assert isinstance(kept, Paragraph)
    assert kept.runs == (Run("a", bold=True, strike=True),)


@pytest.mark.parametrize("how", ["struck", "added"])
def test_moved_words_stand_in_one_place(made: Made, how: str) -> None:
    away, here = Change("struck", "tracked", moved=True), Change("added", "tracked", moved=True)
    document = made.of(made.p("a", Run("flytt", change=away)), made.p("b", Run("flytt", change=here)))
    assert shown(document, "original") == ["aflytt", "b"]
    assert shown(document, "revised") == ["a", "bflytt"]


# Paragraph marks


def test_a_paragraph_split_in_two_is_one_again(made: Made) -> None:
    document = made.of(made.p("Ett ", mark=ADDED), made.p("stycke."))
    assert shown(document, "original") == ["Ett stycke."]
    assert shown(document, "revised") == ["Ett ", "stycke."]


def test_paragraphs_made_one_take_the_properties_of_the_last(made: Made) -> None:
    blocks = (
        made.heading([Run("Rubrik")], 1, style="A", mark=STRUCK, label="1."),
        made.p(struck("x"), mark=STRUCK, label="2."),
        made.p("text", style="B", label="a)", depth=1),
    )
    (block,) = view(made.of(*blocks), "revised").blocks
    assert isinstance(block, Paragraph)
    assert (block.text(), block.style, block.label, block.depth) == ("Rubriktext", "B", "a)", 1)


def test_a_paragraph_that_comes_or_goes_whole(made: Made) -> None:
    document = made.of(made.p("a"), made.p(struck("b"), mark=STRUCK), made.p(added("c"), mark=ADDED), made.p("d"))
    assert shown(document, "original") == ["a", "b", "d"]
    assert shown(document, "revised") == ["a", "c", "d"]


@pytest.mark.parametrize(
    ("last", "left"), [([struck("b")], ["a"]), ([struck("b"), "c"], ["a", "c"]), ([], ["a"])], ids=str
)
def test_the_last_mark_cannot_go_but_an_empty_paragraph_can(made: Made, last: list[Run | str], left: list[str]) -> None:
    assert shown(made.of(made.p("a"), made.p(*last, mark=STRUCK)), "revised") == left


def test_something_is_always_left_of_a_text(made: Made) -> None:
    assert shown(made.of(made.p(struck("a"), mark=STRUCK)), "revised") == [""]


def test_a_paragraph_does_not_run_on_into_a_table(made: Made) -> None:
    table = made.table([Row((made.cell("x"),))])
    assert shown(made.of(made.p("a", mark=STRUCK), table), "revised") == ["a", [["x"]]]
    assert shown(made.of(made.p(struck("a"), mark=STRUCK), table), "revised") == [[["x"]]]


def test_but_past_a_table_that_goes_too(made: Made) -> None:
    table = made.table([Row((made.cell("x"),), change=STRUCK)])
    assert shown(made.of(made.p("a", mark=STRUCK), table, made.p("b")), "revised") == ["ab"]


def test_boxes_and_pictures_hang_on_their_paragraph(made: Made) -> None:
    box, picture = made.p("ruta", layer="textbox"), made.figure("bro")
    document = made.of(made.p("a", mark=STRUCK), box, picture, made.p("b"))
    assert shown(document, "revised") == ["ab", "ruta", ""]


def test_a_box_is_a_text_of_its_own(made: Made) -> None:
    boxes = [made.p("x", layer="textbox", mark=STRUCK), made.p("y", layer="textbox")]
    assert shown(made.of(made.p("a"), *boxes, made.p("b")), "revised") == ["a", "xy", "b"]


def test_guidance_stays_guidance(made: Made) -> None:
    whole = made.p("a [skriv]", mark=STRUCK)
    place = whole.place
    pieces = (
        replace(whole, runs=(Run("a "),), place=replace(place, end=2)),
        replace(whole, runs=(Run("[skriv]"),), place=replace(place, start=2), layer="guidance"),
    )
    blocks = view(made.of(*pieces, made.p("b")), "revised").blocks
    assert [(block.text(), block.layer) for block in blocks] == [("a ", "body"), ("[skriv]", "guidance"), ("b", "body")]
    assert {block.place.paragraph for block in blocks} == {2}
    assert [(block.place.start, block.place.end) for block in blocks] == [(0, 2), (2, 9), (9, 10)]


def test_a_numbered_point_with_guidance_keeps_its_number(made: Made) -> None:
    """The paragraph after it may be empty when its words are struck: it is that one's mark that is left."""
    whole = made.p("a  [skriv]", label="3.", mark=STRUCK)
    pieces = (
        replace(whole, runs=(Run("a"),), place=replace(whole.place, end=1)),
        replace(
            whole, runs=(Run("[skriv]"),), label=None, place=replace(whole.place, start=3, end=10), layer="guidance"
        ),
    )
    for document in (
        made.of(*pieces, replace(made.p("b", label="3."), runs=(Run("b", change=STRUCK),))),
        made.of(*pieces, made.table([Row((made.cell("1"),))])),
        made.of(*pieces),
    ):
        first, second, *_table = view(document, "revised").blocks
        assert isinstance(first, Paragraph)
        assert isinstance(second, Paragraph)
        assert [(one.label, one.text(), one.layer) for one in (first, second)] == [
            ("3.", "a", "body"),
            (None, "[skriv]", "guidance"),
        ]
        assert first.place.paragraph == second.place.paragraph
        assert (first.place.end, second.place.start) == (1, 3)


def test_typed_labels(made: Made) -> None:
    """The text begins after a label that was typed; run on, it stands among the words."""

    def typed(label: str, text: str, mark: Change | None = None) -> Paragraph:
        block = made.p(text, label=label, mark=mark)
        return replace(block, place=replace(block.place, start=3, end=3 + len(text)))

    (block,) = view(made.of(typed("1.", "a ", STRUCK), typed("2.", "b")), "revised").blocks
    assert isinstance(block, Paragraph)
    assert (block.label, block.text(), block.place.start, block.place.end) == ("1.", "a 2. b", 3, 9)
    (block,) = view(made.of(made.p("a ", mark=STRUCK), typed("2.", "b")), "revised").blocks
    assert isinstance(block, Paragraph)
    assert (block.label, block.text(), block.place.start) == (None, "a 2. b", 0)


# Tables


def test_rows_and_cells_come_and_go(made: Made) -> None:
    rows = (
        Row((made.cell("1"), replace(made.cell("2"), change=STRUCK))),
        Row((made.cell("3"),), change=ADDED),
        Row((replace(made.cell("4"), change=STRUCK),)),
    )
    document = made.of(made.table(rows))
    assert shown(document, "original") == [[["1", "2"], ["4"]]]
    assert shown(document, "revised") == [[["1"], ["3"]]]
    (table,) = view(document, "revised").blocks
    assert isinstance(table, Table)
    assert not any(row.change or cell.change for row in table.rows for cell in row.cells)


def test_cells_are_texts_of_their_own(made: Made) -> None:
    rows = (Row((Cell((made.p("a", mark=STRUCK), made.p("b"))), Cell((made.p(struck("c"), mark=STRUCK),)))),)
    assert shown(made.of(made.table(rows)), "revised") == [[["ab", ""]]]


def test_a_table_without_rows_disappears(made: Made) -> None:
    table = made.table((Row((made.cell("1"),), change=ADDED),))
    assert shown(made.of(made.p("a"), table), "original") == ["a"]


def test_cells_over_several_rows_become_shorter(made: Made) -> None:
    """The rest of one whose first row goes stands empty in the next row, in its column."""
    rows = (
        Row((made.cell("a"), made.cell("b", rows=3), made.cell("c"))),
        Row((made.cell("d"), made.cell("e")), change=STRUCK),
        Row((made.cell("f"), made.cell("g"))),
    )
    (table,) = view(made.of(made.table(rows)), "revised").blocks
    assert isinstance(table, Table)
    assert [[(cell.text(), cell.rows) for cell in row.cells] for row in table.rows] == [
        [("a", 1), ("b", 2), ("c", 1)],
        [("f", 1), ("g", 1)],
    ]
    gone = replace(rows[0], change=STRUCK)
    (table,) = view(made.of(made.table((gone, *rows[1:]))), "revised").blocks
    assert isinstance(table, Table)
    assert [[(cell.text(), cell.rows) for cell in row.cells] for row in table.rows] == [[("f", 1), ("", 1), ("g", 1)]]


# What stands by the text


def test_a_note_goes_with_its_mark(made: Made) -> None:
    body = made.p("a", Run("", note="1", change=STRUCK), "b", Run("", note="2"))
    notes = tuple(Note(number, (made.p(struck("x"), "y"),)) for number in ("1", "2", "3"))
    document = made.of(body, notes=notes)
    assert [(note.id, note.text()) for note in view(document, "revised").notes] == [("2", "y"), ("3", "y")]
    assert [note.text() for note in view(document, "original").notes] == ["xy", "xy", "xy"]


def test_a_note_in_a_row_that_goes(made: Made) -> None:
    row = Row((Cell((made.p("a", Run("", note="1")),)),), change=STRUCK)
    document = made.of(made.p("b"), made.table((row,)), notes=(Note("1", (made.p("x"),)),))
    assert not view(document, "revised").notes


def test_page_heads(made: Made) -> None:
    document = made.of(made.p("a"), furniture=(made.p(struck("gammalt"), added("nytt"), layer="furniture"),))
    assert texts(view(document, "revised").furniture) == ["nytt"]


def test_places_follow_their_words(made: Made) -> None:
    first = made.p("Ett ", struck("långt "), "stycke ", mark=STRUCK)
    second = made.p(added("till."))
    at = replace(first.place, start=10, end=16)  # "stycke"
    document = made.of(
        first,
        second,
        ranges=(NamedRange("Beslut", replace(first.place, end=0), replace(second.place, end=0)),),
        comments=(Comment("1", "Varför?", about=at), Comment("2", "Allmänt")),
        messages=(Message("prov", "info", "…", at), Message("prov", "info", "…")),
    )
    revised = view(document, "revised")
    (block,) = revised.blocks
    assert block.place == Place("prov.docx", None, 2, 0, 16)
    about = revised.comments[0].about
    assert about is not None
    assert block.text()[about.start : about.end] == "stycke"
    assert revised.comments[1].about is None
    assert revised.messages[0].place == about
    assert (revised.ranges[0].start.start, revised.ranges[0].end.start) == (0, len("Ett stycke "))
    assert {place.paragraph for place in (about, revised.ranges[0].start, revised.ranges[0].end)} == {2}


def test_places_of_what_is_gone_come_after_it(made: Made) -> None:
    row = Row((made.cell("bort"),), change=STRUCK)
    table = made.table((row, Row((made.cell("kvar"),))))
    gone = row.cells[0].blocks[0].place
    document = made.of(table, made.p("slut"), ranges=(NamedRange("A", gone, replace(gone, start=4)),))
    (found,) = view(document, "revised").ranges
    assert found.start == found.end == Place("prov.docx", None, 2, 0, 0)


def test_places_of_what_is_gone_at_the_end_are_the_end(made: Made) -> None:
    first = made.p("a")
    table = made.table((Row((made.cell("bort"),), change=STRUCK),))
    document = made.of(first, table, ranges=(NamedRange("A", table.place, table.place),))
    (found,) = view(document, "revised").ranges
    assert (found.start.paragraph, found.start.start) == (first.place.paragraph, 1)


# Invariants

CHANGES = st.sampled_from([None, None, STRUCK, ADDED])
RUNS = st.lists(st.builds(Run, st.text("ab ", max_size=3), change=CHANGES), max_size=3).map(tuple)
LINES = st.lists(st.tuples(RUNS, CHANGES), max_size=4)
ROWS = st.lists(st.tuples(CHANGES, st.lists(st.tuples(CHANGES, LINES), max_size=3)), max_size=3)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    made = Made()
    blocks: list[Block] = []
    for line in draw(LINES):
        blocks.append(made.p(*line[0], mark=line[1]))
        if draw(st.booleans()):
            rows = [
                Row(
                    tuple(Cell(tuple(made.p(*runs, mark=mark) for runs, mark in cell), 1, 1, by) for by, cell in cells),
                    change=change,
                )
                for change, cells in draw(ROWS)
            ]
            blocks.append(made.table(rows))
    return made.of(*blocks)


def inner(blocks: Iterable[Block]) -> Iterable[Heading | Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                assert row.change is None
                for cell in row.cells:
                    assert cell.change is None
                    yield from inner(cell.blocks)
        elif not isinstance(block, Figure):
            yield block


@given(documents(), st.sampled_from(BOTH))
def test_what_is_decided_is_decided(document: Document, which: View) -> None:
    decided = view(document, which)
    for block in inner(decided.blocks):
        assert block.mark is None
        assert all(run.change is None for run in block.runs)
        assert block.place.end - block.place.start == len(block.text())
    for again in BOTH:
        assert view(decided, again) == decided


@given(documents(), st.sampled_from(BOTH))
def test_no_word_is_lost_or_invented(document: Document, which: View) -> None:
    """Outside tables, the words are those that the view of each paragraph has."""
    before = "".join(block.text(which) for block in document.blocks if not isinstance(block, Table))
    assert "".join(b.text() for b in view(document, which).blocks if not isinstance(b, Table)) == before


@given(documents(), st.data())
def test_every_place_of_a_shown_word_is_found_again(document: Document, data: st.DataObject) -> None:
    which = data.draw(st.sampled_from(BOTH))
    blocks = [block for block in document.blocks if isinstance(block, Paragraph) and block.text(which)]
    if not blocks:
        return
    block = data.draw(st.sampled_from(blocks))
    run, place = data.draw(st.sampled_from([*block.placed_runs()]))
    decided = view(replace(document, ranges=(NamedRange("A", place, place),)), which)
    found = decided.ranges[0].start
    (where,) = [b for b in inner(decided.blocks) if b.place.paragraph == found.paragraph]
    assert where.text()[found.start : found.end] == (run.text if run.shown(which) else "")


@pytest.mark.parametrize("gone", [0, 1])
def test_a_piece_that_is_gone_leaves_no_paragraph(made: Made, gone: int) -> None:
    texts = ("Texten.", "[skriv]")
    runs = [struck(text) if number == gone else Run(text) for number, text in enumerate(texts)]
    whole = made.p(*runs)
    pieces = (
        replace(whole, runs=(runs[0],), place=replace(whole.place, end=7)),
        replace(whole, runs=(runs[1],), place=replace(whole.place, start=7), layer="guidance"),
    )
    assert [block.text() for block in view(made.of(*pieces, made.p("b")), "revised").blocks] == [texts[1 - gone], "b"]


def test_a_paragraph_in_pieces_that_is_gone_is_gone(made: Made) -> None:
    whole = made.p("x", mark=STRUCK)
    pieces = (
        replace(whole, runs=(struck("Texten."),)),
        replace(whole, runs=(struck("[skriv]"),), layer="guidance"),
    )
    assert [block.text() for block in view(made.of(made.p("a"), *pieces, made.p("b")), "revised").blocks] == ["a", "b"]
