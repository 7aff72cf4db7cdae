"""Parties are known by their letters, names and days."""

import pytest

from kserender.compare.parties import by_parties, day, parties_in, short_party
from kserender.paper import Paper


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S, V och MP:s yrkande", {"S", "V", "MP"}),
        ("Moderaternas och Kristdemokraternas förslag", {"M", "KD"}),
        ("yrkande från s och m", set()),
        ("förslaget i centrum", set()),
    ],
)
def test_parties_in_a_text(text: str, expected: set[str]) -> None:
    assert parties_in(text) == expected


def test_a_party_that_is_not_known_is_called_as_it_calls_itself() -> None:
    assert (short_party("Socialdemokraterna"), short_party("Vägpartiet")) == ("S", "Vägpartiet")


@pytest.mark.parametrize(("date", "expected"), [("2026-02-07", "7 februari 2026"), ("2026-02", "februari 2026")])
def test_a_day_as_it_stands_in_a_text(date: str, expected: str) -> None:
    assert day(date) == expected


def test_of_two_papers_of_the_parties_the_one_of_the_day() -> None:
    papers = [(at, Paper(proposers=["Moderaterna"], date=date)) for at, date in enumerate(("2026-02-07", "2026-03-01"))]
    assert by_parties("M den 1 mars 2026", papers) == [1]
    assert by_parties("M", papers) == [0, 1]
    assert by_parties("M och L", papers) == []
