"""Tables as figures: spanned cells, headers over several columns, parts that a page break cut, and units."""

from collections.abc import Sequence

from kserender.extract.audit.sheet import Sheet, column_units, header_rows, is_year, row_label, sheets
from kserender.extract.matter import Matter
from kserender.extract.readers.builder import Builder
from kserender.model import Block, Document, Row, Run, Source
from kserender.paper import Paper
from kserender.profile import load

SOURCE = Source("x.docx", "0")


def read(
    *tables: Sequence[Sequence[str | tuple[str, int]]], header: bool = True, between: str | None = None
) -> list[Sheet]:
    builder = Builder(SOURCE)
    blocks: list[Block] = []
    for number, rows in enumerate(tables):
        if number and between:
            blocks.append(builder.paragraph([Run(between)]))
        made = []
        for at, row in enumerate(rows):
            cells = tuple(
                builder.cell(cell) if isinstance(cell, str) else builder.cell(cell[0], columns=cell[1]) for cell in row
            )
            made.append(Row(cells, header=header and not number and not at))
        blocks.append(builder.table(made))
    document = Document(source=SOURCE, blocks=tuple(blocks))
    return list(sheets(Matter(document, load("generic")), Paper()))


def test_a_header_that_spans_columns_stands_over_each_of_them() -> None:
    (found,) = read([["Post", ("Budget tkr", 2)], ["Drift", "300", "310"]])
    assert [found.unit(at) for at in found.columns] == [None, "tkr", "tkr"]
    assert found.title(2) == "Budget tkr"


def test_a_cell_that_spans_columns_leaves_the_others_in_their_columns() -> None:
    (found,) = read([["Post", "2024", "2025"], [("Skolor", 2), "900"], ["Drift", "300", "310"]])
    assert sorted(found.lines[0].entries) == [2]
    assert sorted(found.lines[1].entries) == [1, 2]


def test_a_table_that_a_page_break_cut_is_one() -> None:
    first = [["Post", "2024 kr", "2025 kr"], ["Drift", "300", "310"]]
    second = [["Hyra", "120", "130"], ["Summa", "420", "440"]]
    (found,) = read([*first], [*second])
    assert [line.label for line in found.lines] == ["Drift", "Hyra", "Summa"]
    assert found.unit(1) == "kr"


def test_tables_with_text_between_them_are_two() -> None:
    first = [["Post", "2024 kr", "2025 kr"], ["Drift", "300", "310"]]
    assert len(read([*first], [["Hyra", "120", "130"], ["El", "1", "2"]], between="Och vidare.")) == 2


def test_a_header_that_has_swallowed_a_row_leaves_the_table_unwhole() -> None:
    (found,) = read([["Post", "Bokslut 2023 -228,1", "Budget 2024 -222,3"], ["Drift", "11,7", "3,7"]])
    assert not found.whole
    assert read([["Post", "Bokslut 2023", "Plan 2024"], ["Drift", "11,7", "3,7"]])[0].whole


def test_a_row_of_years_is_a_header() -> None:
    (found,) = read([["Post", "2024", "2025"], ["Drift", "300", "310"]], header=False)
    assert found.header == ("Post", "2024", "2025")
    assert len(found.lines) == 1
    (found,) = read([["Drift", "300", "310"], ["Hyra", "2 024", "2 025"]], header=False)
    assert len(found.lines) == 2


def test_units_of_columns() -> None:
    rows = [
        ["1", "Hus A", "1968", "4,5", "12 kr"],
        ["2", "Hus B", "1971", "5,5", "14"],
        ["3", "Hus C", "2001", "1", "9"],
    ]
    assert column_units(["", "Namn", "", "Andel i %", ""], rows) == ["nummer", None, "år", "procent", "kr"]


def test_the_label_of_a_row() -> None:
    assert row_label(["3", "Drift", "300"]) == "Drift"
    assert row_label(["", "", "300"]) == ""
    assert row_label(["12", "300", "kommentar"]) == ""


def test_a_year_is_written_in_one_piece() -> None:
    assert is_year("2024")
    assert not is_year("2 024")
    assert not is_year("3024")


def test_an_empty_table_is_none() -> None:
    assert all(found.lines == () for found in read([]))
    assert header_rows(Builder(SOURCE).table([]), []) == 0
