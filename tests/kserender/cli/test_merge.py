"""`kserender merge`: a Word file where every party stands for its own changes, and a list of what has to be chosen."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from kserender.compare.merging import merge
from kserender.errors import ExitCode, NotAsWritten
from kserender.extract.readers import read
from kserender.model import Document, Heading, Paragraph
from kserender.render.merged_docx import merged_docx
from kserender.views import view

Cli = Callable[..., Any]  # the fixture of conftest.py

BASE = ["Ekhamra ska ha god kollektivtrafik.", "Bussarna går en gång i timmen.", "Nämnden redovisar utfallet i mars."]
RED = ["Ekhamra ska ha tät kollektivtrafik.", "Bussarna går två gånger i timmen.", BASE[2]]
BLUE = ["Ekhamra ska ha billig kollektivtrafik.", BASE[1], "Nattbussar införs på prov.", BASE[2]]


def word(path: Path, paragraphs: list[str]) -> Path:
    document = docx.Document()
    document.add_heading("Trafikplan", 1)
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def text(path: Path, paragraphs: list[str]) -> Path:
    path.write_text("# Trafikplan\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    names = {"bas.docx": BASE, "rott.docx": RED, "blatt.docx": BLUE}
    return [word(tmp_path / name, paragraphs) for name, paragraphs in names.items()]


def authors(document: Document) -> set[tuple[str | None, str]]:
    runs = (run for block in document.blocks if isinstance(block, Heading | Paragraph) for run in block.runs)
    return {(run.change.author, run.text.strip()) for run in runs if run.change}


def test_summary_says_what_to_choose(cli: Cli, files: list[Path]) -> None:
    ended = cli("merge", *files, "--as", "Röda", "--as", "Blå")
    assert ended.code == ExitCode.OK
    assert "2 ändringar som ingen säger emot" in ended.out
    assert "Röda – andra stycket under rubriken ”Trafikplan”: ”en gång” blir ”två gånger”" in ended.out
    assert "Ett val att göra" in ended.out
    assert "Röda: ”tät”" in ended.out
    assert "Blå: ”billig”" in ended.out


def test_names_are_those_of_the_files_when_nobody_is_named(cli: Cli, files: list[Path]) -> None:
    assert cli("merge", *files).out.startswith("Alternativ: rott, blatt\n")


def test_data(cli: Cli, files: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "ut.json"
    cli("merge", *files, "-o", output)
    data = json.loads(output.read_text(encoding="utf-8"))
    assert data["schema"] == "kserender/merged/1"
    assert [option["text"] for option in data["choices"][0]["options"]] == ["tät", "billig"]
    assert {one["action"] for one in data["consensus"]} == {"replace", "insert"}


@pytest.mark.parametrize("make", [word, text], ids=["from Word", "from text"])
def test_word_file_has_everybodys_changes_and_a_comment(
    cli: Cli, tmp_path: Path, make: Callable[[Path, list[str]], Path]
) -> None:
    suffix = ".docx" if make is word else ".md"
    names = {"bas": BASE, "rott": RED, "blatt": BLUE}
    files = [make(tmp_path / f"{name}{suffix}", paragraphs) for name, paragraphs in names.items()]
    output = tmp_path / "samlat.docx"
    ended = cli("merge", *files, "--as", "Röda", "--as", "Blå", "-o", output)
    assert ended.code == ExitCode.OK
    assert "Ett val att göra" in ended.err
    result = read(output)
    assert authors(result) >= {
        ("Röda, Blå", "god"),
        ("Röda", "tät"),
        ("Blå", "billig"),
        ("Röda", "två gånger"),
        ("Blå", "Nattbussar införs på prov."),
    }
    assert [block.text() for block in view(result, "original").blocks][1:] == BASE
    (comment,) = result.comments
    assert all(words in comment.text for words in ("Val 1", "Röda: tät", "Blå: billig", "god"))
    again = tmp_path / "igen.docx"
    cli("merge", *files, "--as", "Röda", "--as", "Blå", "-o", again)
    assert again.read_bytes() == output.read_bytes()


def test_names_must_be_as_many_as_the_files(cli: Cli, files: list[Path]) -> None:
    ended = cli("merge", *files, "--as", "Röda")
    assert ended.code == ExitCode.USAGE
    assert "2 filer och 1 namn" in ended.err


def test_no_such_kind_of_file(cli: Cli, files: list[Path], tmp_path: Path) -> None:
    ended = cli("merge", *files, "-o", tmp_path / "ut.xlsx")
    assert ended.code == ExitCode.USAGE
    assert ".docx" in ended.err
    assert not (tmp_path / "ut.xlsx").exists()


def test_a_file_that_is_read_is_not_written_over(cli: Cli, files: list[Path]) -> None:
    assert cli("merge", *files, "-o", files[0]).code == ExitCode.USAGE


def test_a_base_that_is_not_the_file_that_was_read_is_refused(files: list[Path], tmp_path: Path) -> None:
    merged = merge(read(files[0]), [("Röda", read(files[1])), ("Blå", read(files[2]))])
    assert merged.choices
    with pytest.raises(NotAsWritten):
        merged_docx(merged, word(tmp_path / "annan.docx", ["Något helt annat."]).read_bytes())
