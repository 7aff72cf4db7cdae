"""`kserender compare`: only what differs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


@pytest.fixture
def other(paper: Path) -> Path:
    """The same paper, but for where the report goes and when."""
    path = paper.with_name("annat.md")
    text = paper.read_text(encoding="utf-8").replace("mars 2027", "oktober 2028")
    path.write_text(text, encoding="utf-8")
    return path


def test_comparison_as_text(cli: Cli, paper: Path, other: Path) -> None:
    ended = cli("compare", paper, other)
    assert ended.code == ExitCode.OK
    assert "[-mars 2027-]" in ended.out
    assert "{+oktober 2028+}" in ended.out
    assert not ended.err


def test_comparison_as_json(cli: Cli, paper: Path, other: Path) -> None:
    comparison = json.loads(cli("compare", paper, other, "--format", "json").out)
    assert comparison["schema"] == "kserender/comparison/1"
    assert [pair["relation"] for pair in comparison["decisions"]] == ["same", "changed"]
    assert comparison["a"]["path"] == str(paper)


@pytest.mark.parametrize("form", ["text", "json"])
def test_comparison_in_a_file(cli: Cli, paper: Path, other: Path, tmp_path: Path, form: str) -> None:
    ended = cli("compare", paper, other, "--format", form, "-o", tmp_path / "ut")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert "oktober" in (tmp_path / "ut").read_text(encoding="utf-8")


def test_papers_that_have_been_extracted(cli: Cli, paper: Path, other: Path, tmp_path: Path) -> None:
    cli("extract", other, "-o", tmp_path / "annat.json")
    assert "{+oktober 2028+}" in cli("compare", paper, tmp_path / "annat.json").out


def test_neither_file_is_replaced(cli: Cli, paper: Path, other: Path) -> None:
    before = other.read_bytes()
    assert cli("compare", paper, other, "-o", other).code == ExitCode.USAGE
    assert other.read_bytes() == before


def test_the_file_that_cannot_be_read_is_named(cli: Cli, paper: Path) -> None:
    ended = cli("compare", paper, "saknas.md")
    assert ended.code == ExitCode.NO_INPUT
    assert ended.err.startswith("kserender: saknas.md: ")
    assert ended.err.count("\n") == 1
