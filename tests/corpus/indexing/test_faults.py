"""What befalls the archive while it is written: what was written is kept, and the next run goes on."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kserender.corpus.indexing import index, writer
from kserender.corpus.indexing.content import Parcel
from kserender.corpus.indexing.pool import Done
from kserender.corpus.store import Store, open_store
from kserender.errors import InUse, WriteFailed
from tests.corpus.conftest import Cluster
from tests.corpus.indexing.archives import everything, lying, write
from tests.corpus.indexing.conftest import Here

FILES = 12


class Between(Here):
    """A pool that does something after so many parcels."""

    def __init__(self, after: int, deed: Callable[[], object]) -> None:
        super().__init__()
        self.after = after
        self.deed = deed

    def read(self, parcels: Iterable[Parcel]) -> Iterator[Done | None]:
        for number, done in enumerate(super().read(parcels)):
            if number == self.after:
                self.deed()
            yield done


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(writer, "MOST_FILES", 1)
    monkeypatch.setattr("kserender.corpus.indexing.content.TOGETHER", 1)
    for number in range(FILES):
        write(tmp_path / "arkiv" / f"{number:02}.md", number)
    return tmp_path / "arkiv"


def undisturbed(folder: Path, tmp_path: Path) -> object:
    with open_store(str(tmp_path / "ostörd.db"), create=True) as store:
        index([folder], store, pool=Here())
        return everything(store)


def test_the_disk_is_full(folder: Path, tmp_path: Path, here: Here) -> None:
    small = tmp_path / "liten"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(small)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not make a small disk")
    try:
        filling = small / "fyllnad"
        with open_store(str(small / "arkiv.db"), create=True) as store:
            free = shutil.disk_usage(small).free
            filling.write_bytes(b"x" * (free - 300_000))
            with pytest.raises(WriteFailed) as raised:
                index([folder], store, pool=here)
            assert "full" in raised.value.what
            kept = set(lying(store))
        assert len(kept) < FILES
        filling.unlink()
        with open_store(str(small / "arkiv.db"), create=True) as store:
            assert kept <= set(lying(store))
            index([folder], store, pool=here)
            assert everything(store) == undisturbed(folder, tmp_path)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def locked(archive: str, seconds: float) -> threading.Thread:
    """Another program that keeps the archive to itself for a while."""
    import sqlite3

    begun = threading.Event()

    def keep() -> None:
        base = sqlite3.connect(archive, isolation_level=None)
        base.execute("BEGIN EXCLUSIVE")
        begun.set()
        time.sleep(seconds)
        base.execute("ROLLBACK")
        base.close()

    thread = threading.Thread(target=keep)
    thread.start()
    begun.wait()
    return thread


def test_another_keeps_it_locked_for_a_moment(folder: Path, tmp_path: Path) -> None:
    archive = str(tmp_path / "arkiv.db")
    with open_store(archive, create=True) as store:
        threads: list[threading.Thread] = []
        index([folder], store, pool=Between(4, lambda: threads.append(locked(archive, 1))))
        threads[0].join()
        assert everything(store) == undisturbed(folder, tmp_path)


def test_another_keeps_it_locked(folder: Path, tmp_path: Path, here: Here) -> None:
    archive = str(tmp_path / "arkiv.db")
    threads: list[threading.Thread] = []
    with open_store(archive, create=True, wait=0.2) as store, pytest.raises(InUse):
        index([folder], store, pool=Between(4, lambda: threads.append(locked(archive, 3))))
    threads[0].join()
    with open_store(archive, create=True) as store:
        assert 0 < len(lying(store)) < FILES
        index([folder], store, pool=here)
        assert everything(store) == undisturbed(folder, tmp_path)


def test_the_database_is_restarted(folder: Path, tmp_path: Path, postgres: Cluster) -> None:
    def restart() -> None:
        postgres.stop("immediate")
        threading.Timer(1, postgres.start).start()

    said: list[str] = []
    with open_store(postgres.database(), create=True) as store:
        store.waiting = said.append
        index([folder], store, pool=Between(4, restart))
        assert everything(store) == undisturbed(folder, tmp_path)
    assert said


def test_two_at_the_same_time(folder: Path, tmp_path: Path, archive_url: str, store: Store) -> None:
    pools = Here(), Here()
    with open_store(archive_url) as second:
        threads = [
            threading.Thread(target=index, args=([folder], one), kwargs={"pool": pool})
            for one, pool in zip((store, second), pools, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    index([folder], store, pool=pools[0])
    assert everything(store) == undisturbed(folder, tmp_path)
