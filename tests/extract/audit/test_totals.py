"""Total rows, whatever the numbers: right ones hold, and one wrong number is found where it stands."""

from decimal import Decimal
from typing import cast

from hypothesis import assume, given
from hypothesis import strategies as st

from kserender.extract.audit.sheet import Entry, Line, Sheet
from kserender.extract.audit.totals import judged, totals
from kserender.extract.matter import Matter
from kserender.model import Place, Table

TABLE = Table(rows=(), place=Place("x.md", None, 1, 0, 0))
AMOUNTS = st.lists(st.lists(st.integers(1_000, 9_999_999), min_size=3, max_size=3), min_size=2, max_size=12)


def sheet(rows: list[tuple[str, dict[int, int]]]) -> Sheet:
    lines = tuple(
        Line(label, {at: Entry(Decimal(n), "kr", str(n)) for at, n in numbers.items()}, (), ())
        for label, numbers in rows
    )
    return Sheet(TABLE, cast(Matter, None), (), lines)


def with_total(amounts: list[list[int]], by: int = 0, label: str = "Summa") -> list[tuple[str, dict[int, int]]]:
    rows = [(f"Post {at}", dict(enumerate(row, start=2))) for at, row in enumerate(amounts)]
    sums = {column + by: sum(row[column - 2] for row in amounts) for column in (2, 3, 4)}
    return [*rows, (label, sums)]


@given(AMOUNTS)
def test_a_right_total_is_exact_in_every_column(amounts: list[list[int]]) -> None:
    (found,) = totals(sheet(with_total(amounts)))
    assert found.shift == 0
    assert [x.verdict for x in found.sums] == ["exact"] * 3
    assert [x.summed for x in found.sums] == [sum(column) for column in zip(*amounts, strict=True)]


@given(AMOUNTS, st.integers(2, 900), st.integers(2, 4))
def test_a_wrong_number_is_found_in_its_column(amounts: list[list[int]], off: int, column: int) -> None:
    rows = with_total(amounts)
    rows[-1][1][column] += off
    (found,) = totals(sheet(rows))
    assert {x.column: x.verdict for x in found.sums} == {at: "wrong" if at == column else "exact" for at in (2, 3, 4)}


@given(AMOUNTS, st.sampled_from([-1, 1]), st.sampled_from(["Summa", ""]))
def test_a_shifted_total_is_found_with_its_shift(amounts: list[list[int]], by: int, label: str) -> None:
    sums = [sum(column) for column in zip(*amounts, strict=True)]
    assume(len(set(sums)) == 3)
    (found,) = totals(sheet(with_total(amounts, by, label)))
    assert found.shift == by
    assert all(x.verdict == "exact" and x.stated_in == x.column + by for x in found.sums)


@given(AMOUNTS, AMOUNTS)
def test_a_grand_total_sums_its_partial_sums(first: list[list[int]], second: list[list[int]]) -> None:
    rows = with_total(first, label="Summa ett") + with_total(second, label="Summa två")
    grand = {column: sum(row[column - 2] for row in (*first, *second)) for column in (2, 3, 4)}
    found = totals(sheet([*rows, ("Totalt", grand)]))
    assert [x.verdict for total in found for x in total.sums] == ["exact"] * 9


def test_rounding_is_one_in_the_last_digit_of_whole_kronor_and_half_a_digit_a_row_of_thousands() -> None:
    one, three = Decimal(1), Decimal(3)
    assert judged(Decimal(100), Decimal(99), 6, one, "kr") == "rounding"
    assert judged(Decimal(100), Decimal(100) - three, 6, one, "kr") == "wrong"
    assert judged(Decimal(100), Decimal(100) - three, 6, one, "tkr") == "rounding"
    assert judged(Decimal(100), Decimal(99), 6, one, "antal") == "wrong"


def test_a_long_table_costs_no_more_than_its_rows() -> None:
    import time

    def cost(size: int) -> float:
        rows = [(f"Post {at}", {1: 1_000 + at * 7 % 911, 2: 5_000 + at * 13 % 877}) for at in range(size)]
        sums = {column: sum(numbers[column] for _label, numbers in rows) for column in (1, 2)}
        long = sheet([*rows, ("Summa", sums)])
        begun = time.process_time()
        totals(long)
        return time.process_time() - begun

    cost(100)
    assert cost(4_000) < 4 * 2.5 * max(cost(1_000), 0.005)
