"""A scheduler and two workers, started as docs/scaling.md says, and ended and started again by tests."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kserender.corpus.indexing import content, index
from kserender.corpus.indexing.pool import Processes
from kserender.corpus.store import open_store
from tests.corpus.indexing.archives import everything, write

FILES = 24
# A worker ends with its scheduler; whoever starts it starts it again.
WORKERS = """\
while true; do
    "$0" -m dask worker "$1" --nworkers 2 --nthreads 1 --no-dashboard --local-directory "$2"
    sleep 0.2
done
"""


class Machines:
    """A scheduler, and a machine with two workers; all are processes here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._scheduler: subprocess.Popen[bytes] | None = None
        self._workers: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.start_scheduler()
        self._workers = self._started("sh", "-c", WORKERS, sys.executable, self.address, str(self.folder))

    def start_scheduler(self) -> None:
        place = ("--host", "127.0.0.1", "--port", str(self.port), "--dashboard-address", "127.0.0.1:0")
        self._scheduler = self._started(sys.executable, "-m", "dask", "scheduler", *place)

    def kill_scheduler(self) -> None:
        _end(self._scheduler)

    def kill_worker(self) -> None:
        """End one of the workers that are reading, as a machine without memory left does."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)

    def stop(self) -> None:
        _end(self._workers)
        _end(self._scheduler)

    def _started(self, *command: str) -> "subprocess.Popen[bytes]":
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, start_new_session=True)


def _end(process: "subprocess.Popen[bytes] | None") -> None:
    if process is not None and process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="session")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    pytest.importorskip("distributed", reason="Dask is not installed")
    started = Machines(tmp_path_factory.mktemp("machines"))
    started.start()
    yield started
    started.stop()


@pytest.fixture(autouse=True)
def _small_parcels(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few files have a middle, too."""
    monkeypatch.setattr(content, "TOGETHER", 2)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder tree of papers, with some that cannot be read."""
    root = tmp_path_factory.mktemp("arkiv")
    for number in range(FILES):
        write(root / str(number % 3) / f"{number}.md", number)
    (root / "tom.md").write_bytes(b"")
    (root / "trasig.docx").write_bytes(b"PK\3\4 och mer blev det inte")
    return root


@pytest.fixture(scope="session")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    """What an archive of the folder holds that one process has read."""
    pool = Processes(1)
    try:
        with open_store(str(tmp_path_factory.mktemp("jämför") / "arkiv.db"), create=True) as store:
            index([folder], store, pool=pool)
            return everything(store)
    finally:
        pool.stop()
