"""`kserender demo`: the whole way, on what is shipped."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.cli import demo
from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


def test_the_whole_way(cli: Cli, tmp_path: Path) -> None:
    ended = cli("demo")
    assert ended.code == ExitCode.OK
    assert not ended.err
    results = {path.name for path in (tmp_path / "kserender-demo").iterdir()}
    assert len([name for name in results if name.endswith(".docx")]) >= 2
    assert len([name for name in results if name.endswith(".txt")]) >= 1
    for name in results:
        assert name in ended.out  # everything that was made is told of


def test_results_where_they_are_wanted(cli: Cli, tmp_path: Path) -> None:
    assert cli("demo", "--to", tmp_path / "djupt" / "ner").code == ExitCode.OK
    assert list((tmp_path / "djupt" / "ner").glob("*.docx"))


def test_every_example_says_something(cli: Cli, tmp_path: Path) -> None:
    cli("demo")
    for path in (tmp_path / "kserender-demo").glob("*.json"):
        paper = json.loads(path.read_text(encoding="utf-8"))["papers"][0]
        assert paper["title"]
        assert paper["municipality"] == "Ekhamra kommun"
        assert paper["decisions"] or paper["action_tables"]


def test_an_example_that_fails_does_not_stop_the_others(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: Path
) -> None:
    folder = tmp_path / "exempel"
    folder.mkdir()
    (folder / "tom.md").write_bytes(b"")
    paper.rename(folder / "cykel.md")
    monkeypatch.setattr(demo, "EXAMPLES", folder)
    ended = cli("demo")
    assert ended.code == ExitCode.EMPTY
    assert "tom.md" in ended.err
    assert "cykel.json" in ended.out


def test_a_file_in_the_way(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "kserender-demo").write_bytes(b"")
    ended = cli("demo")
    assert ended.code == ExitCode.USAGE
    assert "är en fil" in ended.err


def test_a_folder_that_cannot_be_made(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    ended = cli("demo", "--to", tmp_path / "fil" / "ner")
    assert ended.code == ExitCode.WRITE_FAILED
    assert ended.err.count("\n") == 1
