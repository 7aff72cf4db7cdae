"""Compounds come apart into words that the corpus has by themselves, and other words do not."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.corpus.search.compounds import parts

CASES = Path(__file__).parent / "cases" / "compounds.txt"
ROWS = [line.split(":") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
# Forms that the corpus has by themselves, all in as many papers.
CORPUS = [
    "arbete",
    "bana",
    "belysning",
    "bostad",
    "bostadsområde",
    "bud",
    "cykel",
    "drag",
    "elev",
    "fullmäktige",
    "förskola",
    "gata",
    "gift",
    "grund",
    "gård",
    "hus",
    "hälsa",
    "kommun",
    "koll",
    "kyrka",
    "lag",
    "lek",
    "nämnd",
    "område",
    "plan",
    "remiss",
    "råd",
    "skola",
    "skott",
    "slag",
    "stad",
    "styrelse",
    "stöd",
    "tal",
    "tjänst",
    "utlåtande",
    "utskott",
    "väg",
    "förälder",
    "gymnasium",
    "ring",
    "mot",
    "för",
    "kom",
    "mun",
    "var",
    "ans",
    "om",
    "råde",
    "get",
    "mark",
]


@pytest.mark.parametrize(("word", "expected"), ROWS)
def test_a_word_has_these_parts(word: str, expected: str) -> None:
    papers = Counter(dict.fromkeys([*CORPUS, word], 10))
    assert " ".join(sorted(parts(word, papers))) == expected.strip().removeprefix("-")


def test_long_parts_need_only_be_words_and_short_ones_must_be_of_the_corpus() -> None:
    assert parts("bostadsområde", {"bostadsområde": 1}) == {"bostad", "område"}
    assert parts("kontrakt", {"kontrakt": 1}) == set()
    assert parts("skolväg", {"skolväg": 1}) == set()
    assert parts("skolväg", {"skolväg": 1, "väg": 1}) == {"skola", "väg"}


@given(st.text(alphabet="abdefgiklmnoprstuvyåäö", max_size=25))
def test_any_letters_come_apart_or_not(word: str) -> None:
    assert word not in parts(word, dict.fromkeys(CORPUS, 1) | {word: 1})
