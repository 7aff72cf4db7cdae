"""`kserender generate beslut`: a decision document that reads back as what it was made from."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py


def decisions(cli: Cli, path: Path) -> list[str]:
    """The decisions of a file, as `extract` finds them."""
    return [decision["text"] for decision in json.loads(cli("extract", path).out)["papers"][0]["decisions"]]


@pytest.mark.parametrize("form", ["md", "json", "yaml"])
def test_decisions_are_the_same(cli: Cli, paper: Path, tmp_path: Path, form: str) -> None:
    source = paper
    if form != "md":
        source = tmp_path / f"cykel.{form}"
        cli("extract", paper, "--format", form, "-o", source)
    ended = cli("generate", "beslut", "--from", source, "-o", tmp_path / "beslut.docx")
    assert ended.code == ExitCode.OK
    assert ended.out == ""
    assert "2 beslutspunkter" in ended.err
    assert decisions(cli, tmp_path / "beslut.docx") == decisions(cli, paper)


def test_twice_gives_the_same_bytes(cli: Cli, paper: Path, tmp_path: Path) -> None:
    for name in ("ett.docx", "två.docx"):
        cli("generate", "beslut", "--from", paper, "-o", tmp_path / name)
    assert (tmp_path / "ett.docx").read_bytes() == (tmp_path / "två.docx").read_bytes()


def test_the_profile_is_that_of_the_line_the_environment_or_the_file(
    cli: Cli, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*args: str) -> bytes:
        result = tmp_path / "beslut.docx"
        result.unlink(missing_ok=True)
        assert cli("generate", "beslut", "--from", paper, "-o", result, *args).code == ExitCode.OK
        return result.read_bytes()

    other = made("--profile", "motala")
    assert other != made()
    (tmp_path / "kserender.toml").write_text('profile = "motala"', encoding="utf-8")
    assert made() == other
    monkeypatch.setenv("KSERENDER_PROFILE", "generic")
    assert made() != other


def test_unknown_profile_leaves_nothing(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "beslut", "--from", paper, "-o", tmp_path / "b.docx", "--profile", "ingenstans")
    assert ended.code == ExitCode.USAGE
    assert "ingenstans" in ended.err
    assert not (tmp_path / "b.docx").exists()


def test_data_without_the_agreed_form(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "fel.json").write_text('{"titel": "x"}', encoding="utf-8")
    ended = cli("generate", "beslut", "--from", tmp_path / "fel.json", "-o", tmp_path / "b.docx")
    assert ended.code == ExitCode.INVALID_DATA
    assert ended.err.startswith(f"kserender: {tmp_path / 'fel.json'}: ")
    assert ended.err.count("\n") == 1
    assert not (tmp_path / "b.docx").exists()


def test_folder_that_does_not_exist(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "beslut", "--from", paper, "-o", tmp_path / "ingen" / "b.docx")
    assert ended.code == ExitCode.WRITE_FAILED
    assert ended.err.count("\n") == 1


def test_the_source_is_never_replaced(cli: Cli, paper: Path) -> None:
    before = paper.read_bytes()
    assert cli("generate", "beslut", "--from", paper, "-o", paper).code == ExitCode.USAGE
    assert paper.read_bytes() == before


def test_a_draft_is_written_where_the_document_is_refused(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "halv.yaml").write_text("title: Ny badplats\n", encoding="utf-8")
    args = ("generate", "beslut", "--from", tmp_path / "halv.yaml", "-o", tmp_path / "b.docx")
    ended = cli(*args)
    assert ended.code == ExitCode.INVALID_DATA
    assert "beslutspunkter" in ended.err
    assert not (tmp_path / "b.docx").exists()
    ended = cli(*args, "--draft")
    assert ended.code == ExitCode.OK
    assert "utkast" in ended.err
    assert (tmp_path / "b.docx").exists()


def test_what_could_not_be_put_into_the_house_s_style_is_said(cli: Cli, tmp_path: Path) -> None:
    text = "title: Bidrag\nbody: Kulturnämnden\ndecisions:\n  - text: Bevilja Ekhamra IF 20 000 kronor.\n"
    (tmp_path / "bidrag.yaml").write_text(text, encoding="utf-8")
    ended = cli(
        "generate", "beslut", "--from", tmp_path / "bidrag.yaml", "--profile", "motala", "-o", tmp_path / "b.docx"
    )
    assert ended.code == ExitCode.OK
    assert "Bevilja Ekhamra IF" in ended.err


@pytest.mark.parametrize("kind", ["tjansteskrivelse", "yrkande"])
def test_other_kinds_are_made_in_the_same_way(cli: Cli, paper: Path, tmp_path: Path, kind: str) -> None:
    ended = cli("generate", kind, "--from", paper, "-o", tmp_path / "b.docx", "--draft")
    assert ended.code == ExitCode.OK
    assert decisions(cli, tmp_path / "b.docx") == decisions(cli, paper)


def test_a_template_of_one_s_own_is_given_on_the_line(cli: Cli, paper: Path, tmp_path: Path) -> None:
    from kserender.profile import load

    own = tmp_path / "mall.docx"
    own.write_bytes(load("generic").templates["beslut"].read_bytes())
    args = ("generate", "beslut", "--from", paper, "-o", tmp_path / "b.docx", "--profile", "motala", "--template")
    assert cli(*args, own).code == ExitCode.OK
    assert cli(*args, tmp_path / "saknas.docx").code == ExitCode.NO_INPUT
    assert cli("generate", "beslut", "--from", paper, "-o", own, "--template", own).code == ExitCode.USAGE


@pytest.mark.parametrize("more", [(), ("--draft",)])
def test_the_language_that_is_spoken_makes_no_difference(
    cli: Cli, paper: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    for lang in ("sv", "en"):
        args = ("generate", "beslut", "--from", paper, "-o", tmp_path / f"{lang}.docx", *more)
        assert cli("--lang", lang, *args).code == ExitCode.OK
    assert (tmp_path / "sv.docx").read_bytes() == (tmp_path / "en.docx").read_bytes()


def test_a_name_that_is_neither_word_nor_pdf(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "beslut", "--from", paper, "-o", tmp_path / "b.odt")
    assert ended.code == ExitCode.USAGE
    assert ".pdf" in ended.err


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_pdf_is_archival_tagged_and_says_the_same(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("generate", "beslut", "--from", paper, "-o", tmp_path / "b.pdf")
    assert ended.code == ExitCode.OK
    data = (tmp_path / "b.pdf").read_bytes()
    for sign in (b"pdfaid:part>2<", b"pdfuaid:part>1<", b"/MarkInfo", b"/StructTreeRoot"):
        assert sign in data
    assert decisions(cli, tmp_path / "b.pdf") == decisions(cli, paper)


MINUTES = """# Protokoll

