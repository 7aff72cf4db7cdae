"""`kserender index`: what a person is told, and the exit code."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.cli import progress
from kserender.corpus.indexing.report import Report
from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "arkiv").mkdir()
    text = "# Fler träd\n\nKommunstyrelsen beslutar att plantera.\n"
    (tmp_path / "arkiv" / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "arkiv" / "bild.png").write_bytes(b"x")
    return tmp_path / "arkiv"


def rows(out: str) -> dict[str, str]:
    return {line[2:].split("  ")[0]: line.split()[-1] for line in out.splitlines() if line.startswith("  ")}


def test_what_was_done_is_counted(cli: Cli, folder: Path) -> None:
    ended = cli("index", folder, "--db", "arkiv.db", "--jobs", 1)
    assert ended.code == ExitCode.OK
    assert ended.out.splitlines()[0] == "1 fil"
    assert rows(ended.out)["nya filer"] == "1"
    assert rows(ended.out)["filer av andra slag"] == "1"
    again = cli("index", folder, "--db", "sqlite:///arkiv.db", "--jobs", 1)
    assert (rows(again.out)["nya filer"], rows(again.out)["oförändrade filer"]) == ("0", "1")


def test_what_cannot_be_read_is_said_with_the_reason(cli: Cli, folder: Path) -> None:
    (folder / "tom\x1b.md").write_bytes(b"")
    ended = cli("index", folder, "--db", "arkiv.db", "--jobs", 1)
    assert ended.code == ExitCode.PARTIAL
    assert "I karantän (tomt 1)" in ended.out
    assert f"{folder}/tom\N{REPLACEMENT CHARACTER}.md: Filen är tom." in ended.out
    assert cli("index", folder, "--db", "arkiv.db").code == ExitCode.OK


def test_a_folder_that_is_not_there(cli: Cli, folder: Path) -> None:
    ended = cli("index", folder / "saknas", "--db", "arkiv.db")
    assert ended.code == ExitCode.NO_INPUT
    assert str(folder / "saknas") in ended.err


def test_what_is_no_archive(cli: Cli, folder: Path) -> None:
    (folder / "a.db").write_text("Hej " * 1000, encoding="utf-8")
    ended = cli("index", folder, "--db", folder / "a.db")
    assert ended.code == ExitCode.INVALID_DATA
    assert "Traceback" not in ended.err


def test_many_of_a_kind_are_not_all_listed() -> None:
    from kserender.cli.indexed import faults

    report = Report()
    for number in range(1234):
        report.quarantine(f"{number}.md", "tomt", "Filen är tom.")
    lines = list(faults(report))
    assert lines[0].startswith("I karantän (tomt 1\u00a0234)")
    assert len(lines) == 22
    assert lines[-1] == "  … och 1\u00a0214 till"


def test_lines_come_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    time = [0.0]
    tell = progress._lines(lambda: time[0])
    report = Report(total=1000)
    for second in range(46):
        time[0] = float(second)
        report.done = second * 10
        tell(report)
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "kserender: 150 av 1000 filer · 10 i sekunden · 1 min kvar",
        "kserender: 300 av 1000 filer · 10 i sekunden · 1 min kvar",
        "kserender: 450 av 1000 filer · 10 i sekunden · 55 s kvar",
    ]
