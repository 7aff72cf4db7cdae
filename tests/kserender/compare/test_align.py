"""Pairing: equal ones first, then the most alike, one to one, the same from both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.compare import align
from kserender.compare.align import Coder, Match, assign, interleave, moved, pair_equal, similar

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=8)
TEXTS = st.lists(WORDS, max_size=7)
MATCHES = st.lists(
    st.builds(Match, st.integers(0, 6), st.integers(0, 6), st.sampled_from([0.2, 0.5, 0.5, 1.0])),
    unique_by=lambda match: (match.a, match.b),
)


def coded(a: list[list[str]], b: list[list[str]]) -> tuple[list[str], list[str]]:
    coder = Coder()
    return [coder.code(words) for words in a], [coder.code(words) for words in b]


def pairs(matches: list[Match]) -> set[tuple[int, int]]:
    return {(match.a, match.b) for match in matches}


def test_the_same_key_is_paired_first_with_first() -> None:
    assert pair_equal(["x", "y", "x", "z"], ["x", "x", "x", "y"]) == [(0, 0), (1, 3), (2, 1)]


def test_none_is_equal_to_nothing() -> None:
    assert pair_equal([None, "x"], [None, None]) == []


def test_the_best_pair_is_taken_before_a_good_one() -> None:
    assert pairs(assign([Match(0, 0, 0.6), Match(0, 1, 0.9), Match(1, 1, 0.8)])) == {(0, 1)}


def test_of_equally_good_pairs_the_nearest_is_taken() -> None:
    assert pairs(assign([Match(1, 3, 0.7), Match(1, 1, 0.7), Match(1, 0, 0.7)])) == {(1, 1)}


@given(MATCHES)
def test_each_position_is_taken_once(matches: list[Match]) -> None:
    chosen = assign(matches)
    assert len({match.a for match in chosen}) == len({match.b for match in chosen}) == len(chosen)


@given(MATCHES)
def test_the_other_way_round_the_pairs_are_the_same(matches: list[Match]) -> None:
    turned = [Match(match.b, match.a, match.similarity) for match in reversed(matches)]
    assert pairs(assign(matches)) == {(b, a) for a, b in pairs(assign(turned))}


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_from_both_sides(a: list[list[str]], b: list[list[str]]) -> None:
    codes_a, codes_b = coded(a, b)
    there = {(match.a, match.b): match.similarity for match in similar(codes_a, codes_b, 0.4)}
    back = {(match.b, match.a): match.similarity for match in similar(codes_b, codes_a, 0.4)}
    assert there == back
    assert all(score >= 0.4 for score in there.values())


def test_likeness_is_the_share_of_words_in_the_same_order() -> None:
    codes_a, codes_b = coded([["en", "ny", "plan"]], [["en", "gammal", "plan"]])
    assert [match.similarity for match in similar(codes_a, codes_b, 0.5)] == [pytest.approx(2 / 3)]
    assert not list(similar(codes_a, codes_b, 0.7))


def test_a_large_rest_finds_its_pairs_by_rare_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    a = [["stycket", "handlar", "om", f"sak{n}", f"plats{n}", "och", "mer"] for n in range(40)]
    b = [[*words[:5], "men", "mindre"] for words in reversed(a)]
    codes_a, codes_b = coded(a, b)
    everything = assign(similar(codes_a, codes_b, 0.6))
    monkeypatch.setattr(align, "ALL_AGAINST_ALL", 10)
    candidates = list(similar(codes_a, codes_b, 0.6))
    assert len(candidates) < 100  # and not 1,600
    assert not list(similar(codes_a, codes_b, 0.9))
    assert pairs(assign(candidates)) == pairs(everything) == {(n, 39 - n) for n in range(40)}


def test_words_that_everything_shares_make_no_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(align, "ALL_AGAINST_ALL", 10)
    codes_a, codes_b = coded([["samma", "ord"]] * 30, [["samma", "ord"]] * 30)
    assert not list(similar(codes_a, codes_b, 0.5))


@given(MATCHES, st.integers(7, 9), st.integers(7, 9))
def test_every_position_comes_out_once_in_the_order_of_a(matches: list[Match], count_a: int, count_b: int) -> None:
    rows = list(interleave(assign(matches), count_a, count_b))
    assert [a for a, _, _ in rows if a is not None] == list(range(count_a))
    assert sorted(b for _, b, _ in rows if b is not None) == list(range(count_b))


def test_what_only_b_has_stands_after_what_it_follows_there() -> None:
    rows = [(a, b) for a, b, _ in interleave([Match(0, 0, 1.0), Match(2, 2, 1.0)], 3, 4)]
    assert rows == [(0, 0), (1, None), (None, 1), (2, 2), (None, 3)]


def test_what_only_b_has_before_everything_stands_first() -> None:
    assert [(a, b) for a, b, _ in interleave([Match(0, 1, 1.0)], 1, 2)] == [(None, 0), (0, 1)]


@pytest.mark.parametrize(
    ("order", "expected"), [([0, 1, 2], set()), ([1, 2, 0], {2}), ([3, 0, 1, 2], {0}), ([], set())]
)
def test_as_few_as_possible_have_moved(order: list[int], expected: set[int]) -> None:
    assert moved(order) == expected


@given(st.permutations(range(8)))
def test_what_has_not_moved_stands_in_order(order: list[int]) -> None:
    stays = [value for at, value in enumerate(order) if at not in moved(order)]
    assert stays == sorted(stays)


def test_more_words_than_there_are_signs_do_not_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.maxunicode", 3)
    assert len(Coder().code(str(n) for n in range(10))) == 10
