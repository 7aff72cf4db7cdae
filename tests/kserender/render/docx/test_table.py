"""Columns fit their content: no number is broken, and the table is as wide as it should be."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.render.content import Grid
from kserender.render.docx.table import table
from kserender.render.docx.xml import w

WIDTH = 9070
CELLS = st.text(st.characters(categories=("L", "N", "Zs")), max_size=40)


def made(*rows: tuple[str, ...], header: tuple[str, ...] = ()) -> Any:
    return table(Grid("Tabell 1", header, rows), WIDTH, None, None)


def widths(found: Any) -> list[int]:
    return [int(column.get(w("w"))) for column in found.iter(w("gridCol"))]


def cells(found: Any) -> list[list[str]]:
    rows = found.iter(w("tr"))
    return [["".join(t.text for t in cell.iter(w("t"))) for cell in row.iter(w("tc"))] for row in rows]


@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=5))
def test_columns_share_the_width_and_every_row_has_them_all(rows: list[list[str]]) -> None:
    found = made(*map(tuple, rows))
    assert WIDTH - 10 <= sum(widths(found)) <= WIDTH
    assert min(widths(found)) > 0
    assert {len(row) for row in cells(found)} == {len(widths(found))}


def test_a_number_gets_room_before_words_do() -> None:
    words = ("Förvaltningsövergripande", "Samhällsbyggnadsförvaltningen", "Verksamhetsutvecklingsarbete")
    found = made((*words, *["29 690 473"] * 4))
    points = max(int(size.get(w("val"))) for size in found.iter(w("sz"))) / 2
    assert min(widths(found)[3:]) >= (8 * 102 + 2 * 52) * points // 9 + 180


def test_words_that_do_not_fit_beside_each_other_are_written_smaller_and_the_longest_is_broken_first() -> None:
    heads = (
        "Kostnadsslag",
        "Kvarstående",
        "Genomförandeutredningsansvariga",
        "Utfall",
        "Budget",
        "Prognos",
        "Beslutat",
    )
    found = made(heads, tuple("1" for _ in heads))
    sizes = {size.get(w("val")) for size in found.iter(w("sz"))}
    assert len(sizes) == 1
    assert 14 <= int(sizes.pop()) < 18
    assert not list(made(("Post", "Belopp"), ("Drift", "1 200")).iter(w("sz")))


def test_the_groups_of_a_number_hold_together() -> None:
    assert cells(made(("1 200", "29 690 473 kr", "den 5 maj", "12 34")))[0] == [
        "1\N{NO-BREAK SPACE}200",
        "29\N{NO-BREAK SPACE}690\N{NO-BREAK SPACE}473 kr",
        "den 5 maj",
        "12 34",
    ]


@pytest.mark.parametrize(
    ("column", "right"),
    [
        (("1 200", "3,5", "−4"), True),
        (("12 %", "", "3 mnkr"), True),
        (("12 platser", "3"), False),
        (("", ""), False),
        (("KS 2026-12", "5"), False),
    ],
)
def test_columns_of_numbers_stand_to_the_right(column: tuple[str, ...], right: bool) -> None:
    found = made(*[("2027", text) for text in column], header=("År", "Summa"))
    turned = [[cell.find(f".//{w('jc')}") is not None for cell in row.iter(w("tc"))] for row in found.iter(w("tr"))]
    assert turned == [[False, right]] * (len(column) + 1)


def test_only_a_header_is_marked_as_one() -> None:
    assert len(list(made(("a", "b"), ("c", "d"), header=("x", "y")).iter(w("tblHeader")))) == 1
    assert not list(made(("a", "b"), ("c", "d")).iter(w("tblHeader")))


@pytest.mark.parametrize(("rows", "together"), [(3, True), (12, True), (13, False)])
def test_a_short_table_is_not_divided_between_pages(rows: int, together: bool) -> None:
    kept = [row.find(f".//{w('keepNext')}") is not None for row in made(*[("a",)] * rows).iter(w("tr"))]
    assert kept == [together] * (rows - 1) + [False]
