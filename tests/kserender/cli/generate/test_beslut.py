"""`kserender generate beslut`: a decision document that reads back as what it was made from."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


def decisions(cli: Cli, path: Path) -> list[str]:
    """The decisions of a file, as `extract` finds them."""
    return [decision["text"] for decision in json.loads(cli("extract", path).out)["papers"][0]["decisions"]]


@pytest.mark.parametrize("form", ["md", "json", "yaml"])
def test_decisions_are_the_same(cli: Cli, paper: Path, tmp_path: Path, form: str) -> None:
    source = paper
    if form != "md":
        source = tmp_path / f"cykel.{form}"
        cli("extract", paper, "--format", form, "-o", source)
    ended = cli("generate", "beslut", "--from", source, "-o", tmp_path / "beslut.docx")
    assert ended.code == ExitCode.OK
    assert ended.out == ""
    assert "2 beslutspunkter" in ended.err
    assert decisions(cli, tmp_path / "beslut.docx") == decisions(cli, paper)


def test_twice_gives_the_same_bytes(cli: Cli, paper: Path, tmp_path: Path) -> None:
    for name in ("ett.docx", "två.docx"):
        cli("generate", "beslut", "--from", paper, "-o", tmp_path / name)
    assert (tmp_path / "ett.docx").read_bytes() == (tmp_path / "två.docx").read_bytes()


def test_the_profile_is_that_of_the_line_the_environment_or_the_file(
    cli: Cli, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*args: str) -> bytes:
        result = tmp_path / "beslut.docx"
        result.unlink(missing_ok=True)
        assert cli("generate", "beslut", "--from", paper, "-o", result, *args).code == ExitCode.OK
        return result.read_bytes()

    other = made("--profile", "motala")
    assert other != made()
    (tmp_path / "kserender.toml").write_text('profile = "motala"', encoding="utf-8")
    assert made() == other
    monkeypatch.setenv("KSERENDER_PROFILE", "generic")
    assert made() != other


def test_unknown_profile_leaves_nothing(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "beslut", "--from", paper, "-o", tmp_path / "b.docx", "--profile", "ingenstans")
    assert ended.code == ExitCode.USAGE
    assert "ingenstans" in ended.err
    assert not (tmp_path / "b.docx").exists()


def test_data_without_the_agreed_form(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "fel.json").write_text('{"titel": "x"}', encoding="utf-8")
    ended = cli("generate", "beslut", "--from", tmp_path / "fel.json", "-o", tmp_path / "b.docx")
    assert ended.code == ExitCode.INVALID_DATA
    assert ended.err.startswith(f"kserender: {tmp_path / 'fel.json'}: ")
    assert ended.err.count("\n") == 1
    assert not (tmp_path / "b.docx").exists()


def test_folder_that_does_not_exist(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "beslut", "--from", paper, "-o", tmp_path / "ingen" / "b.docx")
    assert ended.code == ExitCode.WRITE_FAILED
    assert ended.err.count("\n") == 1


def test_the_source_is_never_replaced(cli: Cli, paper: Path) -> None:
    before = paper.read_bytes()
    assert cli("generate", "beslut", "--from", paper, "-o", paper).code == ExitCode.USAGE
    assert paper.read_bytes() == before
