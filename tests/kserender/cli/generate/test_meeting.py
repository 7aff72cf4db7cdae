"""`kserender generate protokoll`, `kallelse` and `beslutslogg`: of a meeting's papers, without retyping."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
import openpyxl
import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py
EXAMPLES = Path(__file__).parents[4] / "examples"


def papers(cli: Cli, path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli("extract", path).out)["papers"]
    return found


def test_the_example_is_a_whole_meeting(cli: Cli, tmp_path: Path) -> None:
    ended = cli("generate", "protokoll", EXAMPLES / "sammantrade.yaml", "-o", tmp_path / "p.docx")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert "3 ärenden" in ended.err
    assert [paper["paragraph"] for paper in papers(cli, tmp_path / "p.docx")] == ["45", "46", "47"]


def test_minutes_are_numbered_from_where_one_says(cli: Cli, tmp_path: Path) -> None:
    cli("generate", "protokoll", EXAMPLES / "sammantrade.yaml", "-o", tmp_path / "p.docx", "--first-paragraph", "120")
    again = cli("generate", "protokoll", "--from", tmp_path / "p.docx", "-o", tmp_path / "q.docx")
    assert again.code == ExitCode.OK
    before, after = (papers(cli, tmp_path / name) for name in ("p.docx", "q.docx"))
    assert [paper["paragraph"] for paper in after] == ["120", "121", "122"]
    for field in ("title", "diary_number", "votes", "summary"):
        for one, other in zip(before, after, strict=True):
            assert _placeless(one[field]) == _placeless(other[field])


def _placeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _placeless(inner) for key, inner in value.items() if key != "place"}
    return [_placeless(inner) for inner in value] if isinstance(value, list) else value


def test_papers_alone_lack_the_meeting(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "protokoll", "--from", paper, "-o", tmp_path / "p.docx", "--first-paragraph", "3")
    assert ended.code == ExitCode.INVALID_DATA
    for field in ("meeting.body", "meeting.date", "meeting.present", "meeting.adjusters"):
        assert field in ended.err
    assert not (tmp_path / "p.docx").exists()
    draft = cli(
        "generate", "protokoll", "--from", paper, "-o", tmp_path / "p.docx", "--first-paragraph", "3", "--draft"
    )
    assert draft.code == ExitCode.OK
    assert (tmp_path / "p.docx").exists()


def test_papers_are_added_to_the_meeting(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "protokoll", EXAMPLES / "sammantrade.yaml", "--from", paper, "-o", tmp_path / "p.docx")
    assert ended.code == ExitCode.OK
    assert [found["title"] for found in papers(cli, tmp_path / "p.docx")][-1] == "Fler cykelbanor i Ekhamra"


def test_a_summons_of_the_same_file(cli: Cli, tmp_path: Path) -> None:
    ended = cli("generate", "kallelse", EXAMPLES / "sammantrade.yaml", "-o", tmp_path / "k.docx")
    assert ended.code == ExitCode.OK
    table = python_docx.Document(io.BytesIO((tmp_path / "k.docx").read_bytes())).tables[0]
    assert len(table.rows) == 4


def test_a_log_of_several_meetings(cli: Cli, paper: Path, tmp_path: Path) -> None:
    source = EXAMPLES / "sammantrade.yaml"
    ended = cli("generate", "beslutslogg", source, "--from", source, "--from", paper, "-o", tmp_path / "l.xlsx")
    assert ended.code == ExitCode.OK
    rows = list(openpyxl.load_workbook(tmp_path / "l.xlsx").active.iter_rows(values_only=True))
    assert len(rows) == 1 + 2 * 7 + 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["protokoll", "-o", "p.docx"], "--from"),
        (["protokoll", "möte.yaml", "-o", "p.odt"], ".docx"),
        (["kallelse", "saknas.yaml", "-o", "p.docx"], "saknas.yaml"),
        (["beslutslogg", "möte.yaml", "-o", "l.csv"], ".xlsx"),
        (["protokoll", "möte.yaml", "-o", "p.docx"], "rubrik"),
    ],
)
def test_what_cannot_be_done_is_said(cli: Cli, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "möte.yaml").write_text("meeting: {}\npapers: [{rubrik: Ett}]\n", encoding="utf-8")
    ended = cli("generate", *arguments)
    assert ended.code not in (ExitCode.OK, ExitCode.INTERNAL)
    assert said in ended.err
    assert not (tmp_path / "p.docx").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice makes the PDF, and it is not installed")
def test_minutes_as_pdf(cli: Cli, tmp_path: Path) -> None:
    assert cli("generate", "protokoll", EXAMPLES / "sammantrade.yaml", "-o", tmp_path / "p.pdf").code == ExitCode.OK
    assert [paper["paragraph"] for paper in papers(cli, tmp_path / "p.pdf")] == ["45", "46", "47"]
