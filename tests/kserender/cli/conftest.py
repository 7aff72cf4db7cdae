"""A command line run in this process, in a folder of its own and without anybody's settings."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kserender.cli.entry import run

PAPER = """\
# Fler cykelbanor i Ekhamra

Dnr 2026-00042

## Förslag till beslut

Kommunstyrelsen beslutar:

1. Tekniska nämnden får i uppdrag att anlägga tre nya cykelbanor.
2. Uppdraget ska redovisas senast i mars 2027.

## Sammanfattning

Det cyklas allt mer i Ekhamra, och banorna räcker inte.
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ended]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LANGUAGE", "")  # so that it is put back afterwards

    def call(*args: object) -> Ended:
        code = run([str(arg) for arg in args])
        written = capsys.readouterr()
        return Ended(code, written.out, written.err)

    return call


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper of an invented municipality."""
    path = tmp_path / "cykel.md"
    path.write_text(PAPER, encoding="utf-8")
    return path
