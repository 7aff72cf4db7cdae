"""Cells that a spreadsheet shows as they are, and that give their texts back."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kserender.render.cells import csv_pieces, decimal, harmless, original

# What spreadsheets take for a formula: owasp.org/www-community/attacks/CSV_Injection.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_begins_as_a_formula(start: str) -> None:
    assert harmless(f"{start}SUMMA(A1:A9)") == f"'{start}SUMMA(A1:A9)"


@pytest.mark.parametrize("text", ["Att godkänna", "", "’Citat’", "'citat'", "5 - 3", "1 = 1", "§ 12", "−3"])
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_a_list_item_of_real_papers_comes_back() -> None:
    assert harmless("- Att godkänna") == "'- Att godkänna"
    assert original("'- Att godkänna") == "- Att godkänna"


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n\0a"), st.characters(codec="utf-8"))))
@example("'=1")
@example("''=1")
@example("'")
def test_every_text_comes_back(text: str) -> None:
    cell = harmless(text)
    assert original(cell) == text
    assert not cell.startswith(STARTS)


@given(st.lists(st.tuples(st.text(), st.text(), st.none() | st.text(min_size=1)), max_size=5))
def test_every_table_comes_back(rows: list[tuple[str, str, str | None]]) -> None:
    text = "".join(csv_pieces(["=A", "Å", "Ö"], rows))
    assert text.startswith("\ufeff'=A;Å;Ö\r\n")
    read = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [[original(cell) for cell in row] for row in read[1:]] == [[cell or "" for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("value", "point", "comma"),
    [
        (12.5, "12.5", "12,5"),
        (34_800_000.0, "34800000", "34800000"),
        (-0.25, "-0.25", "-0,25"),
        (1e21, "1" + "0" * 21, "1" + "0" * 21),
        (7, "7", "7"),
    ],
)
def test_numbers(value: float, point: str, comma: str) -> None:
    assert decimal(value) == point
    assert decimal(value, comma=True) == comma


def test_a_negative_number_is_a_number_and_no_text() -> None:
    assert "".join(csv_pieces(["A"], [[-1.5]], decimal_comma=True)).endswith("\r\n-1,5\r\n")
