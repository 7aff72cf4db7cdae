"""`kserender stats`: the counts a person can check by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with the minutes."""
    from kserender.corpus.rows import rows
    from kserender.corpus.store import open_store
    from kserender.corpus.store.writing import Batch, Present
    from kserender.extract import extract

    (tmp_path / "protokoll.txt").write_text(MINUTES, encoding="utf-8")
    extraction = extract(tmp_path / "protokoll.txt")
    with open_store(str(tmp_path / "arkiv.db"), create=True) as store:
        made = rows(extraction, size=1)
        store.write(Batch(contents=[made], present=[Present("protokoll.txt", extraction.source.sha256, 1)]))
    return tmp_path / "arkiv.db"


def test_of_an_archive_the_same_is_counted_as_of_its_files(cli: Cli, archive: Path, tmp_path: Path) -> None:
    of_files = [line.split()[-3] for line in cli("stats", tmp_path / "protokoll.txt").out.splitlines()]
    ended = cli("stats", "--db", archive, "--format", "json")
    assert ended.code == ExitCode.OK
    found = json.loads(ended.out)
    assert [str(found["papers"]), *(str(rate["count"]) for rate in found["rates"])] == of_files


def test_of_an_archive_as_text_and_as_a_page(cli: Cli, archive: Path, tmp_path: Path) -> None:
    assert "med diarienummer" in cli("stats", "--db", archive).out
    ended = cli("stats", "--db", archive, "-o", tmp_path / "rapport.html")
    assert ended.code == ExitCode.OK
    assert (tmp_path / "rapport.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("options", [[], ["a.txt", "--db", "arkiv.db"], ["a.txt", "-o", "ut.html"]])
def test_of_files_or_of_an_archive(cli: Cli, options: list[str]) -> None:
    assert cli("stats", *options).code == ExitCode.USAGE