Tekniska nämnden

Sammanträdesdatum 2026-03-17

Ordförande: Eva Ek (C)
Sekreterare: Lovisa Almgård
Justerare: Bo Alm (L)

§ 11 Lekplatser

Beslut

Tekniska nämnden beslutar att anta planen för lekplatser.

§ 12 Badplatser

Beslut

Tekniska nämnden beslutar att bygga en badplats.
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    place = tmp_path / "protokoll.md"
    place.write_text(MINUTES, encoding="utf-8")
    return place


def test_one_paragraph_of_minutes_is_chosen_by_its_number(cli: Cli, minutes: Path, tmp_path: Path) -> None:
    for args in (("--paragraph", "12"), ("--paragraph", "§ 12"), ("--paper", "2")):
        made = tmp_path / "utdrag.docx"
        made.unlink(missing_ok=True)
        ended = cli("generate", "protokollsutdrag", "--from", minutes, "-o", made, *args)
        assert ended.code == ExitCode.OK, ended.err
        assert decisions(cli, made) == ["Tekniska nämnden beslutar att bygga en badplats."]
        paper = json.loads(cli("extract", made).out)["papers"][0]
        assert (paper["paragraph"], paper["date"], paper["body"]) == ("12", "2026-03-17", "Tekniska nämnden")
        text = cli("read", made).out
        for line in ("Lovisa Almgård", "Sekreterare", "Eva Ek", "Ordförande", "Bo Alm", "Justerare"):
            assert line in text


@pytest.mark.parametrize("args", [(), ("--paragraph", "13"), ("--paper", "3")])
def test_which_papers_there_are_is_said_where_none_is_chosen(
    cli: Cli, minutes: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    data = tmp_path / "protokoll.json"
    cli("extract", minutes, "-o", data)
    for source in (minutes, data):
        ended = cli("generate", "beslut", "--from", source, "-o", tmp_path / "b.docx", *args)
        assert ended.code == ExitCode.USAGE
        assert "1 (§ 11 Lekplatser); 2 (§ 12 Badplatser)" in ended.err
        assert not (tmp_path / "b.docx").exists()


def test_a_memorandum_becomes_a_paragraph_with_a_number_and_a_day(cli: Cli, tmp_path: Path) -> None:
    source = tmp_path / "ts.md"
    source.write_text(
        "Tjänsteskrivelse\n\nDatum 2026-02-03\n\n# Nya badplatser i Ekhamra\n\n## Förslag till beslut\n\n"
        "Parkförvaltningen föreslår att tekniska nämnden beslutar att bygga en badplats.\n\n"
        "## Sammanfattning\n\nDet saknas badplatser.\n\nLovisa Almgård\nParkchef\n",
        encoding="utf-8",
    )
    made = tmp_path / "utdrag.docx"
    args = ("generate", "protokollsutdrag", "--from", source, "-o", made)
    ended = cli(*args)
    assert ended.code == ExitCode.INVALID_DATA
    assert "paragraph" in ended.err
    assert "date" in ended.err
    ended = cli(*args, "--paragraph", "12", "--date", "2026-03-17")
    assert ended.code == ExitCode.OK, ended.err
    paper = json.loads(cli("extract", made).out)["papers"][0]
    assert paper["kind"] == "protokollsutdrag"
    assert [one["text"] for one in paper["decisions"]] == ["Tekniska nämnden beslutar att bygga en badplats."]
    assert [(one["title"], one["date"]) for one in paper["attachments"]] == [
        ("Tjänsteskrivelse, 2026-02-03", "2026-02-03")
    ]
    assert "2026-02-03" in ended.err
