"""Sums of money and the numbers of table cells, and what is neither."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.language.numbers import column_unit, money, shares, value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("34,8 mnkr", 34_800_000),
        ("29 690 473 kr", 29_690_473),
        ("29\u00a0690\u00a0473 kronor", 29_690_473),
        ("250 tkr", 250_000),
        ("1,5 miljoner kronor", 1_500_000),
        ("2 mdkr", 2_000_000_000),
        ("12,50 kr", 12.5),
        ("500kr", 500),
        ("0,1 mnkr", 100_000),
        ("500:-", 500),
        ("5 milj. kronor", 5_000_000),
        ("2,5 mdr kr", 2_500_000_000),
        ("två miljoner kronor", 2_000_000),
        ("tjugofem tusen kronor", 25_000),
        ("tvåhundrafemtio tusen kronor", 250_000),
        ("en halv miljon kronor", 500_000),
        ("två och en halv miljoner kronor", 2_500_000),
        ("−5,2 mnkr", -5_200_000),
        ("minus 3 mkr", -3_000_000),
        ("(-12 kr)", -12),
        ("år 2024 300 000 kr", 300_000),
    ],
)
def test_money(text: str, expected: float) -> None:
    assert [found.value for found in money(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "25 meter",
        "15 %",
        "2018-00723 kr",
        "033-35 70 00",
        "tre kronor",
        "5 krokar",
        "10 miljoner",
        "hundra kronor",
        "milj",
    ],
)
def test_no_money(text: str) -> None:
    assert list(money(text)) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("300 000", 300_000),
        ("-12", -12),
        ("−12", -12),
        ("45%", 45),
        ("12,5", 12.5),
        (" 7 kr ", 7),
        ("3,5 mnkr", 3.5),
        ("500:-", 500),
        ("+4", 4),
        ("12 345*", 12_345),
    ],
)
def test_a_cell_that_is_a_number(cell: str, expected: float) -> None:
    assert value(cell) == expected


@pytest.mark.parametrize("cell", ["", "GRF", "3 st á 50%", "2021-22", "1.2.3", "– 5", "1 2", "kr", "–"])
def test_a_cell_that_is_none(cell: str) -> None:
    assert value(cell) is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("3–4 mnkr", (3_000_000, 4_000_000)),
        ("3-4,5 mnkr", (3_000_000, 4_500_000)),
        ("1 200 000–1 400 000 kr", (1_200_000, 1_400_000)),
        ("500 kr", (500, None)),
        # From ten kronor, or from ten thousand?  Only the upper end is certain.
        ("10–15 000 kr", (15_000, None)),
    ],
)
def test_a_range_has_two_ends(text: str, ends: tuple[int, int | None]) -> None:
    assert [(found.value, found.high) for found in money(text)] == [ends]


def test_the_last_digit_shown_is_known() -> None:
    assert [found.digit for found in money("34,8 mnkr och 29 690 473 kr och 250 tkr")] == [100_000, 1, 1_000]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("45 %", 45, "procent"),
        ("2,5 procentenheter", 2.5, "procentenheter"),
        ("tre procent", 3, "procent"),
        ("-3 %", -3, "procent"),
    ],
)
def test_shares(text: str, value: float, unit: str) -> None:
    assert [(found.value, found.unit) for found in shares(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Andel i procent:", "procent"),
        ("Utfall i kronor per 30 sept", "kr"),
        ("Belopp (tkr)", "tkr"),
        ("Kostnad, kr/inv", "kvot"),
        ("Nr", "nummer"),
        ("Antal elever", "antal"),
        ("Budget 2022", None),
        ("Kvarstående medel", None),
        ("Kring skolan", None),
    ],
)
def test_the_unit_of_a_column(header: str, unit: str | None) -> None:
    assert column_unit(header) == unit


@given(st.integers(-(10**12), 10**12))
def test_a_number_in_threes_is_read_back(number: int) -> None:
    text = f"{number:,}".replace(",", " ")
    assert value(text) == number
    assert [found.value for found in money(f"Det kostar {text} kr.")] == [number]


def test_a_long_row_of_numbers_is_cheap() -> None:
    begun = time.process_time()
    assert list(money("111 " * 20_000)) == []
    assert list(money("1" * 100_000)) == []
    assert time.process_time() - begun < 2
