"""What a file does to the process that reads it never touches another file."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kserender.corpus import indexed
from kserender.corpus.indexing import pool as pools
from kserender.corpus.indexing.content import TOGETHER, TOGETHER_BYTES, Content, parcels
from kserender.corpus.indexing.pool import Processes
from kserender.limits import Limits, using

# A reader that does what it reads.
OBEDIENT = """
import os, signal, sys, time
from kserender.corpus import indexed as real
prepare = real.prepare
DEEDS = {
    b"die": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    b"killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"sleep": lambda: time.sleep(60),
    b"exit": lambda: os._exit(3),
}
def work(path, name, data):
    for content in real.unpacked(data):
        if content.startswith(b"once ") and not os.path.exists(content[5:]):
            open(content[5:], "w").close()
            os._exit(3)
        if content in DEEDS:
            DEEDS[content]()
        if content == b"lie":
            return b'[1, 2]'
        if content == b"another":
            return real.work(path, name, real.packed([b"Hej"]))
    return real.work(path, name, data)
"""


def content(data: bytes) -> Content:
    return Content(hashlib.sha256(data).hexdigest(), data)


@pytest.fixture
def outcomes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., list[str]]]:
    """The outcomes of contents that are read in one parcel by the obedient reader."""
    (tmp_path / "obedient_work.py").write_text(OBEDIENT, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pools, "WORK", "obedient_work")
    pool = Processes(1)

    def read(*contents: bytes) -> list[str]:
        parcel = tuple(map(content, contents))
        (rows,) = [done[1] for done in pool.read([parcel]) if done]
        assert [row["contents"]["sha256"] for row in rows] == [one.sha256 for one in parcel]
        return [row["contents"]["outcome"] for row in rows]

    yield read
    pool.stop()


def test_a_file_that_ends_its_process_ends_no_other(outcomes: Callable[..., list[str]], tmp_path: Path) -> None:
    once = b"once " + str(tmp_path / "mark").encode()
    assert outcomes(b"Hej", b"die", b"exit", b"killed", b"", b"lie", b"another", once) == [
        "ok",
        "krasch",
        "krasch",
        "farlig",  # as one that the system ended for taking all memory
        "tomt",
        "farlig",
        "farlig",
        "ok",
    ]


def test_a_process_that_was_ended_by_somebody_is_no_fault_of_the_file(
    outcomes: Callable[..., list[str]], tmp_path: Path
) -> None:
    assert outcomes(b"once " + str(tmp_path / "mark").encode()) == ["ok"]


def test_a_slow_file_keeps_no_other(outcomes: Callable[..., list[str]]) -> None:
    with using(Limits(seconds=1)):
        started = time.monotonic()
        assert outcomes(b"Hej", b"sleep", b"Hej igen") == ["ok", "tidsgräns", "ok"]
    assert time.monotonic() - started < 20


def test_small_files_go_together_and_large_ones_alone() -> None:
    small = [content(b"%d" % number) for number in range(TOGETHER + 1)]
    large = content(b"a" * (TOGETHER_BYTES + 1))
    assert [len(parcel) for parcel in parcels([*small, large, small[0]])] == [TOGETHER, 1, 1, 1]
    assert list(parcels([])) == []


def test_what_is_packed_is_unpacked() -> None:
    contents = [b"", b"a\nb", b"[1]\n", b"\0" * 9]
    assert list(indexed.unpacked(indexed.packed(contents))) == contents
    assert list(indexed.unpacked(indexed.packed([]))) == []


@pytest.mark.parametrize("answer", [b"", b"1", b"{}", b'{"contents": 1, "meetings": [], "papers": []}', b"\xff"])
def test_what_is_no_answer(answer: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of whatever is wrong with it
        indexed.answered(answer)


def test_a_fault_of_ours_is_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_document: object) -> None:
        raise ZeroDivisionError("delat med noll")

    monkeypatch.setattr(indexed, "extract", broken)
    (row,) = indexed.answered(indexed.work("", "", indexed.packed([b"Hej"])))
    assert row["contents"]["outcome"] == "krasch"
    assert "delat med noll" in row["contents"]["reason"]


def test_parcels_are_asked_for_as_they_are_read(processes: Processes) -> None:
    asked: list[int] = []

    def some() -> Iterator[tuple[Content, ...]]:
        for number in range(50):
            asked.append(number)
            yield (content(b"Hej %d" % number),)

    reading = processes.read(some())
    next(one for one in reading if one)
    assert len(asked) < 20
    assert sum(1 for one in reading if one) == 49


def test_it_stops_at_once() -> None:
    before = threading.active_count()
    pool = Processes(2)
    reading = pool.read([(content(b"Hej %d" % number),) for number in range(200)])
    next(one for one in reading if one)
    started = time.monotonic()
    pool.stop()
    assert time.monotonic() - started < 3
    assert threading.active_count() <= before
