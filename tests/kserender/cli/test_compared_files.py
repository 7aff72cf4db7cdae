"""`kserender compare -o`: the file is of the kind that its suffix says, and the same every time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import ExitCode

Cli = Callable[..., Any]  # the fixture of conftest.py

ZIP, HTML = b"PK\x03\x04", b"<!doctype html>"


@pytest.mark.parametrize("mode", ["proposals", "versions"])
@pytest.mark.parametrize(("suffix", "beginning"), [(".html", HTML), (".xlsx", ZIP), (".docx", ZIP)])
def test_written(cli: Cli, paper: Path, tmp_path: Path, mode: str, suffix: str, beginning: bytes) -> None:
    other = paper.with_name("annat.md")
    other.write_text(paper.read_text(encoding="utf-8").replace("2027", "2028"), encoding="utf-8")
    written = []
    for name in ("ett", "två"):
        ended = cli("compare", paper, other, "--mode", mode, "-o", tmp_path / f"{name}{suffix}")
        assert ended.code == ExitCode.OK
        assert not ended.out
        written.append((tmp_path / f"{name}{suffix}").read_bytes())
    assert written[0].startswith(beginning)
    assert written[0] == written[1]
