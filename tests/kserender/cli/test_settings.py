"""The command line counts more than the environment, and that more than kserender.toml."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.cli.settings import setting
from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


@pytest.fixture(autouse=True)
def nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kserender.toml").write_text(text, encoding="utf-8")


def test_set_nowhere() -> None:
    assert setting("profile") is None


def test_each_source_counts_more_than_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "config" / "kserender", 'profile = "hemma"')
    assert setting("profile") == "hemma"
    write(tmp_path, 'profile = "mappen"')
    assert setting("profile") == "mappen"
    monkeypatch.setenv("KSERENDER_PROFILE", "miljön")
    assert setting("profile") == "miljön"
    assert setting("profile", "raden") == "raden"


def test_what_the_folder_does_not_say_the_user_says(tmp_path: Path) -> None:
    write(tmp_path / "config" / "kserender", 'profile = "hemma"\nlang = "en"')
    write(tmp_path, 'lang = "sv"')
    assert (setting("lang"), setting("profile")) == ("sv", "hemma")


def test_language_from_the_file(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path, 'lang = "en"')
    assert cli("--help").out.startswith("Usage:")
    assert cli("--lang", "sv", "--help").out.startswith("Användning:")


def test_language_from_the_environment(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LANG", "en")
    assert cli("--help").out.startswith("Usage:")


def test_language_that_is_not_spoken(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LANG", "fi")
    ended = cli("--help")
    assert ended.code == ExitCode.USAGE
    assert "”fi”" in ended.err


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("lang = ", "kserender.toml"),
        ('språk = "sv"', "kserender.toml"),
        ('sprak = "sv"', "ingen inställning ”sprak”"),
        ("lang = 1", "”lang” ska vara en text"),
    ],
)
def test_settings_that_cannot_be_understood(cli: Cli, tmp_path: Path, text: str, reason: str) -> None:
    write(tmp_path, text)
    ended = cli("schema")
    assert ended.code == ExitCode.INVALID_DATA
    assert ended.err.count("\n") == 1
    assert reason in ended.err


def test_somebody_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    assert setting("lang") is None


def test_settings_that_are_a_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "kserender.toml").mkdir()
    assert cli("schema").code == ExitCode.INVALID_DATA
