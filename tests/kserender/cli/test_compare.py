"""`kserender compare`: what proposals would decide, or what was edited between versions."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kserender.cli.compared import PROPOSALS, VERSIONS
from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py

ALTERNATIVE = """\
# Fler cykelbanor i Ekhamra

ALTERNATIVT FÖRSLAG

## Förslag till beslut

Kommunstyrelsen beslutar:

1. Kulturnämnden får i uppdrag att anlägga tre nya cykelbanor.

## Skäl

Kultur och cykling hör ihop på ett sätt som hittills inte har tagits till vara.
"""


@pytest.fixture
def other(paper: Path) -> Path:
    """The same paper, but for when the report is due."""
    path = paper.with_name("annat.md")
    path.write_text(paper.read_text(encoding="utf-8").replace("mars 2027", "oktober 2028"), encoding="utf-8")
    return path


@pytest.fixture
def alternative(paper: Path) -> Path:
    """Another paper on the same matter."""
    path = paper.with_name("alternativ.md")
    path.write_text(ALTERNATIVE, encoding="utf-8")
    return path


def test_versions_of_one_text_are_told_from_proposals(cli: Cli, paper: Path, other: Path, alternative: Path) -> None:
    ended = cli("compare", paper, other)
    assert ended.code == ExitCode.OK
    assert "[-mars 2027-]{+oktober 2028+}" in ended.out
    assert "jämförs som versioner" in ended.err
    ended = cli("compare", paper, alternative)
    assert "Punkt för punkt" in ended.out
    assert "jämförs som förslag" in ended.err


def test_the_mode_can_be_said(cli: Cli, paper: Path, other: Path) -> None:
    ended = cli("compare", paper, other, "--mode", "proposals")
    assert "Tid: oktober 2028 enligt" in ended.out
    assert not ended.err


def test_three_proposals(cli: Cli, paper: Path, other: Path, alternative: Path) -> None:
    found = json.loads(cli("compare", paper, other, alternative, "--format", "json").out)
    assert [head["role"] for head in found["papers"]] == ["base", "alternative", "alternative"]
    assert [len(matter["stances"]) for matter in found["matters"]] == [3, 3]


def test_what_is_printed_keeps_to_the_schema(cli: Cli, paper: Path, alternative: Path) -> None:
    schema = json.loads(cli("schema", "comparison").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(cli("compare", paper, alternative, "--format", "json").out), schema)


def test_versions_as_json(cli: Cli, paper: Path, other: Path) -> None:
    assert json.loads(cli("compare", paper, other, "--format", "json").out)["schema"] == "kserender/versions/1"


@pytest.mark.parametrize("suffix", sorted({".txt", ".json", ".md"} & set(PROPOSALS)))
def test_the_suffix_says_in_which_form(cli: Cli, paper: Path, alternative: Path, tmp_path: Path, suffix: str) -> None:
    ended = cli("compare", paper, alternative, "-o", tmp_path / f"ut{suffix}")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert "Kulturnämnden" in (tmp_path / f"ut{suffix}").read_text(encoding="utf-8")


def test_a_form_that_is_named_goes_before_the_suffix(cli: Cli, paper: Path, alternative: Path, tmp_path: Path) -> None:
    cli("compare", paper, alternative, "--format", "json", "-o", tmp_path / "ut")
    assert json.loads((tmp_path / "ut").read_text(encoding="utf-8"))["schema"] == "kserender/comparison/1"


@pytest.mark.parametrize("name", ["ut.odt", "ut", "ut.docx.gz"])
def test_a_form_that_nothing_is_written_in(cli: Cli, paper: Path, alternative: Path, tmp_path: Path, name: str) -> None:
    ended = cli("compare", paper, alternative, "-o", tmp_path / name)
    assert ended.code == ExitCode.USAGE
    assert all(suffix in ended.err for suffix in {*PROPOSALS, *VERSIONS})
    assert not (tmp_path / name).exists()


def test_a_form_that_only_the_other_mode_has(cli: Cli, paper: Path, other: Path, tmp_path: Path) -> None:
    ended = cli("compare", paper, other, "--mode", "versions", "-o", tmp_path / "ut.md")
    assert ended.code == ExitCode.USAGE
    assert "versioner skrivs inte som ”.md”" in ended.err


def test_differences_that_are_passed_over(cli: Cli, paper: Path, tmp_path: Path) -> None:
    loud = tmp_path / "högt.md"
    loud.write_text(paper.read_text(encoding="utf-8").replace("Det cyklas", "DET CYKLAS"), encoding="utf-8")
    assert "[-Det" in cli("compare", paper, loud).out
    assert "[-Det" not in cli("compare", paper, loud, "--ignore", "quotes,case").out
    ended = cli("compare", paper, loud, "--ignore", "färg")
    assert ended.code == ExitCode.USAGE
    assert "färg" in ended.err


def test_papers_that_have_been_extracted(cli: Cli, paper: Path, other: Path, tmp_path: Path) -> None:
    cli("extract", other, "-o", tmp_path / "annat.json")
    assert "{+oktober 2028+}" in cli("compare", paper, tmp_path / "annat.json").out
    ended = cli("compare", paper, tmp_path / "annat.json", "--mode", "versions")
    assert ended.code == ExitCode.USAGE
    assert "annat.json" in ended.err


def test_one_paper_alone_has_nothing_to_be_compared_with(cli: Cli, paper: Path) -> None:
    assert cli("compare", paper).code == ExitCode.USAGE


def test_versions_are_two(cli: Cli, paper: Path, other: Path, alternative: Path) -> None:
    assert cli("compare", paper, other, alternative, "--mode", "versions").code == ExitCode.USAGE


def test_no_file_is_replaced(cli: Cli, paper: Path, other: Path) -> None:
    before = other.read_bytes()
    assert cli("compare", paper, other, "-o", other).code == ExitCode.USAGE
    assert other.read_bytes() == before


def test_the_file_that_cannot_be_read_is_named(cli: Cli, paper: Path) -> None:
    ended = cli("compare", paper, "saknas.md")
    assert ended.code == ExitCode.NO_INPUT
    assert ended.err.startswith("kserender: saknas.md: ")
    assert ended.err.count("\n") == 1


MARKED = "# Bron\n\n## Beslut\n\nKommunstyrelsen beslutar:\n\n1. Bron rivs i ~~mars~~ **maj** 2027.\n"


def test_the_view_of_marked_changes(cli: Cli, tmp_path: Path) -> None:
    for name, text in (("a.md", MARKED), ("b.md", MARKED.replace("rivs", "målas"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    revised = cli("compare", "a.md", "b.md", "--mode", "versions").out
    original = cli("compare", "a.md", "b.md", "--mode", "versions", "--view", "original").out
    assert "[-rivs-]{+målas+} i maj" in revised or "maj" in revised
    assert "mars" in original
    assert "mars" not in revised


@pytest.fixture
def word(tmp_path: Path) -> tuple[Path, Path]:
    """A Word file, and a newer version of it."""
    from docx import Document

    paths = tmp_path / "gammal.docx", tmp_path / "ny.docx"
    for path, months in zip(paths, ("mars", "maj"), strict=True):
        document = Document()
        document.add_heading("Bron i Norrdal", 1)
        document.add_paragraph(f"Bron målas om i {months} nästa år, när isen har gått och vattnet har sjunkit undan.")
        document.save(str(path))
    return paths


def test_versions_as_a_word_file_with_tracked_changes(cli: Cli, word: tuple[Path, Path], tmp_path: Path) -> None:
    ended = cli("compare", *word, "-o", tmp_path / "ut.docx", "--author", "Karin Ståhlnäs")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert "[-mars-]{+maj+}" in cli("read", tmp_path / "ut.docx").out
    assert "Karin Ståhlnäs" in cli("read", tmp_path / "ut.docx", "--format", "json").out


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_versions_as_a_pdf(cli: Cli, word: tuple[Path, Path], tmp_path: Path) -> None:
    assert cli("compare", *word, "-o", tmp_path / "ut.pdf").code == ExitCode.OK
    assert (tmp_path / "ut.pdf").read_bytes().startswith(b"%PDF")


def test_proposals_are_not_written_as_a_redline(cli: Cli, word: tuple[Path, Path], tmp_path: Path) -> None:
    forms = {suffix for suffix in (".docx", ".pdf") if suffix not in PROPOSALS}
    for suffix in forms:
        ended = cli("compare", *word, "--mode", "proposals", "-o", tmp_path / f"ut{suffix}")
        assert ended.code == ExitCode.USAGE
        assert not (tmp_path / f"ut{suffix}").exists()


CASE = """\
Kommunfullmäktige

