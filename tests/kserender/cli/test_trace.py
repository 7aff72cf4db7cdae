"""`kserender trace`: whose wording was adopted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


def test_shares_and_sources(cli: Cli, paper: Path) -> None:
    other = paper.with_name("annat.md")
    text = paper.read_text(encoding="utf-8")
    other.write_text(text.replace("tre nya", "fyra nya"), encoding="utf-8")
    ended = cli("trace", paper, paper, other, "--as", "Förslaget", "--as", "Alternativet")
    assert ended.code == ExitCode.OK
    assert "[1] Förslaget" in ended.out
    assert "i flera förslag" in ended.out
    assert "Beslutspunkt: Tekniska nämnden får i uppdrag" in ended.out
    assert "helt från [1] Förslaget" in ended.out


def test_data_of_the_decisions_only(cli: Cli, paper: Path) -> None:
    data = json.loads(cli("trace", paper, paper, "--decisions", "--format", "json").out)
    assert data["schema"] == "kserender/trace/1"
    assert {one["kind"] for one in data["sentences"]} == {"point"}
    assert data["shares"]["alone"] == {"papper": 1.0} or list(data["shares"]["alone"].values()) == [1.0]
    assert data["shares"]["new"] == 0


def test_a_file_that_is_not_there(cli: Cli, paper: Path) -> None:
    assert cli("trace", paper, paper.with_name("saknas.docx")).code == ExitCode.NO_INPUT
