"""Tracked changes, with who made them and when."""

from typing import TYPE_CHECKING

import pytest

from kserender.extract.readers.docx.decided import decided
from kserender.model import Change, Document, Paragraph, Table

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word

WHEN = "2024-03-05T09:30:00Z"


def first(document: Document) -> Paragraph:
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    return block


def test_inserted_and_deleted_words(word: "Word") -> None:
    block = first(word.read(word.p("Nämnden ", word.struck("bör", by="Bo"), word.added("ska", by="Alva"), " svara.")))
    assert [run.change for run in block.runs] == [
        None,
        Change("struck", "tracked", "Bo", WHEN),
        Change("added", "tracked", "Alva", WHEN),
        None,
    ]
    assert block.text("marked") == "Nämnden börska svara."
    assert block.text("original") == "Nämnden bör svara."
    assert block.text("revised") == "Nämnden ska svara."


@pytest.mark.parametrize(("how", "kind"), [("moveFrom", "struck"), ("moveTo", "added")])
def test_moved_words(word: "Word", how: str, kind: str) -> None:
    change = first(word.read(word.p(word.added("ord", how=how)))).runs[0].change
    assert change is not None
    assert (change.kind, change.moved, change.author) == (kind, True, "Alva Ek")


def test_a_change_without_author_and_date(word: "Word") -> None:
    assert first(word.read(word.p(f'<w:ins w:id="1">{word.r("ord")}</w:ins>'))).runs[0].change == Change(
        "added", "tracked"
    )


def test_struck_by_hand_inside_a_tracked_change_stays_the_tracked_one(word: "Word") -> None:
    run = first(word.read(word.p(word.added(word.r("ord", "<w:strike/>"))))).runs[0]
    assert run.strike
    assert run.change is not None
    assert (run.change.kind, run.change.marking) == ("added", "tracked")


def test_changed_formatting_is_no_changed_wording(word: "Word") -> None:
    old = f'<w:rPrChange w:id="1" w:author="A" w:date="{WHEN}"><w:rPr><w:strike/></w:rPr></w:rPrChange>'
    assert word.runs(word.read(word.p(word.r("ord", old)))) == [("ord", "")]


def test_inserted_and_then_deleted_counts_as_struck_and_is_told_of(word: "Word") -> None:
    document = word.read(word.p("a ", word.added(word.struck("b", by="Bo"), by="Alva")))
    change = first(document).runs[1].change
    assert change is not None
    assert (change.kind, change.author) == ("struck", "Bo")
    assert [message.code for message in document.messages] == ["docx-inserted-and-struck"]


def test_inserted_into_what_is_struck_counts_as_struck(word: "Word") -> None:
    document = word.read(word.p(word.added(word.added("a", by="Alva"), by="Bo", how="moveFrom")))
    change = first(document).runs[0].change
    assert change is not None
    assert (change.kind, change.moved, change.author) == ("struck", True, "Bo")
    assert [message.code for message in document.messages] == ["docx-inserted-and-struck"]


def test_changes_of_one_kind_inside_each_other_are_that_kind(word: "Word") -> None:
    document = word.read(word.p(word.added(word.added("a", by="Alva"), by="Bo", how="moveTo")))
    assert word.runs(document) == [("a", "+")]
    assert not document.messages


def test_a_change_around_paragraphs(word: "Word") -> None:
    document = word.read(word.p("a"), word.added(word.p("b")))
    assert [block.text("original") for block in document.blocks] == ["a", ""]


def test_the_paragraph_mark(word: "Word") -> None:
    document = word.read(
        word.p("a", stated=f'<w:rPr><w:del w:id="1" w:author="Bo" w:date="{WHEN}"/></w:rPr>'), word.p("b")
    )
    assert first(document).mark == Change("struck", "tracked", "Bo", WHEN)


def test_a_struck_paragraph_mark_does_not_strike_the_words(word: "Word") -> None:
    document = word.read(word.p("a", stated='<w:rPr><w:del w:id="1"/></w:rPr>'))
    assert word.runs(document) == [("a", "")]


def test_rows_and_cells(word: "Word") -> None:
    document = word.read(
        word.table(
            word.row("a", word.cell("b", stated='<w:cellDel w:id="3" w:author="Bo"/>')),
            word.row("c", "d", stated='<w:ins w:id="4" w:author="Alva"/>'),
        )
    )
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [row.change for row in table.rows] == [None, Change("added", "tracked", "Alva")]
    assert table.rows[0].cells[1].change == Change("struck", "tracked", "Bo")


def test_a_tracked_merge_of_cells_is_told_of(word: "Word") -> None:
    document = word.read(word.table(word.row(word.cell("a", stated='<w:cellMerge w:id="1" w:vMerge="rest"/>'))))
    assert [message.code for message in document.messages] == ["docx-cells-merged"]


def mark(kind: str) -> str:
    return f'<w:rPr><w:{kind} w:id="7" w:author="A"/></w:rPr>'


def test_a_paragraph_split_in_two_is_one_again_when_rejected(word: "Word") -> None:
    blocks = word.read(word.p("Ett ", stated=mark("ins")), word.p("stycke.")).blocks
    assert [block.text() for block in decided(blocks, "original")] == ["Ett stycke."]
    assert [block.text() for block in decided(blocks, "revised")] == ["Ett ", "stycke."]


def test_two_paragraphs_made_one_take_the_style_of_the_last(word: "Word") -> None:
    styles = word.style("A") + word.style("B")
    blocks = word.read(word.p("x", style="A", stated=mark("del")), word.p("y", style="B"), styles=styles).blocks
    (block,) = decided(blocks, "revised")
    assert isinstance(block, Paragraph)
    assert (block.text(), block.style, block.mark) == ("xy", "B", None)


def test_a_paragraph_deleted_whole_disappears(word: "Word") -> None:
    blocks = word.read(word.p("a"), word.p(word.struck("b"), stated=mark("del")), word.p("c")).blocks
    assert [block.text() for block in decided(blocks, "revised")] == ["a", "c"]
    assert [block.text() for block in decided(blocks, "original")] == ["a", "b", "c"]


def test_the_mark_of_a_paragraph_in_pieces_is_that_of_the_last(word: "Word") -> None:
    blocks = word.read(word.p(word.r("Råd.", "<w:vanish/>"), "a", stated=mark("del")), word.p("b")).blocks
    assert [(block.text(), block.layer) for block in decided(blocks, "revised")] == [
        ("Råd.", "guidance"),
        ("ab", "body"),
    ]


def test_a_deleted_mark_before_a_table_leaves_the_words(word: "Word") -> None:
    blocks = word.read(word.p("a", stated=mark("del")), word.table(word.row("b"))).blocks
    assert [block.text() for block in decided(blocks, "revised")] == ["a", "b"]


def test_a_table_whose_rows_are_all_deleted_disappears(word: "Word") -> None:
    row = word.row(word.cell(word.p(word.struck("b"))), stated='<w:del w:id="1"/>')
    blocks = word.read(word.p("a"), word.table(row)).blocks
    assert [block.text() for block in decided(blocks, "revised")] == ["a"]
    assert [block.text() for block in decided(blocks, "original")] == ["a", "b"]


def test_nothing_is_left_of_the_changes(word: "Word") -> None:
    blocks = word.read(word.p(word.r("a", "<w:strike/>"), word.added("b"), "c", stated=mark("ins"))).blocks
    (block,) = decided(blocks, "original")
    assert isinstance(block, Paragraph)
    assert [(run.text, run.change, run.strike) for run in block.runs] == [("a", None, False), ("c", None, False)]
