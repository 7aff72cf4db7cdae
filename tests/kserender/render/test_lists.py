"""Workbooks: written row by row, and whole whatever the rows are."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from kserender.render import lists
from kserender.render.lists import List, Row, workbook, write_workbook


def test_rows_that_a_sheet_has_no_room_for_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST", 2)
    book = load_workbook(BytesIO(workbook([List("Beslut", (("Text", 20),), [[str(n)] for n in range(5)])], "Prov")))
    assert book.sheetnames == ["Beslut", "Beslut 2", "Beslut 3"]
    assert [[cell.value for (cell,) in sheet] for sheet in book] == [
        ["Text", "0", "1"],
        ["Text", "2", "3"],
        ["Text", "4"],
    ]


def test_no_rows_are_a_sheet_with_a_head() -> None:
    book = load_workbook(BytesIO(workbook([List("Beslut", (("Text", 20),), [])], "Prov")))
    assert [[cell.value for (cell,) in sheet] for sheet in book] == [["Text"]]


def test_nothing_begins_a_formula_and_the_head_stays() -> None:
    rows: list[Row] = [["=1+1", -2.5, "https://example.org", "- Att godkänna", None]]
    columns = tuple((title, 20) for title in ("A", "B", "C", "D", "E"))
    sheet = load_workbook(BytesIO(workbook([List("Blad", columns, rows)], "Prov"))).active
    assert [cell.value for cell in sheet[2]] == ["=1+1", -2.5, "https://example.org", "- Att godkänna", None]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "s", "s", "n"]
    assert sheet.freeze_panes == "B2"
    assert not sheet["C2"].hyperlink


def test_a_disk_that_is_full_is_said_as_the_system_says_it() -> None:
    class Full(BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_workbook(Full(), [List("Blad", (("A", 9),), [["a"]])], "Prov")
