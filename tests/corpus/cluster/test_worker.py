"""What a worker is asked to read is read as anywhere else, or it says that it cannot be relied on."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from queue import SimpleQueue

import pytest

from kserender.corpus.cluster import worker
from kserender.corpus.cluster.stamp import stamp
from kserender.corpus.cluster.worker import Unfit, Unlike, read
from kserender.corpus.indexing.pool import WORK
from kserender.errors import Fault
from kserender.extract.readers.isolate import Isolator
from kserender.limits import Limits
from tests.corpus.indexing.archives import paper

LIMITS = asdict(Limits())


def content(data: bytes) -> tuple[str, bytes, int]:
    return hashlib.sha256(data).hexdigest(), data, 1


@pytest.fixture(autouse=True)
def isolators(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleQueue[Isolator]]:
    free: SimpleQueue[Isolator] = SimpleQueue()
    monkeypatch.setattr(worker, "_free", free)
    yield free
    while not free.empty():
        free.get().stop()


def test_reads_in_the_language_and_within_the_limits_of_who_asks(isolators: SimpleQueue[Isolator]) -> None:
    asked = (content(paper(1).encode()), content(b""))
    good, empty = read(stamp(), "en", LIMITS, asked)
    assert [paper["diary_number"] for paper in good["papers"]] == ["KS 2026/1"]
    assert empty["contents"]["outcome"] == "tomt"
    assert "is empty" in str(empty["contents"]["reason"])
    assert isolators.qsize() == 1  # which the next parcel finds
    (large,) = read(None, "sv", {**LIMITS, "paragraphs": 1, "part_mb": 1}, (content(paper(2).encode()),))
    assert large["contents"]["outcome"] == "ok"
    assert isolators.qsize() == 1


def test_another_version_reads_nothing() -> None:
    with pytest.raises(Unlike, match="kserender"):
        read("kserender 0.0.1 (0123456789ab), Python 3.11", "sv", LIMITS, (content(b"Hej"),))


def test_a_machine_that_cannot_start_processes_blames_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(self: Isolator, path: str, data: bytes | None = None) -> bytes:
        raise Fault(OSError("no more processes"))

    monkeypatch.setattr(Isolator, "run", cannot)
    with pytest.raises(Unfit):
        read(None, "sv", LIMITS, (content(b"Hej"),))


def test_a_file_that_is_a_fault_of_ours_is_not_the_machines(isolators: SimpleQueue[Isolator]) -> None:
    class Once(Isolator):
        def run(self, path: object, data: bytes | None = None) -> bytes:
            if data is not None and data.endswith(b"fel"):
                raise Fault(ValueError("fel"))
            return super().run("", data)

    isolators.put(Once(WORK))
    (row,) = read(None, "sv", LIMITS, (content(b"ett fel"),))
    assert row["contents"]["outcome"] == "krasch"
