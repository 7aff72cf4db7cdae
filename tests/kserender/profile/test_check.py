"""All that is wrong with a profile is told at once, in words that say what to do."""

import re
from pathlib import Path

import pytest

from kserender.profile import names
from kserender.profile.check import problems
from kserender.profile.new import SAFE, text_of_new
from kserender.profile.places import shipped


def found(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    place = tmp_path / "profile.toml"
    place.write_text(text, encoding="utf-8")
    return [(one.level, one.key, one.text) for one in problems(place)]


def keys(tmp_path: Path, text: str, level: str = "error") -> list[str]:
    return [key for of, key, _text in found(tmp_path, text) if of == level]


@pytest.mark.parametrize("name", names())
def test_nothing_is_wrong_with_the_shipped_profiles(name: str) -> None:
    assert [problem for problem in problems(shipped()[name]) if problem.level == "error"] == []


@pytest.mark.parametrize("inherits", ["generic", "boras"])
def test_nothing_is_wrong_with_a_new_one(tmp_path: Path, inherits: str) -> None:
    text = text_of_new("ekhamra", inherits, 'Ekhamra "köping" kommun')
    assert keys(tmp_path, text) == []
    assert "@" not in text


def test_every_line_of_a_new_one_can_be_used(tmp_path: Path) -> None:
    """What is commented out is not read by anybody until it is used, and then it must be right."""
    lines = text_of_new("ekhamra", "generic", None).splitlines()
    used = [re.sub(r'^# (?=[\w"]+ = ["\[{t]|  \{|\]$)', "", line) for line in lines]
    text = "\n".join(line for line in used if "beslut.docx" not in line)
    assert text.count("\n# ") < 15
    assert keys(tmp_path, text) == []


def test_all_wrong_keys_are_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    told = found(tmp_path, "[municipality]\nnam = 'x'\n[decisions]\nstyle = 'bisats'\nnumering = '1'\n")
    assert [key for _level, key, _text in told] == ["municipality.nam", "decisions.style", "decisions.numering"]
    assert "name" in told[0][2]
    assert "numbering" in told[2][2]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[organs]\nAB = 'Abnämnden'\n[departments]\nAB = 'Abförvaltningen'", "organs.AB"),
        ("[organs]\nAB = [{ name = 'A', to = 2023-01-01 }, { name = 'B', from = 2023-01-01 }]", "organs.AB"),
        ("[organs]\nAB = 'Abnämnden'\nab = 'Annan nämnd'", "organs.AB"),
        ("[organs]\nAB = { name = 'A', from = 2023-01-01, to = 2022-01-01 }", "organs.AB"),
        ("[sections]\norder = ['decision', 'bilagor']", "sections.order"),
        ("[sections]\norder = ['summary']", "sections.order"),
        ("[sections.headings]\nsumary = 'Sammanfattning'", "sections.headings.sumary"),
        ("[templates]\nbeslut = 'finns-inte.docx'", "templates.beslut"),
        ("inherits = 'ingenstans'", "inherits"),
    ],
)
def test_what_is_wrong_in_substance_is_told(tmp_path: Path, text: str, key: str) -> None:
    assert key in keys(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "[organs]\nAB = [{ name = 'A', to = 2022-12-31 }, { name = 'B', from = 2023-01-01 }]",
        "[organs]\nAB = 'Abnämnden'\n[departments]\nABF = 'Abförvaltningen'",
        "[sections]\norder = ['decision', 'summary']",
    ],
)
def test_what_is_right_is_not(tmp_path: Path, text: str) -> None:
    assert keys(tmp_path, text) == []


def test_letters_of_another_party_are_noted(tmp_path: Path) -> None:
    assert keys(tmp_path, "[parties]\nM = 'Mullvadspartiet'", "note") == [
        "municipality.name",
        "municipality.full_name",
        "parties.M",
    ]


@pytest.mark.parametrize("name", ["../x", "", "Å", "a b", "-a", "a" * 60, "a/b", "a.b"])
def test_a_name_that_could_lead_elsewhere_is_none(name: str) -> None:
    assert not SAFE.fullmatch(name)
