"""Tables keep their rows, headings and merged cells."""

from typing import TYPE_CHECKING

import pytest

from kserender.model import Document, Paragraph, Table

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def table(document: Document) -> Table:
    block = document.blocks[0]
    assert isinstance(block, Table)
    return block


def shape(found: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text(), cell.columns, cell.rows) for cell in row.cells] for row in found.rows]


def test_rows_and_cells(word: "Word") -> None:
    found = table(word.read(word.table(word.row("Nr", "Åtgärd"), word.row("1", word.cell("Kartlägg", "och räkna")))))
    assert shape(found) == [[("Nr", 1, 1), ("Åtgärd", 1, 1)], [("1", 1, 1), ("Kartlägg\noch räkna", 1, 1)]]
    assert found.place.paragraph == 1


def test_heading_rows_stand_first(word: "Word") -> None:
    heading, plain = "<w:tblHeader/>", '<w:tblHeader w:val="0"/>'
    rows = [word.row("x", stated=stated) for stated in (heading, heading, plain, heading)]
    assert [row.header for row in table(word.read(word.table(*rows))).rows] == [True, True, False, False]


def test_cells_that_span_columns(word: "Word") -> None:
    document = word.read(word.table(word.row(word.cell("a", stated='<w:gridSpan w:val="2"/>'), "b")))
    assert shape(table(document)) == [[("a", 2, 1), ("b", 1, 1)]]


@pytest.mark.parametrize(("span", "columns"), [("200000000", 63), ("0", 1), ("-5", 1), ("x", 1), ("9" * 400, 1)])
def test_a_span_that_no_table_has(word: "Word", span: str, columns: int) -> None:
    document = word.read(word.table(word.row(word.cell("a", stated=f'<w:gridSpan w:val="{span}"/>'))))
    assert shape(table(document)) == [[("a", columns, 1)]]


def test_cells_that_span_rows_stand_in_the_first(word: "Word") -> None:
    rows = [word.row(word.cell("a" if i == 0 else "", stated=DOWN if i == 0 else ON), str(i)) for i in range(3)]
    assert shape(table(word.read(word.table(*rows)))) == [[("a", 1, 3), ("0", 1, 1)], [("1", 1, 1)], [("2", 1, 1)]]


def test_what_stands_in_a_merged_cell_is_not_lost(word: "Word") -> None:
    rows = word.row(word.cell("a", stated=DOWN)), word.row(word.cell("b", stated=ON))
    assert shape(table(word.read(word.table(*rows)))) == [[("a\nb", 1, 2)], []]


def test_a_merge_that_goes_on_from_nothing_is_a_cell(word: "Word") -> None:
    rows = word.row("a", "b"), word.row(word.cell("c", stated=ON), "d")
    assert shape(table(word.read(word.table(*rows))))[1] == [("c", 1, 1), ("d", 1, 1)]


def test_merged_rows_are_found_by_grid_column(word: "Word") -> None:
    rows = (
        word.row(word.cell("a", stated='<w:gridSpan w:val="2"/>'), word.cell("b", stated=DOWN)),
        word.row("c", "d", word.cell("", stated=ON)),
    )
    assert shape(table(word.read(word.table(*rows)))) == [[("a", 2, 1), ("b", 1, 2)], [("c", 1, 1), ("d", 1, 1)]]


def test_cells_merged_across_the_old_way(word: "Word") -> None:
    across = word.row(word.cell("a", stated='<w:hMerge w:val="restart"/>'), word.cell("", stated="<w:hMerge/>"), "b")
    assert shape(table(word.read(word.table(across)))) == [[("a", 2, 1), ("b", 1, 1)]]


def test_a_row_that_starts_further_in_has_an_empty_cell_before(word: "Word") -> None:
    rows = word.row("a", "b"), word.row("c", stated='<w:gridBefore w:val="1"/>')
    assert shape(table(word.read(word.table(*rows))))[1] == [("", 1, 1), ("c", 1, 1)]


def test_a_table_in_a_cell_is_a_block_of_it(word: "Word") -> None:
    document = word.read(word.table(word.row(word.cell("före", word.table(word.row("inne")), word.p()))))
    blocks = table(document).rows[0].cells[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
    assert blocks[1].text() == "inne"


def test_rows_and_cells_in_content_controls(word: "Word") -> None:
    document = word.read(word.table(word.control(word.row("a", word.control(word.cell("b"))))))
    assert shape(table(document)) == [[("a", 1, 1), ("b", 1, 1)]]


def test_text_where_a_table_can_have_none_is_told_of(word: "Word") -> None:
    document = word.read(word.table(word.p("vilse"), word.row("a", stated="<w:cantSplit/>")), word.p("b"))
    assert word.lines(document) == ["a", "b"]
    assert [message.code for message in document.messages] == ["docx-misplaced"]


def test_paragraphs_in_cells_are_counted_in_reading_order(word: "Word") -> None:
    found = table(word.read(word.table(word.row("a", "b"), word.row("c", "d"))))
    numbers = [block.place.paragraph for row in found.rows for cell in row.cells for block in cell.blocks]
    assert numbers == [1, 2, 3, 4]


def test_a_list_goes_on_from_cell_to_cell(word: "Word") -> None:
    numbering = word.levels(("decimal", "%1.")) + word.num()
    document = word.read(
        word.table(word.row(word.cell(word.item("a")), word.cell(word.item("b")))), numbering=numbering
    )
    labels = [
        block.label for cell in table(document).rows[0].cells for block in cell.blocks if isinstance(block, Paragraph)
    ]
    assert labels == ["1.", "2."]
