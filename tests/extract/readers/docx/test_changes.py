"""Tracked changes, with who made them and when."""

from typing import TYPE_CHECKING

import pytest

from kserender.model import Change, Document, Figure, Paragraph, Table, View
from kserender.views import view

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


# Accepted and rejected (kserender.views)


def mark(kind: str) -> str:
    return f'<w:rPr><w:{kind} w:id="7" w:author="A"/></w:rPr>'


def decided(document: Document, which: View) -> list[str]:
    """Each block's label and text."""
    blocks = view(document, which).blocks
    return [" ".join(filter(None, (getattr(block, "label", None), block.text()))) for block in blocks]


def test_a_paragraph_split_in_two_is_one_again_when_rejected(word: "Word") -> None:
    document = word.read(word.p("Ett ", stated=mark("ins")), word.p("stycke."))
    assert decided(document, "original") == ["Ett stycke."]
    assert decided(document, "revised") == ["Ett ", "stycke."]


def test_two_paragraphs_made_one_take_the_style_of_the_last(word: "Word") -> None:
    styles = word.style("A") + word.style("B")
    document = word.read(word.p("x", style="A", stated=mark("del")), word.p("y", style="B"), styles=styles)
    (block,) = view(document, "revised").blocks
    assert isinstance(block, Paragraph)
    assert (block.text(), block.style, block.mark) == ("xy", "B", None)


def test_a_table_whose_rows_are_all_deleted_disappears(word: "Word") -> None:
    row = word.row(word.cell(word.p(word.struck("b"))), stated='<w:del w:id="1"/>')
    document = word.read(word.p("a"), word.table(row))
    assert decided(document, "revised") == ["a"]
    assert decided(document, "original") == ["a", "b"]


def test_inserted_and_then_deleted_is_in_neither_text(word: "Word") -> None:
    document = word.read(
        word.p("a ", word.added(word.struck("b", by="Bo"), by="Alva"), "c"),
        word.p(word.added(word.added("d", by="Alva"), by="Bo", how="moveFrom"), "e"),
        word.p(stated='<w:rPr><w:ins w:id="1"/><w:del w:id="2"/></w:rPr>'),
        word.p("f"),
    )
    assert decided(document, "original") == decided(document, "revised") == ["a c", "e", "f"]


def test_boxes_and_pictures_go_with_the_words_they_hang_on(word: "Word") -> None:
    box = f"<w:txbxContent>{word.p('ruta')}{word.p('till')}</w:txbxContent>"
    drawn = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    picture = '<w:r><w:pict><v:shape alt="En bro"><v:imagedata/></v:shape></w:pict></w:r>'
    document = word.read(word.p("a", word.added(drawn + picture, how="del")), word.p("b"))
    assert [type(block) for block in view(document, "original").blocks] == [Paragraph] * 3 + [Figure, Paragraph]
    assert decided(document, "original") == ["a", "ruta", "till", "", "b"]
    assert decided(document, "revised") == ["a", "b"]


# Labels


def listed(kind: str = "", num: int = 1, before: str = "") -> str:
    """Properties of a list item whose mark is inserted (ins) or deleted (del)."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>{mark(kind) if kind else ""}{before}'


def test_items_that_come_and_go_are_not_counted_where_they_are_not(word: "Word") -> None:
    document = word.read(
        word.p("ett", stated=listed()),
        word.p(word.struck("två"), stated=listed("del")),
        word.p(word.added("tre"), stated=listed("ins")),
        word.p("fyra", stated=listed()),
        numbering=word.levels(("decimal", "%1.")) + word.num(),
    )
    assert decided(document, "marked") == ["1. ett", "2. två", "3. tre", "4. fyra"]
    assert decided(document, "original") == ["1. ett", "2. två", "3. fyra"]
    assert decided(document, "revised") == ["1. ett", "2. tre", "3. fyra"]


def test_items_in_rows_that_go(word: "Word") -> None:
    item = word.p("två", stated=listed())
    document = word.read(
        word.p("ett", stated=listed()),
        word.table(word.row(word.cell(item), stated='<w:del w:id="1"/>')),
        word.p("tre", stated=listed()),
        numbering=word.levels(("decimal", "%1.")) + word.num(),
    )
    assert decided(document, "revised") == ["1. ett", "2. tre"]


def test_a_changed_list(word: "Word") -> None:
    old = "<w:pPrChange w:id='3'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:pPrChange>"
    none = "<w:pPrChange w:id='4'><w:pPr/></w:pPrChange>"
    document = word.read(
        word.p("ett", stated=listed(before=old)),
        word.p("två", stated=listed(before=none)),
        word.p("tre", stated=listed()),
        numbering=word.levels(("decimal", "%1."))
        + word.levels(("lowerLetter", "%1)"), number=2)
        + word.num()
        + word.num(2, 2),
    )
    assert decided(document, "marked") == decided(document, "revised") == ["1. ett", "2. två", "3. tre"]
    assert decided(document, "original") == ["a) ett", "två", "1. tre"]


def test_labels_that_are_the_same_are_not_said_again(word: "Word") -> None:
    document = word.read(
        word.p("ett", word.added("!"), stated=listed()), numbering=word.levels(("decimal", "%1.")) + word.num()
    )
    assert first(document).relabelled is None
