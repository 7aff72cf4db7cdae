"""An archive in a file, when the disk, the folder or another program is in the way."""

import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from kserender.corpus.store import Store, open_store
from kserender.corpus.store.tables import contents, papers
from kserender.corpus.store.writing import Batch
from kserender.errors import BrokenFile, ExitCode, InUse, InvalidData, WriteFailed


def how_many(store: Store) -> int:
    with store.connect() as connection:
        return connection.scalar(select(func.count()).select_from(contents)) or 0


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO texts_fts(texts_fts, rank) VALUES ('integrity-check', 1)")
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_file_locked_for_too_long_says_try_again_later(tmp_path: Path, content: Any) -> None:
    path = tmp_path / "arkiv.db"
    with open_store(str(path), create=True, wait=0.2) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InUse, match=r"arkiv\.db hålls låst av ett annat program") as told:
            store.write(Batch([content("parken")]))
        assert told.value.code == ExitCode.IN_USE
        assert how_many(store) == 0  # reading goes on

        other.rollback()
        store.write(Batch([content("parken")]))
        assert how_many(store) == 1


def test_writer_waits_for_a_lock_that_goes(tmp_path: Path, content: Any) -> None:
    path = tmp_path / "arkiv.db"
    with (
        open_store(str(path), create=True, wait=20) as store,
        closing(sqlite3.connect(path, check_same_thread=False)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        later = threading.Timer(0.3, other.rollback)
        later.start()
        store.write(Batch([content("parken")]))
        later.join()
        assert how_many(store) == 1


def test_archive_is_locked_while_it_is_made(tmp_path: Path) -> None:
    path = tmp_path / "arkiv.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InUse):
            open_store(str(path), create=True, wait=0.2)


def test_no_room_for_a_batch_keeps_those_before_it(tmp_path: Path, content: Any) -> None:
    """The database as one that may not grow: what SQLite answers when a disk is full."""
    path = tmp_path / "arkiv.db"
    open_store(str(path), create=True).close()
    with open_store(str(path)) as store:
        event.listen(store.engine, "connect", lambda driver, _record: driver.execute("PRAGMA max_page_count=150"))
        store.engine.dispose()
        written = _fill(store, content)
        assert how_many(store) == written > 0
    assert sound(path)
    with open_store(str(path)) as store:
        store.write(Batch([content(f"bänk {written}", papers=20)]))
        assert how_many(store) == written + 1


def _fill(store: Store, content: Any) -> int:
    """Write until there is no room; how many batches went in."""
    numbers = iter(range(10_000))
    number = 0
    with pytest.raises(WriteFailed, match=r"disken är full.*Gör plats") as told:  # noqa: PT012 (some number of batches)
        for number in numbers:
            store.write(Batch([content(f"bänk {number}", papers=20)]))
    assert told.value.code == ExitCode.WRITE_FAILED
    return number


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False).returncode
    ):
        pytest.skip("only root may make a small disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_full_disk_loses_nothing_and_goes_on_when_there_is_room(small_disk: Path, content: Any) -> None:
    path = small_disk / "arkiv.db"
    with open_store(str(path), create=True) as store:
        written = _fill(store, content)
        assert how_many(store) == written > 0
        subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
        for number in range(written + 5):  # as a new run does, with what is in already too
            store.write(Batch([content(f"bänk {number}", papers=20)]))
        with store.connect() as connection:
            assert connection.scalar(select(func.count()).select_from(papers)) == 20 * (written + 5)
    assert sound(path)


def test_disk_without_any_room_has_no_archive(small_disk: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        (small_disk / "full").write_bytes(bytes(3_000_000))
    with pytest.raises(WriteFailed) as told:
        open_store(str(small_disk / "arkiv.db"), create=True)
    assert told.value.code == 74


def test_archive_in_a_folder_that_may_not_be_written_is_read(small_disk: Path, content: Any) -> None:
    """As on a DVD, or a share for all to read."""
    path = small_disk / "år #1?100%.db"
    with open_store(str(path), create=True) as store:
        store.write(Batch([content("parken")]))
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    with open_store(str(path)) as store:
        assert how_many(store) == 1
        with pytest.raises(WriteFailed, match="får inte skrivas") as told:
            store.write(Batch([content("badet")]))
        assert told.value.code == 74
    for name in (path.name, "nytt.db"):
        with pytest.raises(WriteFailed) as told, open_store(str(small_disk / name), create=True) as store:
            store.write(Batch([content("badet")]))
        assert told.value.code == 74


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="mappen finns"):
        open_store(str(tmp_path / "saknas" / "arkiv.db"), create=True)


def test_paper_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "beslut.txt"
    path.write_text("Kommunstyrelsen beslutar att anlägga en park. " * 100, encoding="utf-8")
    for create in (False, True):
        with pytest.raises(InvalidData, match="ingen databas") as told:
            open_store(str(path), create=create)
        assert told.value.code == ExitCode.INVALID_DATA
    assert path.read_text(encoding="utf-8").startswith("Kommunstyrelsen")


def test_damaged_archive_says_so(tmp_path: Path, content: Any) -> None:
    path = tmp_path / "arkiv.db"
    with open_store(str(path), create=True) as store:
        store.write(Batch([content(f"bänk {number}", papers=20) for number in range(20)]))
    data = bytearray(path.read_bytes())
    for start in range(8192, len(data), 4096):
        data[start : start + 200] = os.urandom(200)
    path.write_bytes(data)
    with (
        pytest.raises(BrokenFile, match="skadat") as told,
        open_store(str(path)) as store,
        store.connect() as connection,
    ):
        connection.execute(select(papers)).all()
    assert told.value.code == ExitCode.BROKEN
