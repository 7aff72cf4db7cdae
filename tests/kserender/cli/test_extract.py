"""`kserender extract`: structured data from one file or several."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kserender.errors import ExitCode
from kserender.paper import Extraction

Cli = Callable[..., Any]  # the fixture of conftest.py


def test_one_file_is_one_object(cli: Cli, paper: Path) -> None:
    ended = cli("extract", paper)
    assert ended.code == ExitCode.OK
    extraction = Extraction.model_validate_json(ended.out)
    assert extraction.papers[0].title == "Fler cykelbanor i Ekhamra"
    assert extraction.papers[0].diary_number == "2026-00042"
    assert extraction.papers[0].decisions[0].assigned_to == ["Tekniska nämnden"]
    assert ended.out.endswith("}\n")


def test_letters_are_written_as_letters(cli: Cli, paper: Path) -> None:
    assert "Tekniska nämnden" in cli("extract", paper).out


def test_several_files_are_a_list(cli: Cli, paper: Path) -> None:
    found = json.loads(cli("extract", paper, paper).out)
    assert [one["source"]["path"] for one in found] == [str(paper), str(paper)]


def test_json_lines(cli: Cli, paper: Path) -> None:
    lines = cli("extract", paper, paper, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["kserender/extraction/1"] * 2


def test_yaml_says_the_same_as_json(cli: Cli, paper: Path) -> None:
    said = yaml.safe_load(cli("extract", paper, "--format", "yaml").out)
    assert said == json.loads(cli("extract", paper).out)


def test_several_in_yaml_are_several_documents(cli: Cli, paper: Path) -> None:
    assert len(list(yaml.safe_load_all(cli("extract", paper, paper, "--format", "yaml").out))) == 2


def test_markdown_is_for_people(cli: Cli, paper: Path) -> None:
    out = cli("extract", paper, "--format", "md").out
    assert out.startswith("# Fler cykelbanor i Ekhamra\n")
    assert "Tekniska nämnden får i uppdrag" in out


def test_result_in_a_file(cli: Cli, paper: Path, tmp_path: Path) -> None:
    ended = cli("extract", paper, "-o", tmp_path / "ut.json")
    assert (ended.code, ended.out) == (ExitCode.OK, "")
    assert (tmp_path / "ut.json").read_text(encoding="utf-8") == cli("extract", paper).out


def test_the_file_that_is_read_is_never_replaced(cli: Cli, paper: Path) -> None:
    before = paper.read_bytes()
    ended = cli("extract", paper, "--format", "md", "-o", paper)
    assert ended.code == ExitCode.USAGE
    assert "skulle ersätta" in ended.err
    assert paper.read_bytes() == before


def test_missing_file_is_one_line_and_its_own_code(cli: Cli) -> None:
    ended = cli("extract", "saknas.docx")
    assert ended.code == ExitCode.NO_INPUT
    assert ended.out == ""
    assert ended.err.startswith("kserender: saknas.docx: Filen finns inte.")
    assert ended.err.count("\n") == 1


def test_nothing_does_not_replace_an_earlier_result(cli: Cli, tmp_path: Path) -> None:
    result = tmp_path / "ut.json"
    result.write_text("förra", encoding="utf-8")
    assert cli("extract", "saknas.docx", "-o", result).code == ExitCode.NO_INPUT
    assert result.read_text(encoding="utf-8") == "förra"


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "md"])
def test_others_come_out_when_one_fails(cli: Cli, paper: Path, tmp_path: Path, form: str) -> None:
    empty = tmp_path / "tom.txt"
    empty.write_bytes(b"")
    ended = cli("extract", "saknas.docx", paper, empty, "--format", form)
    assert ended.code == ExitCode.PARTIAL
    assert "Ekhamra" in ended.out
    lines = ended.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("kserender: saknas.docx: ")
    assert lines[1].startswith(f"kserender: {empty}: ")


@pytest.mark.parametrize(
    ("name", "content", "outcome", "code"),
    [
        ("tom.txt", b"", "tomt", ExitCode.EMPTY),
        ("bild.docx", b"\x89PNG\r\n\x1a\n", "okänt_format", ExitCode.UNKNOWN_FORMAT),
        ("halv.docx", b"PK\x03\x04", "trasig", ExitCode.BROKEN),
    ],
)
@pytest.mark.parametrize("isolate", ["--isolate", "--no-isolate"])
def test_a_file_that_cannot_be_read_has_an_outcome(
    cli: Cli, tmp_path: Path, name: str, content: bytes, outcome: str, code: ExitCode, isolate: str
) -> None:
    (tmp_path / name).write_bytes(content)
    ended = cli("extract", name, isolate)
    assert ended.code == code
    extraction = Extraction.model_validate_json(ended.out)
    assert (extraction.source.outcome, extraction.papers) == (outcome, [])
    assert extraction.source.path == name
    assert extraction.source.messages[0].text in ended.err
    assert ended.err.count("\n") == 1


def test_nothing_vanishes_from_a_list(cli: Cli, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    found = json.loads(cli("extract", "tom.txt", paper, "saknas.txt").out)
    assert [(one["source"]["path"], one["source"]["outcome"]) for one in found] == [
        ("tom.txt", "tomt"),
        (str(paper), "ok"),
    ]


class TestFolders:
    def test_a_folder_stands_for_the_papers_in_it(self, cli: Cli, paper: Path) -> None:
        folder = paper.parent / "arkiv"
        (folder / "2024").mkdir(parents=True)
        paper.rename(folder / "2024/cykel.md")
        (folder / "a.txt").write_text("Ekhamra", encoding="utf-8")
        (folder / "bild.png").write_bytes(b"x")
        ended = cli("extract", "arkiv")
        assert ended.code == ExitCode.OK
        assert [one["source"]["path"] for one in json.loads(ended.out)] == ["arkiv/2024/cykel.md", "arkiv/a.txt"]
        assert ended.err.startswith("kserender: arkiv: 1 ")

    def test_one_paper_in_a_folder_is_a_list(self, cli: Cli, paper: Path) -> None:
        assert len(json.loads(cli("extract", paper.parent).out)) == 1

    def test_a_folder_without_papers(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "tomt").mkdir()
        assert cli("extract", "tomt").code == ExitCode.NO_INPUT

    def test_folders_are_read_in_processes_of_their_own(
        self, cli: Cli, paper: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import kserender.corpus

        asked = []
        real = kserender.corpus.extract_many

        def extract_many(paths: Any, *, isolate: bool, explain: bool) -> Any:
            assert not explain
            asked.append(isolate)
            return real(paths)

        monkeypatch.setattr(kserender.corpus, "extract_many", extract_many)
        for args in ([paper], [paper.parent], [paper, "--isolate"], [paper.parent, "--no-isolate"]):
            assert cli("extract", *args).code == ExitCode.OK
        assert asked == [False, True, True, False]

    def test_the_file_that_is_read_is_never_replaced(self, cli: Cli, paper: Path) -> None:
        before = paper.read_bytes()
        assert cli("extract", paper.parent, "-o", paper).code == ExitCode.USAGE
        assert paper.read_bytes() == before


class TestExplain:
    def test_it_is_text_to_read(self, cli: Cli, paper: Path) -> None:
        ended = cli("extract", paper, "--explain")
        assert ended.code == ExitCode.OK
        assert "papers[0].title: Fler cykelbanor i Ekhamra\n    ordagrant · hittat av title · stycke 1\n" in ended.out
        assert "papers[0].diary_number: 2026-00042\n    härlett (" in ended.out

    def test_in_json_it_is_a_list(self, cli: Cli, paper: Path) -> None:
        explained = json.loads(cli("extract", paper, "--explain", "--format", "json").out)
        (title,) = (one for one in explained["explanations"] if one["field"] == "papers[0].title")
        assert (title["recogniser"], title["how"], title["paragraph"]) == ("title", "verbatim", 1)
        assert json.loads(cli("extract", paper).out) == {**explained, "explanations": []}

    def test_several_files_stand_below_their_names(self, cli: Cli, paper: Path) -> None:
        out = cli("extract", paper, paper, "--explain").out
        assert out.count(f"==> {paper} <==") == 2

    def test_a_folder_is_read_here(self, cli: Cli, paper: Path) -> None:
        assert "papers[0].title" in cli("extract", paper.parent, "--explain").out

    def test_not_in_a_process_of_its_own(self, cli: Cli, paper: Path) -> None:
        ended = cli("extract", paper, "--explain", "--isolate")
        assert (ended.code, ended.out) == (ExitCode.USAGE, "")

    def test_signs_that_a_terminal_obeys_are_not_passed_on(self, cli: Cli, paper: Path) -> None:
        paper.write_text("# Ny \x1b[31mbro\n\n## Beslut\n\nBron byggs.\n", encoding="utf-8")
        assert "\x1b" not in cli("extract", paper, "--explain").out


class TestStandardInput:
    @pytest.mark.parametrize("isolate", ["--isolate", "--no-isolate"])
    def test_it_is_read(self, cli: Cli, paper: Path, monkeypatch: pytest.MonkeyPatch, isolate: str) -> None:
        with paper.open("rb") as file:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(file))
            ended = cli("extract", "-", isolate)
        assert ended.code == ExitCode.OK
        assert ended.err == ""
        extraction = Extraction.model_validate_json(ended.out)
        assert extraction.source.path == "-"
        assert extraction.papers[0].title == "Fler cykelbanor i Ekhamra"

    def test_it_has_the_same_limit(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KSERENDER_LIMIT_FILE_MB", "1")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a" * 1_000_001)))
        assert cli("extract", "-").code == ExitCode.HOSTILE


class TestLimits:
    def test_the_environment(self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "stor.txt").write_bytes(b"a " * 600_000)
        monkeypatch.setenv("KSERENDER_LIMIT_FILE_MB", "1")
        ended = cli("extract", "stor.txt")
        assert ended.code == ExitCode.HOSTILE
        assert json.loads(ended.out)["source"]["outcome"] == "farlig"
        assert "KSERENDER_LIMIT_FILE_MB" in ended.err

    def test_the_settings(self, cli: Cli, tmp_path: Path, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "stor.txt").write_bytes(b"a " * 600_000)
        (tmp_path / "kserender.toml").write_text("[limits]\nfile_mb = 1\n", encoding="utf-8")
        assert cli("extract", "stor.txt").code == ExitCode.HOSTILE
        assert cli("extract", paper).code == ExitCode.OK
        monkeypatch.setenv("KSERENDER_LIMIT_FILE_MB", "200")
        assert cli("extract", "stor.txt", "--format", "jsonl").code != ExitCode.HOSTILE

    @pytest.mark.parametrize("text", ["limits = 3", "[limits]\nsekunder = 3", "[limits]\nseconds = 'två'"])
    def test_settings_that_cannot_be_understood(self, cli: Cli, tmp_path: Path, paper: Path, text: str) -> None:
        (tmp_path / "kserender.toml").write_text(text, encoding="utf-8")
        ended = cli("extract", paper)
        assert ended.code in (ExitCode.USAGE, ExitCode.INVALID_DATA)
        assert ended.err.count("\n") == 1
        assert ended.out == ""


def test_all_fail(cli: Cli) -> None:
    ended = cli("extract", "saknas.docx", "saknas.pdf")
    assert ended.code == ExitCode.PARTIAL
    assert json.loads(ended.out) == []


def test_name_that_is_no_text(cli: Cli, paper: Path, tmp_path: Path) -> None:
    odd = tmp_path / "\udce5rende.md"  # å in Latin-1
    try:
        odd.write_bytes(paper.read_bytes())
    except (OSError, UnicodeError):
        pytest.skip("this system takes no such names")
    ended = cli("extract", odd)
    assert ended.code == ExitCode.OK
    assert "rende.md" in json.loads(ended.out)["source"]["path"]


def test_file_named_as_an_option(cli: Cli, paper: Path) -> None:
    paper.rename(paper.with_name("--konstigt.md"))
    assert cli("extract", "--", "--konstigt.md").code == ExitCode.OK
