"""`kserender show`: a summary to read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


def test_summary_of_a_paper(cli: Cli, paper: Path) -> None:
    ended = cli("show", paper)
    assert ended.code == ExitCode.OK
    assert "Fler cykelbanor i Ekhamra" in ended.out
    assert "2026-00042" in ended.out
    assert "Tekniska nämnden får i uppdrag att anlägga tre nya cykelbanor." in " ".join(ended.out.split())
    assert not ended.err


def test_english_on_request(cli: Cli, paper: Path) -> None:
    assert cli("show", paper).out != cli("--lang", "en", "show", paper).out


def test_missing_file(cli: Cli) -> None:
    ended = cli("show", "saknas.pdf")
    assert (ended.code, ended.out) == (ExitCode.NO_INPUT, "")
    assert ended.err.startswith("kserender: saknas.pdf: Filen finns inte.")
