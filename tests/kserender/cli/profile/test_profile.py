"""`kserender profile new|show|check`: a profile of one's own, from nothing to what documents are made with."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KSERENDER_PROFILES", raising=False)
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    return tmp_path / "config" / "kserender" / "profiles"


def test_a_new_profile_is_checked_shown_and_used(cli: Cli, paper: Path, own: Path, tmp_path: Path) -> None:
    ended = cli("profile", "new", "ekhamra", "--inherits", "motala", "--municipality", "Ekhamra kommun")
    assert ended.code == ExitCode.OK
    assert (own / "ekhamra" / "profile.toml").is_file()
    checked = cli("profile", "check", "ekhamra")
    assert checked.code == ExitCode.OK
    shown = cli("profile", "show", "ekhamra").out
    assert shown.startswith("ekhamra – Ekhamra kommun\n")
    assert "motala" in shown
    assert "Socialnämnden" in shown
    made = cli("generate", "beslut", "--from", paper, "--profile", "ekhamra", "-o", tmp_path / "b.docx")
    assert made.code == ExitCode.OK


def test_a_profile_that_is_there_is_never_replaced(cli: Cli, own: Path) -> None:
    cli("profile", "new", "ekhamra")
    place = own / "ekhamra" / "profile.toml"
    place.write_text("[organs]\n", encoding="utf-8")
    assert cli("profile", "new", "ekhamra").code == ExitCode.USAGE
    assert place.read_text(encoding="utf-8") == "[organs]\n"


@pytest.mark.parametrize("args", [("../ut",), ("Å",), ("ekhamra", "--inherits", "stockholm")])
def test_a_name_that_will_not_do_writes_nothing(cli: Cli, own: Path, args: tuple[str, ...]) -> None:
    assert cli("profile", "new", *args).code == ExitCode.USAGE
    assert not own.exists()


def test_without_a_name_the_profiles_are_listed(cli: Cli, own: Path) -> None:
    cli("profile", "new", "ekhamra")
    assert cli("profile", "show").out.split() == ["ekhamra", "boras", "generic", "goteborg", "motala", "nacka"]


def test_all_that_is_wrong_is_told_in_swedish(cli: Cli, own: Path) -> None:
    cli("profile", "new", "ekhamra")
    place = own / "ekhamra" / "profile.toml"
    place.write_text('[municipality]\nnamm = "x"\n[decisions]\nstyle = "bisats"\n', encoding="utf-8")
    ended = cli("profile", "check", "ekhamra")
    assert ended.code == ExitCode.INVALID_DATA
    lines = ended.out.splitlines()
    assert lines[0].endswith("2 fel")
    assert lines[1].startswith("municipality.namm: ")
    assert "name" in lines[1]
    assert lines[2].startswith("decisions.style: ")


def test_what_the_templates_lack_is_told_too(cli: Cli, own: Path) -> None:
    cli("profile", "new", "ekhamra")
    place = own / "ekhamra" / "profile.toml"
    (place.parent / "mall.docx").write_bytes(b"ingen mall")
    text = '[templates]\nbeslut = "mall.docx"\ndikt = "mall.docx"\n[bookmarks]\nX = "inget"\n'
    place.write_text(text, encoding="utf-8")
    out = cli("profile", "check", "ekhamra").out
    assert "bookmarks.X: " in out
    assert "templates.beslut: " in out
    assert "templates.dikt: " in out


def test_a_profile_that_does_not_exist(cli: Cli, own: Path) -> None:
    for command in ("show", "check"):
        assert cli("profile", command, "ingenstans").code == ExitCode.USAGE
