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


CASE_FILE = """Tjänsteskrivelse
Datum 2026-02-02
Dnr KS 2026/0007
Bänkar längs kanalen
Förslag till beslut
Tolv bänkar köps in.
Nora Lundin
Kommundirektör
Kommunstyrelsen
Yrkande   Liberalerna
2026-02-09
Yrkande angående bänkar längs kanalen
Förslag till beslut
I kommunstyrelsen:
1. Tolv bänkar köps in.
2. Två av dem får armstöd.
"""


def test_case_file_begins_with_its_papers(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "handlingar.txt"
    file.write_text(CASE_FILE, encoding="utf-8")
    shown = " ".join(cli("show", file).out.split())
    before, _, after = shown.partition("──")
    assert before.startswith("2 handlingar i filen 1. Tjänsteskrivelse")
    assert "2. Yrkande · Liberalerna · 2026-02-09 · 2 punkter Yrkande angående bänkar längs kanalen" in before
    assert "handling 1 · Tjänsteskrivelse" in after
    assert "handling 2 · Yrkande" in after
