"""Of all lines that could head a § those do that make one chain of rising numbers with text under them."""

from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.chain import Candidate, chain


def test_a_table_of_contents_heads_nothing() -> None:
    contents = [Candidate(at, order, 1) for at, order in enumerate((11, 12, 13))]
    body = [Candidate(10 * at, order, 9) for at, order in enumerate((11, 12, 13), 1)]
    assert chain([*contents, *body]) == body


def test_a_reference_out_of_turn_heads_nothing() -> None:
    found = chain([Candidate(0, 11, 9), Candidate(10, 131, 4), Candidate(20, 12, 9), Candidate(30, 13, 9)])
    assert [one.order for one in found] == [11, 12, 13]


def test_numbers_in_an_appendix_go_on_only_with_the_next() -> None:
    found = chain(
        [Candidate(0, 11, 9), Candidate(10, 101, 1, in_appendix=True), Candidate(20, 102, 1, in_appendix=True)]
    )
    assert [one.order for one in found] == [11]


def test_steps_begin_with_one() -> None:
    found = chain([Candidate(at, order, 3) for at, order in enumerate((4, 1, 2, 7, 3))], steps=True)
    assert [one.order for one in found] == [1, 2, 3]


@given(st.lists(st.integers(1, 30), max_size=12))
def test_numbers_rise(orders: list[int]) -> None:
    found = chain([Candidate(at, order, 2) for at, order in enumerate(orders)])
    assert [one.order for one in found] == sorted({one.order for one in found})
    assert bool(found) == bool(orders)
