"""`kserender template check`: what a template has, what it lacks, and for which documents it is enough."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode
from kserender.profile import load
from kserender.render.docx.archive import pack, unpack

Cli = Callable[..., Any]  # the fixture of conftest.py
GENERIC = load("generic").templates["beslut"]


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    def changed(*changes: tuple[bytes, bytes]) -> Path:
        parts = unpack(GENERIC.read_bytes())
        for old, new in changes:
            assert old in parts["word/document.xml"]
            parts["word/document.xml"] = parts["word/document.xml"].replace(old, new)
        (tmp_path / "mall.docx").write_bytes(pack(parts))
        return tmp_path / "mall.docx"

    return changed


def test_a_whole_template(cli: Cli) -> None:
    ended = cli("template", "check", GENERIC)
    assert ended.code == ExitCode.OK
    for expected in (
        "Beslut – decision (brödtext)",
        "Kommun – municipality (sidhuvud)",
        "[Beslutspunkterna]",
        "heading 1",
    ):
        assert expected in ended.out
    assert "  beslut: kan göras\n" in ended.out


def test_a_template_without_the_place_for_the_decision(cli: Cli, template: Callable[..., Path]) -> None:
    ended = cli("template", "check", template((b'w:name="Beslut"', b'w:name="Annat"')))
    assert ended.code == ExitCode.INVALID_DATA
    assert "beslut: saknar Beslut" in ended.out
    assert "  Annat\n" in ended.out


def test_sections_without_a_place_are_named(cli: Cli, template: Callable[..., Path]) -> None:
    ended = cli("template", "check", template((b'w:name="Samverkan', b'w:name="Mote')))
    assert ended.code == ExitCode.OK
    assert "beslut: kan göras, utan Samverkan" in ended.out


def test_a_bookmark_that_is_broken_is_a_fault(cli: Cli, template: Callable[..., Path]) -> None:
    ended = cli("template", "check", template((b'w:name="Titel"', b'w:name="Datum"')))
    assert ended.code == ExitCode.INVALID_DATA
    assert "Datum: " in ended.out


def test_the_profile_says_what_bookmarks_are_for(cli: Cli, template: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('[bookmarks]\nAnnat = "decision"\n', encoding="utf-8")
    changed = template((b'w:name="BeslutSlut"', b'w:name="AnnatSlut"'), (b'w:name="Beslut"', b'w:name="Annat"'))
    assert cli("template", "check", changed, "--profile", tmp_path).code == ExitCode.OK


def test_a_file_that_is_no_template_is_said_in_a_line(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mall.docx").write_bytes(b"ingen mall")
    ended = cli("template", "check", tmp_path / "mall.docx")
    assert ended.code == ExitCode.BROKEN
    assert ended.err.count("\n") == 1
