"""A profile says only what differs from the generic one, and a wrong one is named by file and key."""

from pathlib import Path

import pytest

from kserender import profile as profiles
from kserender.errors import InvalidData, MissingFile, UsageError
from kserender.profile import for_municipality, load, names


def made(folder: Path, text: str) -> Path:
    place = folder / "profile.toml"
    place.write_text(text, encoding="utf-8")
    return place


def test_five_profiles_come_with_kserender() -> None:
    assert names() == ("boras", "generic", "goteborg", "motala", "nacka")


@pytest.mark.parametrize("name", ["generic", "boras", "motala", "goteborg", "nacka"])
def test_a_shipped_profile_is_whole(name: str) -> None:
    profile = load(name)
    assert profile.key == name
    assert profile.templates["beslut"].is_file()
    assert set(profile.order) <= set(profile.headings)
    for held in map(profile.for_kind, profile.kinds):
        assert set(held.order) <= set(held.headings)
    assert set(profile.never_removed) <= set(profile.order)
    assert set(profile.action_columns) == {"number", "proposal", "reason", "activity", "responsible", "timeframe"}
    assert load("generic").organs.items() <= profile.organs.items()


def test_what_a_profile_does_not_say_the_generic_one_says() -> None:
    generic, motala = load("generic"), load("motala")
    assert motala.headings["dispatch"] != generic.headings["dispatch"]
    assert motala.headings["summary"] == generic.headings["summary"]
    assert motala.organs["KF"] == "Kommunfullmäktige"
    assert motala.organs["TSN"] == "Tekniska servicenämnden"
    assert "TSN" not in generic.organs


def test_the_same_abbreviation_means_different_organs_in_different_municipalities() -> None:
    assert load("boras").organs["SN"] == "Servicenämnden"
    assert load("motala").organs["SN"] == "Socialnämnden"


def test_departments_are_kept_apart_from_organs() -> None:
    boras = load("boras")
    assert "SLK" not in boras.organs
    assert boras.abbreviations["SLK"] == "Stadsledningskansliet"
    assert boras.abbreviations["KS"] == "Kommunstyrelsen"


@pytest.mark.parametrize("name", ["Borås", "Borås Stad", "borås kommun", "BORÅS  STADS"])
def test_a_municipality_is_found_by_any_of_its_names(name: str) -> None:
    assert for_municipality(name).key == "boras"


@pytest.mark.parametrize("name", [None, "", "Ekhamra kommun", "Boråsen", "Nya Borås kommun", "Stad", "kommun"])
def test_any_other_municipality_gets_the_generic_profile(name: str | None) -> None:
    assert for_municipality(name).key == "generic"


def test_an_own_profile_is_given_by_its_file_or_folder(tmp_path: Path) -> None:
    place = made(tmp_path, '[municipality]\nname = "Ekhamra"\n[organs]\nBTN = "Byggnads- och trafiknämnden"\n')
    for given in (place, tmp_path, str(place)):
        profile = load(given)
        assert (profile.key, profile.municipality) == (tmp_path.name, "Ekhamra")
        assert (profile.organs["BTN"], profile.organs["KS"]) == ("Byggnads- och trafiknämnden", "Kommunstyrelsen")


def test_a_template_is_looked_for_beside_the_profile_that_names_it(tmp_path: Path) -> None:
    own = load(made(tmp_path, '[templates]\nbeslut = "egen.docx"\n'))
    assert own.templates["beslut"] == tmp_path / "egen.docx"
    assert load("boras").templates["beslut"].parent.name == "generic"


def test_a_profile_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        load("boras").organs["XX"] = "Xnämnden"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[municipality]\nnaem = 'Ekhamra'", "municipality.naem"),
        ("[municipality]\nname = 7", "municipality.name"),
        ("[decisions]\nnumbering = 'a)'", "decisions.numbering"),
        ("[decisions]\nstyle = 'imperativ'", "decisions.style"),
        ("[decisions]\nlevel = '{body.__class__} beslut'", "decisions.level"),
        ("[decisions]\nlevel = '{organ} beslut'", "decisions.level"),
        ("[decisions]\nlevel = '{body beslut'", "decisions.level"),
        ("[decisions]\nlevel = '{body!r:>20}'", "decisions.level"),
        ("[style]\ncapital_organs = 1", "style.capital_organs"),
        ("[organs]\nKS = ''", "organs.KS"),
        ("[organs.KS]\nnamn = 'Kommunstyrelsen'", "organs.KS"),
        ("[organs]\nKS = { name = 'Kommunstyrelsen', from = 2023 }", "organs.KS"),
        ("[organs]\nKS = []", "organs.KS"),
        ("[parties]\nEP = 7", "parties.EP"),
        ("[diary_number]\nform = '{år}-{number}'", "diary_number.form"),
        ("[kinds.beslut]\nrubriker = 'x'", "kinds.beslut.rubriker"),
        ("inherits = ''", "inherits"),
        ("[sections]\norder = ['decision', 'decision']", "sections.order"),
        ("[sections]\norder = 'decision'", "sections.order"),
        ("sections = 'decision'", "sections"),
        ("[sections.never_removed]\nconsultation = ''", "sections.never_removed.consultation"),
        ("[colours]", "colours"),
        ("['organs.x']\nKS = 'Kommunstyrelsen'", "organs.x.KS"),
    ],
)
def test_a_wrong_profile_is_named_by_file_and_key(tmp_path: Path, text: str, key: str) -> None:
    place = made(tmp_path, text)
    with pytest.raises(InvalidData) as raised:
        load(place)
    assert str(place) in raised.value.what
    assert f"{key}:" in raised.value.what
    assert raised.value.remedy


@pytest.mark.parametrize("content", [b"[organs\n", b"KS = 'a'\nKS = 'b'\n", "Å = 'ö'".encode("cp1252")])
def test_a_file_that_is_not_toml_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "profile.toml").write_bytes(content)
    with pytest.raises(InvalidData, match=r"profile\.toml"):
        load(tmp_path)


def test_a_fault_in_the_writing_is_said_with_its_line(tmp_path: Path) -> None:
    for text, line in (("[organs]\nKS = 'a'\nVÄN = 'b'\n", 3), ("[organs]\nKS = ", 2)):
        with pytest.raises(InvalidData, match=rf"profile\.toml.* {line}\."):
            load(made(tmp_path, text))


def test_a_name_that_is_no_profile_gets_the_list_of_those_there_are() -> None:
    with pytest.raises(UsageError, match="boras, generic, goteborg, motala, nacka"):
        load("stockholm")


def test_a_file_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        load(tmp_path / "profile.toml")


def test_a_shipped_profile_is_read_once() -> None:
    assert profiles.load("boras") is profiles.load("boras")
