"""Sums of money and the numbers of table cells, and what is neither."""

import pytest

from kserender.extract.language.numbers import money, value


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
    ],
)
def test_money(text: str, expected: float) -> None:
    assert [found.value for found in money(text)] == [expected]


@pytest.mark.parametrize("text", ["25 meter", "15 %", "2018-00723 kr", "033-35 70 00", "tre kronor", "5 krokar"])
def test_no_money(text: str) -> None:
    assert list(money(text)) == []


@pytest.mark.parametrize(
    ("cell", "expected"), [("300 000", 300_000), ("-12", -12), ("45%", 45), ("12,5", 12.5), (" 7 kr ", 7)]
)
def test_a_cell_that_is_a_number(cell: str, expected: float) -> None:
    assert value(cell) == expected


@pytest.mark.parametrize("cell", ["", "GRF", "3 st á 50%", "2021-22", "1.2.3"])
def test_a_cell_that_is_none(cell: str) -> None:
    assert value(cell) is None
