"""`kserender export`: a file that is whole, or none and a reason."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kserender.corpus.rows import rows
from kserender.corpus.store import open_store
from kserender.corpus.store.writing import Batch, Present
from kserender.errors import ExitCode
from kserender.paper import Decision, Extraction, Paper, Source

Cli = Callable[..., Any]  # the fixture of conftest.py


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with one paper of an invented municipality."""
    digest = sha256(b"brygga").hexdigest()
    paper = Paper(
        kind="tjansteskrivelse", title="Ny brygga", date="2026-02-03", decisions=[Decision(text="- Att bygga.")]
    )
    source = Source(path="brygga.txt", sha256=digest, format="text", reader="text")
    with open_store(str(tmp_path / "arkiv.db"), create=True) as store:
        made = rows(Extraction(source=source, papers=[paper]), size=1)
        store.write(Batch(contents=[made], present=[Present("brygga.txt", digest, 1)]))
    return tmp_path / "arkiv.db"


def test_to_standard_output(cli: Cli, archive: Path) -> None:
    ended = cli("export", "--db", archive, "--format", "csv", "--table", "decisions")
    assert ended.code == ExitCode.OK
    assert "'- Att bygga." in ended.out
    assert ended.err == ""


def test_to_a_file_with_the_number_of_rows(cli: Cli, archive: Path, tmp_path: Path) -> None:
    ended = cli("export", "--db", archive, "-o", tmp_path / "ut.jsonl")
    assert ended.code == ExitCode.OK
    assert "1 rad." in ended.err
    assert json.loads((tmp_path / "ut.jsonl").read_text(encoding="utf-8"))["papers"][0]["title"] == "Ny brygga"


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_every_form(cli: Cli, archive: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    ended = cli("export", "--db", archive, "--format", form, "--table", "decisions", "--year", "2020-2026", "-o", "ut")
    assert ended.code == ExitCode.OK
    assert (tmp_path / "ut").stat().st_size > 20


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--format", "xlsx"], ExitCode.USAGE),
        (["--decimal-comma"], ExitCode.USAGE),
        (["--year", "i fjol"], ExitCode.USAGE),
        (["--kind", "dikt", "-o", "ut"], ExitCode.USAGE),
        (["--table", "files", "--organ", "Valnämnden", "-o", "ut"], ExitCode.USAGE),
        (["-o", "saknad/ut"], ExitCode.WRITE_FAILED),
    ],
)
def test_what_cannot_be_is_said_and_leaves_no_file(
    cli: Cli, archive: Path, tmp_path: Path, options: list[str], code: ExitCode
) -> None:
    ended = cli("export", "--db", archive, *options)
    assert ended.code == code
    assert ended.err.startswith("kserender: ")
    assert {path.name for path in tmp_path.iterdir()} <= {"arkiv.db", "arkiv.db-wal", "arkiv.db-shm"}


def test_an_archive_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    assert cli("export", "--db", tmp_path / "saknas.db").code == ExitCode.NO_INPUT
