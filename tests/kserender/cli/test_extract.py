"""`kserender extract`: structured data from one file or several."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kserender.errors import ExitCode
from kserender.paper import Extraction

Cli = Callable[..., Any]  # the fixture of conftest.py


def test_one_file_is_one_object(cli: Cli, paper: Path) -> None:
    ended = cli("extract", paper)
    assert ended.code == ExitCode.OK
    extraction = Extraction.model_validate_json(ended.out)
    assert extraction.papers[0].title == "Fler cykelbanor i Ekhamra"
    assert extraction.papers[0].diary_number == "2026-00042"
    assert extraction.papers[0].decisions[0].assigned_to == ["Tekniska nämnden"]
    assert ended.out.endswith("}\n")


def test_letters_are_written_as_letters(cli: Cli, paper: Path) -> None:
    assert "Tekniska nämnden" in cli("extract", paper).out


def test_several_files_are_a_list(cli: Cli, paper: Path) -> None:
    found = json.loads(cli("extract", paper, paper).out)
    assert [one["source"]["path"] for one in found] == [str(paper), str(paper)]


def test_json_lines(cli: Cli, paper: Path) -> None:
    lines = cli("extract", paper, paper, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["kserender/extraction/1"] * 2


def test_yaml_says_the_same_as_json(cli: Cli, paper: Path) -> None:
    said = yaml.safe_load(cli("extract", paper, "--format", "yaml").out)
    assert said == json.loads(cli("extract", paper).out)


def test_several_in_yaml_are_several_documents(cli: Cli, paper: Path) -> None:
    assert len(list(yaml.safe_load_all(cli("extract", paper, paper, "--format", "yaml").out))) == 2


def test_markdown_is_for_people(cli: Cli, paper: Path) -> None:
    out = cli("extract", paper, "--format", "md").out
    assert out.startswith("# Fler cykelbanor i Ekhamra\n")
    assert "Tekniska nämnden får i uppdrag" in out


def test_result_in_a_file(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("extract", paper, "-o", tmp_path / "ut.json")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert (tmp_path / "ut.json").read_text(encoding="utf-8") == cli("extract", paper).out


def test_the_file_that_is_read_is_never_replaced(cli: Cli, paper: Path) -> None:
    before = paper.read_bytes()
    ended = cli("extract", paper, "--format", "md", "-o", paper)
    assert ended.code == ExitCode.USAGE
    assert "skulle ersätta" in ended.err
    assert paper.read_bytes() == before


def test_missing_file_is_one_line_and_its_own_code(cli: Cli) -> None:
    ended = cli("extract", "saknas.docx")
    assert ended.code == ExitCode.NO_INPUT
    assert ended.out == ""
    assert ended.err.startswith("kserender: saknas.docx: Filen finns inte.")
    assert ended.err.count("\n") == 1


def test_nothing_does_not_replace_an_earlier_result(cli: Cli, tmp_path: Path) -> None:
    result = tmp_path / "ut.json"
    result.write_text("förra", encoding="utf-8")
    assert cli("extract", "saknas.docx", "-o", result).code == ExitCode.NO_INPUT
    assert result.read_text(encoding="utf-8") == "förra"


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "md"])
def test_others_come_out_when_one_fails(cli: Cli, paper: Path, tmp_path: Path, form: str) -> None:
    empty = tmp_path / "tom.txt"
    empty.write_bytes(b"")
    ended = cli("extract", "saknas.docx", paper, empty, "--format", form)
    assert ended.code == ExitCode.PARTIAL
    assert "Ekhamra" in ended.out
    lines = ended.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("kserender: saknas.docx: ")
    assert lines[1].startswith(f"kserender: {empty}: ")


def test_all_fail(cli: Cli) -> None:
    ended = cli("extract", "saknas.docx", "saknas.pdf")
    assert ended.code == ExitCode.PARTIAL
    assert json.loads(ended.out) == []


def test_name_that_is_no_text(cli: Cli, paper: Path, tmp_path: Path) -> None:
    odd = tmp_path / "\udce5rende.md"  # å in Latin-1
    try:
        odd.write_bytes(paper.read_bytes())
    except (OSError, UnicodeError):
        pytest.skip("this system takes no such names")
    ended = cli("extract", odd)
    assert ended.code == ExitCode.OK
    assert "rende.md" in json.loads(ended.out)["source"]["path"]


def test_file_named_as_an_option(cli: Cli, paper: Path) -> None:
    paper.rename(paper.with_name("--konstigt.md"))
    assert cli("extract", "--", "--konstigt.md").code == ExitCode.OK
