"""`kserender generate expediering`: a file for each receiver, all or none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py
PAPER = """title: Lekplatser
body: Kommunstyrelsen
decisions:
  - text: Anta planen.
  - {text: Anvisa 3 mnkr., recommends_to: Kommunfullmäktige}
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    place = tmp_path / "beslut.yaml"
    place.write_text(f"{PAPER}dispatch:\n  - text: KF\n  - text: Parkkontoret\n", encoding="utf-8")
    return place


def test_a_file_for_each_receiver(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "expediering", "--from", paper, "-o", tmp_path / "ut")
    assert ended.code == ExitCode.OK, ended.err
    assert sorted(one.name for one in (tmp_path / "ut").iterdir()) == [
        "01-kommunfullmaktige.docx",
        "02-parkkontoret.docx",
    ]
    before = [one.read_bytes() for one in sorted((tmp_path / "ut").iterdir())]
    cli("generate", "expediering", "--from", paper, "-o", tmp_path / "ut")
    assert [one.read_bytes() for one in sorted((tmp_path / "ut").iterdir())] == before


def test_without_receivers_nothing_is_written(cli: Cli, tmp_path: Path) -> None:
    source = tmp_path / "beslut.yaml"
    source.write_text(PAPER, encoding="utf-8")
    ended = cli("generate", "expediering", "--from", source, "-o", tmp_path / "ut")
    assert ended.code == ExitCode.INVALID_DATA
    assert "dispatch" in ended.err
    assert not (tmp_path / "ut").exists()


def test_a_file_s_name_is_no_folder(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "expediering", "--from", paper, "-o", tmp_path / "ut.docx")
    assert ended.code == ExitCode.USAGE
    assert not (tmp_path / "ut.docx").exists()
