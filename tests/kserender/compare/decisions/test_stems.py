"""Words brought to one form: what must meet, and what must not."""

import pytest

from kserender.compare.decisions.stems import formula, stem
from kserender.compare.language import SYNONYMS


@pytest.mark.parametrize(
    "words",
    [
        "budget budgeten budgetens",
        "plan planen planer planerna",
        "väg vägar vägen vägarna",
        "skola skolan skolor skolorna",
        "ansvar ansvaret ansvara",
        "utreda utreds utredning utredningen utredningar",
        "fastställa fastställs fastställer fastställas",
        "höja höjs höjas höjning öka",
        "redovisa återrapportera avrapporteras",
        "snarast skyndsamt omgående",
        "dag dagen dagens",
    ],
)
def test_forms_and_synonyms_meet(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "plan plats",
        "höja sänka",
        "budget bokslut",
        "procent process",
        "rapport redovisa",
        "stat start stad",
        "avsatta avser",
        "baseras bas",
        "kompetens kompensera",
        "likvärdig god",
    ],
)
def test_different_words_stay_apart(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())


def test_small_words_are_not_cut_to_nothing() -> None:
    assert stem("en") == "en"
    assert stem("vara")


@pytest.mark.parametrize("word", sorted(SYNONYMS))
def test_a_synonym_has_the_stem_of_the_word_that_stands_for_it(word: str) -> None:
    assert stem(word) == stem(SYNONYMS[word])


def test_how_a_decision_is_said_is_no_part_of_what_it_says() -> None:
    assert {stem(word) for word in ("beslutar", "uppdras", "uppdrag", "ges")} <= formula("uppdra")
    assert stem("beslut") in formula(None)
    assert stem("uppdrag") not in formula("anta")
