"""`kserender stats`: the counts a person can check by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py

MINUTES = """§ 1
Val av justerare
Beslut
Eva Ek utses.
§ 2 Dnr KS 2025/12
Simhall
Beslut
Planen antas.
"""


def test_counts(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "protokoll.txt"
    file.write_text(MINUTES, encoding="utf-8")
    ended = cli("stats", file)
    assert ended.code == ExitCode.OK
    rows = {line.split("  ")[0]: line.split()[-3] for line in ended.out.splitlines()}
    assert rows["handlingar"] == "2"
    assert rows["med diarienummer"] == "1"
    assert rows["med beslut"] == "2"


def test_a_file_that_is_not_there_does_not_stop_the_others(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "protokoll.txt"
    file.write_text(MINUTES, encoding="utf-8")
    ended = cli("stats", tmp_path / "none.txt", file)
    assert ended.code == ExitCode.PARTIAL
    assert "none.txt" in ended.err
    assert "handlingar" in ended.out


def test_a_folder_stands_for_its_papers(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "arkiv").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "arkiv" / name).write_text(MINUTES, encoding="utf-8")
    ended = cli("stats", tmp_path / "arkiv")
    assert ended.code == ExitCode.OK
    assert ended.out.splitlines()[0].split() == ["handlingar", "4", "100.0", "%"]


def test_an_empty_folder_is_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "tomt").mkdir()
    assert cli("stats", tmp_path / "tomt").code == ExitCode.NO_INPUT


def test_alarms_are_told(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "protokoll.txt"
    file.write_text(MINUTES.replace("§ 2", "§ 4"), encoding="utf-8")
    assert "2–3" in cli("stats", file).err