Handling 2026 nr 12

Yttrande över motion av Anna Berg (V) om fler bänkar i parkerna

Till Ekhamra kommunfullmäktige

Kommunstyrelsens förslag

Kommunstyrelsen föreslår att kommunfullmäktige beslutar:

Den av Anna Berg väckta motionen avslås.

Ekhamra den 4 mars 2026

Ekhamra kommunstyrelse

Kommunstyrelsen

Yrkande                                 Vänsterpartiet
2026-03-02                              Ärende 7

Yrkande angående motion av Anna Berg (V) om fler bänkar i parkerna

Förslag till beslut
I kommunstyrelsen och kommunfullmäktige:

1. Motionen bifalles.
2. Tekniska nämnden får i uppdrag att redovisa var bänkarna ska stå.

Yrkandet
Den som blir trött behöver någonstans att sitta, och i dag finns det långt mellan bänkarna.

Kommunstyrelsen

Yrkande                                 Moderaterna, Liberalerna
2026-03-03                              Ärende 7

Yrkande angående motion av Anna Berg (V) om fler bänkar i parkerna

Förslag till beslut
I kommunstyrelsen och kommunfullmäktige:

1. Motionen anses besvarad.

Yrkandet
Nämnden ställer redan ut bänkar där det behövs, och har pengar till det i sin budget.
"""


def test_a_case_file_alone(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "akt.txt").write_text(CASE, encoding="utf-8")
    ended = cli("compare", "akt.txt")
    assert ended.code == ExitCode.OK
    text = " ".join(ended.out.split())
    assert "Motionen: • Kommunstyrelsen vill avslå; V vill bifalla; M och L vill anse den besvarad" in text
    assert "Bara V: • Tekniska nämnden får i uppdrag att redovisa var bänkarna ska stå." in text


def test_minutes_alone_hold_no_alternatives(cli: Cli, tmp_path: Path) -> None:
    paragraphs = (
        f"§ {n}\nDnr KS 2026-0000{n}\n{title}\nBeslut\nKommunstyrelsen beslutar att {what}.\n"
        for n, title, what in ((1, "Taxa för vatten", "anta taxan"), (2, "Plan för vägar", "anta planen"))
    )
    text = "Sammanträdesprotokoll\nKommunstyrelsen\n2026-03-04\n\n" + "\n".join(paragraphs)
    (tmp_path / "protokoll.txt").write_text(text, encoding="utf-8")
    ended = cli("compare", "protokoll.txt")
    assert ended.code == ExitCode.USAGE
    assert "alternativ" in ended.err
