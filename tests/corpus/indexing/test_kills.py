"""An indexing that is ended anywhere goes on and comes to the same."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kserender.corpus.indexing import index
from kserender.corpus.indexing.pool import Processes
from kserender.corpus.store import open_store
from kserender.errors import ExitCode
from tests.corpus.indexing.archives import everything, write

FILES = 40
KILLS = 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(FILES):
        write(tmp_path / "arkiv" / str(number % 3) / f"{number}.md", number)
    (tmp_path / "arkiv" / "tom.md").write_bytes(b"")
    return tmp_path / "arkiv"


def started(folder: Path, archive: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "kserender", "index", str(folder), "--db", str(archive), "--jobs", "1"]
    # With one file a batch, so that there is much to be broken off.
    quick = (
        "from kserender.corpus.indexing import writer; writer.MOST_FILES = 1; from kserender.cli import main; main()"
    )
    command[1:3] = ["-c", quick]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def written(archive: Path) -> int:
    """How many files the archive has, while another program writes it."""
    try:
        with sqlite3.connect(f"file:{archive}?mode=ro", uri=True, timeout=5) as base:
            return int(base.execute("SELECT count(*) FROM files").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def wait_for(process: "subprocess.Popen[str]", archive: Path, count: int) -> None:
    while written(archive) < count and process.poll() is None:
        time.sleep(0.01)


def whole(archive: Path) -> bool:
    with sqlite3.connect(archive) as base:
        base.execute("INSERT INTO texts_fts(texts_fts) VALUES ('integrity-check')")
        return base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_killed_at_any_moment(folder: Path, tmp_path: Path, processes: Processes) -> None:
    rng = random.Random(7)  # noqa: S311
    archive = tmp_path / "arkiv.db"
    for kill in range(KILLS):
        process = started(folder, archive)
        wait_for(process, archive, rng.randint(FILES * kill // KILLS, FILES * (kill + 1) // KILLS))
        time.sleep(rng.random() / 20)
        process.kill()
        process.communicate()
        if archive.exists():
            assert whole(archive)
    with open_store(str(archive), create=True) as store, open_store(str(tmp_path / "ostörd.db"), create=True) as other:
        index([folder], store, pool=processes)
        index([folder], other, pool=processes)
        assert everything(store) == everything(other)
    assert whole(archive)


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_stopped(folder: Path, tmp_path: Path, sent: signal.Signals, code: ExitCode) -> None:
    archive = tmp_path / "arkiv.db"
    process = started(folder, archive)
    wait_for(process, archive, 5)
    before = time.monotonic()
    process.send_signal(sent)
    _out, err = process.communicate(timeout=30)
    assert time.monotonic() - before < 3
    assert process.returncode == code
    assert "fortsätter det därifrån" in err
    assert "Traceback" not in err
    assert 5 <= written(archive) <= FILES
    assert whole(archive)


def test_its_processes_end_with_it(folder: Path, tmp_path: Path) -> None:
    process = started(folder, tmp_path / "arkiv.db")
    wait_for(process, tmp_path / "arkiv.db", 3)
    children = [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    children += [
        int(pid)
        for task in Path(f"/proc/{process.pid}/task").iterdir()
        for pid in (task / "children").read_text().split()
    ]
    assert children
    process.kill()
    process.communicate()
    until = time.monotonic() + 10
    while any(map(runs, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(runs, children))


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
