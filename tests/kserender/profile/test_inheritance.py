"""A profile builds on another, the user's own come before those of kserender, and a template keeps what is its own."""

from pathlib import Path

import pytest

from kserender.errors import InvalidData, UsageError
from kserender.profile import for_municipality, load, names


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own profiles."""
    monkeypatch.setenv("KSERENDER_PROFILES", str(tmp_path))
    return tmp_path


def made(folder: Path, name: str, text: str) -> Path:
    place = folder / name / "profile.toml"
    place.parent.mkdir()
    place.write_text(text, encoding="utf-8")
    return place


def test_an_own_profile_is_found_by_its_name_and_its_municipality(own: Path) -> None:
    made(own, "ekhamra", '[municipality]\nname = "Ekhamra"\n')
    assert names()[0] == "ekhamra"
    assert load("ekhamra").key == for_municipality("Ekhamra kommun").key == "ekhamra"


def test_the_settings_folder_is_where_they_lie_without_anything_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KSERENDER_PROFILES", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    (tmp_path / "kserender" / "profiles").mkdir(parents=True)
    made(tmp_path / "kserender" / "profiles", "ekhamra", "")
    assert "ekhamra" in names()


def test_a_profile_inherits_from_the_one_it_names(own: Path) -> None:
    made(own, "ekhamra", 'inherits = "motala"\n[decisions]\nnumbering = "-"\n')
    profile = load("ekhamra")
    assert (profile.inherits, profile.numbering) == ("motala", "-")
    assert profile.decision_style == load("motala").decision_style
    assert profile.organs["SN"] == "Socialnämnden"


def test_an_own_profile_with_a_shipped_name_builds_on_that_one(own: Path) -> None:
    made(own, "boras", 'inherits = "boras"\n[organs]\nXN = "Xnämnden"\n')
    assert load("boras").organs["XN"] == "Xnämnden"
    assert load("boras").organs["SN"] == "Servicenämnden"


@pytest.mark.parametrize("above", ["ekhamra", "andra"])
def test_a_circle_is_refused(own: Path, above: str) -> None:
    made(own, "ekhamra", f'inherits = "{above}"\n')
    made(own, "andra", 'inherits = "ekhamra"\n')
    with pytest.raises((InvalidData, UsageError), match=r"ekhamra|andra"):
        load("ekhamra")


def test_inheriting_from_nothing_known_is_said(own: Path) -> None:
    made(own, "ekhamra", 'inherits = "stockholm"\n')
    with pytest.raises(UsageError, match="stockholm"):
        load("ekhamra")


def test_a_change_of_the_file_is_seen(own: Path) -> None:
    import os

    place = made(own, "ekhamra", '[municipality]\nname = "Ett"\n')
    assert load("ekhamra").municipality == "Ett"
    place.write_text('[municipality]\nname = "Två"\n', encoding="utf-8")
    os.utime(place, ns=(1, 1))
    assert load("ekhamra").municipality == "Två"


def test_what_holds_for_a_kind_is_over_what_holds_for_all(own: Path) -> None:
    of_kind = '[kinds.yrkande]\nnumbering = "-"\n[kinds.yrkande.headings]\nbackground = "Skäl"\n'
    text = f'[decisions]\nnumbering = "1"\n{of_kind}'
    made(own, "ekhamra", text)
    profile = load("ekhamra")
    assert (profile.for_kind("beslut").numbering, profile.for_kind("yrkande").numbering) == ("1", "-")
    assert profile.for_kind("yrkande").headings["background"] == "Skäl"
    assert profile.for_kind("beslut").headings["background"] == load("generic").headings["background"]
    assert profile.for_kind("nytt slag").numbering == "1"


def test_an_own_template_keeps_its_headings_but_for_what_its_own_profile_says(own: Path) -> None:
    text = '[templates]\nbeslut = "egen.docx"\n[sections.headings]\nsummary = "Kort om ärendet"\n'
    made(own, "ekhamra", text)
    profile = load("ekhamra")
    assert profile.for_kind("beslut").retitled == {"summary": "Kort om ärendet"}
    assert profile.for_kind("beslut").rearranged == ()
    assert profile.for_kind("yrkande").retitled["summary"] == "Kort om ärendet"
    assert profile.for_kind("yrkande").retitled["background"] == "Motivering"


def test_a_profile_over_one_with_a_template_changes_that_template_s_headings(own: Path) -> None:
    made(own, "ekhamra", '[templates]\nbeslut = "egen.docx"\n')
    made(own, "delen", 'inherits = "ekhamra"\n[sections]\norder = ["summary", "decision"]\n')
    assert load("delen").for_kind("beslut").rearranged == ("summary", "decision")
    assert load("delen").templates["beslut"] == own / "ekhamra" / "egen.docx"
