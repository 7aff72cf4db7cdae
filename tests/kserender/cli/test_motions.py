"""`kserender motions`: what differs, as sentences to move."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


@pytest.fixture
def other(paper: Path) -> Path:
    path = paper.with_name("annat.md")
    path.write_text(paper.read_text(encoding="utf-8").replace("tre nya", "fyra nya"), encoding="utf-8")
    return path


def test_sentences(cli: Cli, paper: Path, other: Path) -> None:
    ended = cli("motions", paper, other)
    assert ended.code == ExitCode.OK
    assert ended.out == "I punkt 1 ersätts ordet ”tre” med ”fyra”.\n"


def test_data(cli: Cli, paper: Path, other: Path) -> None:
    (one,) = json.loads(cli("motions", paper, other, "--format", "json").out)
    assert one["instruction"]["action"] == "replace"


def test_nothing_differs(cli: Cli, paper: Path) -> None:
    assert cli("motions", paper, paper).out == "Inget skiljer.\n"


def test_what_cannot_be_said_is_told(cli: Cli, tmp_path: Path) -> None:
    old, new = tmp_path / "gammal.md", tmp_path / "ny.md"
    old.write_text("Text.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n", encoding="utf-8")
    new.write_text("Text.\n\n| A | B | C |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n", encoding="utf-8")
    ended = cli("motions", old, new)
    assert "Formulera själv" in ended.out
    assert "kan inte sägas säkert" in ended.err
