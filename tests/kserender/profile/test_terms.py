"""An abbreviation means what it meant on the day of the paper, and parties are known by any of their names."""

from datetime import date
from pathlib import Path

import pytest

from kserender.profile import Profile, load

TEXT = """
[municipality]
name = "Ekhamra"
[organs]
BUN = [
  { name = "Barn- och ungdomsnämnden", to = 2022-12-31 },
  { name = "Bildnings- och ungdomsnämnden", from = 2023-01-01 },
]
HN = { name = "Hamnnämnden", to = 2019-06-30 }
[departments]
HF = "Hamnförvaltningen"
[parties]
EP = { name = "Ekhamrapartiet", aliases = ["Ekhamras Väl"] }
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    (tmp_path / "profile.toml").write_text(TEXT, encoding="utf-8")
    return load(tmp_path)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2022, 12, 31), "Barn- och ungdomsnämnden"),
        (date(2023, 1, 1), "Bildnings- och ungdomsnämnden"),
        (date(1999, 1, 1), "Barn- och ungdomsnämnden"),
        (None, "Bildnings- och ungdomsnämnden"),
    ],
)
def test_an_organ_that_was_renamed_has_the_name_of_the_day(profile: Profile, day: date | None, name: str) -> None:
    assert profile.organs_on(day)["BUN"] == name


def test_an_organ_that_was_closed_means_nothing_afterwards(profile: Profile) -> None:
    assert profile.organs_on(date(2019, 6, 30))["HN"] == "Hamnnämnden"
    assert "HN" not in profile.organs_on(date(2019, 7, 1))
    assert profile.organs["HN"] == "Hamnnämnden"  # on no day in particular, the last that it stood for


def test_departments_are_among_the_abbreviations_of_any_day(profile: Profile) -> None:
    assert profile.abbreviations_on(date(2020, 1, 1))["HF"] == "Hamnförvaltningen"
    assert "HF" not in profile.organs_on(date(2020, 1, 1))


def test_a_renamed_organ_in_a_profile_that_is_inherited_is_replaced_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "ovan").mkdir()
    (tmp_path / "ovan" / "profile.toml").write_text(TEXT, encoding="utf-8")
    text = 'inherits = "../ovan"\n[organs]\nBUN = { name = "Barnnämnden" }\n'
    (tmp_path / "egen").mkdir()
    (tmp_path / "egen" / "profile.toml").write_text(text, encoding="utf-8")
    own = load(tmp_path / "egen")
    assert own.organs_on(date(2000, 1, 1))["BUN"] == own.organs["BUN"] == "Barnnämnden"
    assert own.municipality == "Ekhamra"


@pytest.mark.parametrize("name", ["EP", "ep", "Ekhamrapartiet", "ekhamras väl"])
def test_a_local_party_is_known_by_any_of_its_names(profile: Profile, name: str) -> None:
    found = profile.party(name)
    assert found is not None
    assert found.name == "Ekhamrapartiet"


def test_the_parties_of_the_country_are_built_in(profile: Profile) -> None:
    letters = {one for party in profile.parties for one in party.letters}
    assert {"S", "M", "SD", "C", "V", "KD", "MP", "L"} <= letters
    assert profile.party("Partiet som inte finns") is None
