"""Every string is a query, and what it was read as is read in the same way again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.corpus.search.query import MOST_WORDS, loosened, parse, said, terms, tokens

CASES = Path(__file__).parent / "cases" / "queries.txt"
ROWS = [line.split("→") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
PIECES = st.sampled_from(
    ['"', "(", ")", "*", "^", ":", "OCH", "ELLER", "INTE", "NOT", "AND", "OR", "-", "skola", "far", "\0", " ", "é"]
)
QUERIES = st.lists(PIECES | st.text(max_size=4), max_size=40).map(" ".join) | st.text(max_size=200)


@pytest.mark.parametrize(("query", "expected"), ROWS)
def test_a_query_is_read_so(query: str, expected: str) -> None:
    tree = parse(query.strip())
    assert (said(tree) if tree else "") == expected.strip()


@given(QUERIES)
def test_what_is_said_is_read_as_the_same_tree(query: str) -> None:
    tree = parse(query)
    assert tree is None or parse(said(tree)) == tree


@pytest.mark.parametrize(
    "query", ["(" * 100_000, "skola " * 20_000, "INTE " * 20_000, '"' * 99_999, "a(" * 50_000, "*" * 100_000]
)
def test_a_very_long_query_is_read_up_to_a_number_of_words(query: str) -> None:
    assert len(list(terms(parse(query)))) <= MOST_WORDS


def test_words_are_letters_and_figures_in_lower_case_with_a_ring_in_one_sign() -> None:
    assert tokens("A\u030akrar, E-tjänst_2 \ud800!") == ("åkrar", "e", "tjänst", "2")


def test_only_a_query_of_bare_words_is_loosened() -> None:
    assert said(loosened("park lek") or parse("x")) == "park ELLER lek"  # type: ignore[arg-type]
    assert [
        loosened(query) for query in ("park", "park OCH lek", '"park lek" taxa', "park -lek", "(park lek) taxa", "")
    ] == [None] * 6
