"""`kserender read`: what files say, in three views and three forms."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode
from kserender.extract import readers
from kserender.model import Change, Document, Message, Paragraph, Place, Run, Source
from kserender.model_json import from_json

Cli = Callable[..., Any]  # the fixture of conftest.py

TEXT = """\
# Badet

Badet öppnar i ~~maj~~ <ins>juni</ins>.[^1]

[^1]: Om det är varmt.
"""


@pytest.fixture
def bath(tmp_path: Path) -> Path:
    path = tmp_path / "bad.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("view", "line"),
    [
        ("marked", "Badet öppnar i [-maj-] {+juni+}.[1]"),
        ("original", "Badet öppnar i maj .[1]"),
        ("revised", "Badet öppnar i  juni.[1]"),
    ],
)
def test_views(cli: Cli, bath: Path, view: str, line: str) -> None:
    ended = cli("read", bath, "--view", view)
    assert (ended.code, ended.err) == (ExitCode.OK, "")
    assert ended.out == f"Badet\n{line}\n\n[1] Om det är varmt.\n"


def test_marked_text_is_what_it_gives_without_being_asked(cli: Cli, bath: Path) -> None:
    assert cli("read", bath).out == cli("read", bath, "--view", "marked", "--format", "text").out


def test_markdown_reads_back(cli: Cli, bath: Path, tmp_path: Path) -> None:
    out = cli("read", bath, "--format", "md").out
    assert out == TEXT
    (tmp_path / "igen.md").write_text(out, encoding="utf-8")
    assert cli("read", tmp_path / "igen.md", "--format", "md").out == out


def test_json_is_the_document(cli: Cli, bath: Path) -> None:
    assert from_json(json.loads(cli("read", bath, "--format", "json").out)) == readers.read(bath)


def test_json_of_a_view(cli: Cli, bath: Path) -> None:
    document = from_json(json.loads(cli("read", bath, "--format", "json", "--view", "original").out))
    assert document.text() == document.text("original") == readers.read(bath).text("original")


def test_several_files(cli: Cli, bath: Path) -> None:
    one = cli("read", bath).out
    assert cli("read", bath, bath).out == f"==> {bath} <==\n{one}\n==> {bath} <==\n{one}"
    assert len(json.loads(cli("read", bath, bath, "--format", "json").out)) == 2
    assert cli("read", bath, bath, "--format", "md").out == f"{TEXT}\n---\n\n{TEXT}"


def test_one_of_several_fails(cli: Cli, bath: Path) -> None:
    ended = cli("read", "saknas.docx", bath, "--format", "json")
    assert ended.code == ExitCode.PARTIAL
    assert ended.err.startswith("kserender: saknas.docx: ")
    assert len(json.loads(ended.out)) == 1


def test_a_file_that_is_missing(cli: Cli) -> None:
    for form in ("text", "md", "json"):
        ended = cli("read", "saknas.docx", "--format", form)
        assert (ended.code, ended.out) == (ExitCode.NO_INPUT, "")
        assert ended.err.count("\n") == 1


def test_a_folder_stands_for_its_papers(cli: Cli, bath: Path, tmp_path: Path) -> None:
    (tmp_path / "lista.csv").write_text("x", encoding="utf-8")
    assert cli("read", tmp_path, "--no-isolate").out == f"==> {bath} <==\n{cli('read', bath).out}"
    assert cli("read", tmp_path).out == f"==> {bath} <==\n{cli('read', bath).out}"


def test_an_empty_folder(cli: Cli, tmp_path: Path) -> None:
    ended = cli("read", tmp_path)
    assert (ended.code, ended.out) == (ExitCode.NO_INPUT, "")
    assert ended.err.count("\n") == 1


def test_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli("read", "-", "--view", "revised").out.startswith("Badet\nBadet öppnar i  juni.")


def test_result_in_a_file(cli: Cli, bath: Path, tmp_path: Path) -> None:
    ended = cli("read", bath, "-o", tmp_path / "ut.txt")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert (tmp_path / "ut.txt").read_text(encoding="utf-8") == cli("read", bath).out


def test_the_file_that_is_read_is_never_replaced(cli: Cli, bath: Path) -> None:
    assert cli("read", bath, "-o", bath).code == ExitCode.USAGE
    assert bath.read_text(encoding="utf-8") == TEXT


def test_nothing_does_not_replace_an_earlier_result(cli: Cli, tmp_path: Path) -> None:
    result = tmp_path / "ut.txt"
    result.write_text("förra", encoding="utf-8")
    assert cli("read", "saknas.docx", "-o", result).code == ExitCode.NO_INPUT
    assert result.read_text(encoding="utf-8") == "förra"


PLACE = Place("prov.docx", None, 1, 0, 1)


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Document:
    """What a reader could give: a damaged part, guidance, and signs that a terminal obeys."""
    blocks = (
        Paragraph(runs=(Run("[Skriv här.]"),), place=PLACE, layer="guidance"),
        Paragraph(runs=(Run("a\x1b]0;x\x07b", change=Change("struck", "tracked")),), place=PLACE),
    )
    messages = (Message("docx-part-damaged", "error", "En del är skadad."),)
    document = Document(source=Source("prov.docx", ""), blocks=blocks, messages=messages)
    monkeypatch.setattr(readers, "read", lambda path, *, isolate: document)
    return document


def test_what_was_read_only_in_part(cli: Cli, odd: Document) -> None:
    ended = cli("read", "prov.docx")
    assert ended.code == ExitCode.PARTIAL
    assert ended.err == "kserender: prov.docx: Inte läst: En del är skadad.\n"


def test_all_or_the_papers_own_text(cli: Cli, odd: Document) -> None:
    for form in ("text", "md"):
        assert "Skriv" not in cli("read", "prov.docx", "--format", form).out
        assert "Skriv" in cli("read", "prov.docx", "--format", form, "--all").out
    assert "Skriv" in cli("read", "prov.docx", "--format", "json").out


def test_a_terminal_is_not_given_signs_that_it_obeys(cli: Cli, odd: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" in cli("read", "prov.docx").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli("read", "prov.docx").out == "[-a\ufffd]0;x\ufffdb-]\n"


def test_a_fault_of_ours_in_one_file_is_told_and_the_next_is_read(
    cli: Cli, bath: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = readers.read

    def faulty(path: Path, *, isolate: bool) -> Document:
        return read(path) if path == bath else 1 // 0  # type: ignore[return-value]

    monkeypatch.setattr(readers, "read", faulty)
    ended = cli("read", "x.docx", bath)
    assert ended.code == ExitCode.PARTIAL
    assert "ZeroDivisionError" in ended.err
    assert "Om det är varmt." in ended.out
