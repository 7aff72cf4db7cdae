"""`kserender lexicon`: what is replaced throughout."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    text = (
        "# Plan\n\n=Alla ska ha ~~jämlika~~ **goda** villkor i skolan. De ~~jämlika~~ **goda** villkoren följs upp.\n"
    )
    path.write_text(text, encoding="utf-8")
    return path


def test_text(cli: Cli, marked: Path) -> None:
    ended = cli("lexicon", marked)
    assert ended.code == ExitCode.OK
    assert ended.out.startswith("jämlika → goda (2 gånger; utbytt genomgående)")


def test_between_two_files(cli: Cli, tmp_path: Path) -> None:
    old, new = tmp_path / "gammal.md", tmp_path / "ny.md"
    old.write_text("En jämlik skola. Den jämlika skolan kostar mer.\n", encoding="utf-8")
    new.write_text("En god skola. Den goda skolan kostar mer.\n", encoding="utf-8")
    (entry,) = json.loads(cli("lexicon", old, new, "--format", "json").out)["entries"]
    assert (entry["count"], entry["throughout"]) == (2, True)
    assert {form["struck"] for form in entry["forms"]} == {"jämlik", "jämlika"}


def test_spreadsheet_takes_nothing_for_a_formula(cli: Cli, marked: Path, tmp_path: Path) -> None:
    output = tmp_path / "lexikon.csv"
    cli("lexicon", marked, "--format", "csv", "-o", output)
    with output.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["Gammalt"] for row in rows] == ["jämlika", "jämlika"]
    assert rows[0]["I sitt sammanhang"].startswith("'=")


def test_nothing_marked(cli: Cli, paper: Path) -> None:
    assert cli("lexicon", paper).out == "Inget byts ut.\n"
