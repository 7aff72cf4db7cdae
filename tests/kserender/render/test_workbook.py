"""The workbook: one row for each thing that differs, and nothing in it that Excel would carry out."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kserender.compare import compare
from kserender.compare.versions import compare_versions
from kserender.extract.readers import read
from kserender.paper import Decision, Paper
from kserender.render.lists import LONGEST
from kserender.render.workbook import comparison_workbook, versions_workbook

OURS = Paper(
    kind="tjansteskrivelse",
    decisions=[Decision(number=1, text="Odla råg på torget."), Decision(number=2, text="Köpa in en tröska.")],
)
THEIRS = Paper(kind="yrkande", proposers=["Rågpartiet"], decisions=[Decision(number=1, text="Odla havre på torget.")])


def rows(data: bytes, sheet: int = 0) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return list(book.worksheets[sheet].iter_rows(values_only=True))


def versions_of(folder: Path, old: str, new: str) -> bytes:
    (folder / "gammal.md").write_text(old, encoding="utf-8")
    (folder / "ny.md").write_text(new, encoding="utf-8")
    return versions_workbook(compare_versions(read(folder / "gammal.md"), read(folder / "ny.md")))


def test_points_of_proposals() -> None:
    head, *found = rows(comparison_workbook(compare(OURS, THEIRS)))
    assert head[:8] == (
        "Nr", "Punkt", "Förslag", "Förslagets text", "Alternativ", "Alternativets text", "Skillnad i klartext", "Slag",
    )  # fmt: skip
    assert found[0][0] == 1
    assert found[0][2:6] == ("Tjänsteskrivelsen", "Odla råg på torget.", "Rågpartiet", "Odla havre på torget.")
    assert found[0][6] == "Rågpartiet skriver ”havre” där tjänsteskrivelsen skriver ”råg”."
    assert found[0][7] == "ändrat i sak"
    assert found[1][3:6] == ("Köpa in en tröska.", "Rågpartiet", None)
    assert found[1][6:8] == ("Rågpartiet har inte med detta.", "inte med")


def test_changes_between_versions(tmp_path: Path) -> None:
    old = "# Råg\n\n## Skörd\n\nRågen skördas i augusti.\n\n| Gröda | Ton |\n|---|---|\n| Råg | 3 |\n"
    head, *found = rows(versions_of(tmp_path, old, old.replace("augusti", "juli") + "| Vete | 5 |\n\nSlut.\n"))
    assert head == ("Nr", "Avsnitt", "Slag", "Före", "Efter", "Skillnad i klartext", "Vem")
    assert found[0][:3] == (1, "Skörd", "ändrat")
    assert found[0][5] == "”augusti” blir ”juli”."
    assert found[1][4:6] == ("Vete | 5", "Ny rad: ”Vete | 5”")
    assert [row[0] for row in found] == [1, 2, 3]


@pytest.mark.parametrize("text", ["=1+1", "+4", "- Att odla råg", "@SUMMA(A1)", "https://example.org", "007"])
def test_a_text_is_a_text(text: str, tmp_path: Path) -> None:
    ours = Paper(decisions=[Decision(number=1, text=text)])
    book = openpyxl.load_workbook(io.BytesIO(comparison_workbook(compare(ours, THEIRS))))
    cell = next(cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == text)
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_a_text_that_is_too_long_says_so(tmp_path: Path) -> None:
    ours = Paper(decisions=[Decision(number=1, text="råg " * 10_000)])
    texts = [cell for row in rows(comparison_workbook(compare(ours, THEIRS))) for cell in row if isinstance(cell, str)]
    longest = max(texts, key=len)
    assert len(longest) == LONGEST
    assert longest.endswith("40000 tecken i allt]")


def test_signs_that_excel_cannot_hold() -> None:
    ours = Paper(decisions=[Decision(number=1, text="Odla\x0b råg\x1b")])
    assert rows(comparison_workbook(compare(ours, THEIRS)))[1][3] == "Odla\ufffd råg\ufffd"


def test_frozen_head_filter_and_the_same_bytes() -> None:
    data = comparison_workbook(compare(OURS, THEIRS))
    assert data == comparison_workbook(compare(OURS, THEIRS))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:I{sheet.max_row}"
    assert sheet.column_dimensions["D"].width > sheet.column_dimensions["A"].width


def test_nothing_differs(tmp_path: Path) -> None:
    assert len(rows(versions_of(tmp_path, "Råg.\n", "Råg.\n"))) == 1
