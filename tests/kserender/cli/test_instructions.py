"""`kserender instructions`: what a paper changes in another."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode
from kserender.paper import Instruction

Cli = Callable[..., Any]  # the fixture of conftest.py

PAPER = """\
Cykelparkering i Ekhamra

Följande ändringar görs i Cykelplan för Ekhamra 2026-2030:

- Tredje stycket under rubriken "Drift" stryks.
- På sidan 4 ersätts ordet "bör" med "ska".

Anslaget stryks nästa år.
"""


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    path = tmp_path / "ändringar.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_json_is_a_list_of_instructions(cli: Cli, changes: Path) -> None:
    ended = cli("instructions", changes, "--format", "json")
    assert ended.code == ExitCode.OK
    strike, replace = (Instruction.model_validate(one) for one in json.loads(ended.out))
    assert (strike.action, strike.target) == ("strike", 'Tredje stycket under rubriken "Drift"')
    assert strike.document == "Cykelplan för Ekhamra 2026-2030"
    assert [(one.unit, one.number, one.text, one.relation) for one in strike.where] == [
        ("stycke", "3", None, None),
        ("rubrik", None, "Drift", "under"),
    ]
    assert (replace.old, replace.new, replace.target) == ("bör", "ska", "På sidan 4")
    assert strike.place is not None
    assert replace.place is not None
    assert strike.place.paragraph != replace.place.paragraph


def test_text_is_for_people(cli: Cli, changes: Path) -> None:
    out = cli("instructions", changes).out
    assert out.startswith('Stryk: Tredje stycket under rubriken "Drift"\n')
    assert "  Dokument: Cykelplan för Ekhamra 2026-2030\n" in out
    assert "  Ny lydelse: ska\n" in out
    assert "Anslaget" not in out


def test_no_instructions_are_said_to_be_none(cli: Cli, paper: Path) -> None:
    assert cli("instructions", paper).out == "Inga ändringsanvisningar hittades.\n"
    assert json.loads(cli("instructions", paper, "--format", "json").out) == []


def test_a_sentence_on_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Punkt 4 utgår.\n".encode()), encoding="utf-8"))
    (one,) = json.loads(cli("instructions", "-", "--format", "json").out)
    assert (one["action"], one["target"], one["text"]) == ("strike", "Punkt 4", "Punkt 4 utgår.")


def test_result_in_a_file(cli: Cli, changes: Path, tmp_path: Path) -> None:
    cli("instructions", changes, "-o", tmp_path / "ut.txt")
    assert (tmp_path / "ut.txt").read_text(encoding="utf-8") == cli("instructions", changes).out


def test_missing_file_is_one_line(cli: Cli) -> None:
    ended = cli("instructions", "saknas.docx")
    assert ended.code == ExitCode.NO_INPUT
    assert ended.err.count("\n") == 1
