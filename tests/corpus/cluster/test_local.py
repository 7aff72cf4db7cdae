"""Workers of this machine, which are ours alone."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kserender.corpus.cluster import open_cluster
from kserender.corpus.cluster.pool import Cluster
from kserender.corpus.indexing import index
from kserender.corpus.indexing.report import Report
from kserender.corpus.store import open_store
from kserender.errors import ExitCode
from tests.corpus.cluster.conftest import FILES
from tests.corpus.indexing.archives import everything

psutil = pytest.importorskip("psutil", reason="Dask is not installed")
pytest.importorskip("distributed", reason="Dask is not installed")


@pytest.fixture(scope="module")
def two() -> Iterator[Cluster]:
    pool = open_cluster("local:2")
    yield pool
    pool.stop()


def test_a_worker_that_dies_is_started_again_and_costs_nothing(
    two: Cluster, folder: Path, tmp_path: Path, undisturbed: object
) -> None:
    killed: list[int] = []

    def kill(report: Report) -> None:
        if not killed and report.read >= FILES // 4:
            reader = next(child for child in psutil.Process().children() if "--multiprocessing-fork" in child.cmdline())
            killed.append(reader.pid)
            reader.kill()

    with open_store(str(tmp_path / "arkiv.db"), create=True) as store:
        index([folder], store, progress=kill, pool=two)
        assert everything(store) == undisturbed
    assert killed


def test_nobody_else_can_talk_to_them(two: Cluster) -> None:
    ours = [psutil.Process(), *psutil.Process().children(recursive=True)]
    open_here = [one.laddr for process in ours for one in process.net_connections("inet") if one.status == "LISTEN"]
    assert open_here
    for address in open_here:
        assert address.ip == "127.0.0.1"
        asked = http.client.HTTPConnection(address.ip, address.port, timeout=5)
        asked.request("GET", "/")
        with pytest.raises((OSError, http.client.HTTPException)):
            asked.getresponse()
        asked.close()


def commands(processes: list[Any]) -> Iterator[str]:
    for one in processes:
        with contextlib.suppress(psutil.Error):  # it has ended since
            yield " ".join(one.cmdline())


def test_interrupted_it_ends_with_all_its_processes(folder: Path, tmp_path: Path) -> None:
    for number in range(400):  # enough for to be in the middle of it
        (tmp_path / "arkiv").mkdir(exist_ok=True)
        (tmp_path / "arkiv" / f"{number}.md").write_text(f"# Lekplats {number}\n\nEkhamra bygger nummer {number}.")
    command = [sys.executable, "-m", "kserender", "index", str(tmp_path / "arkiv"), "--cluster", "local:2"]
    with subprocess.Popen(
        [*command, "--db", str(tmp_path / "a.db")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    ) as started:
        own = psutil.Process(started.pid)
        while not any("isolate_server" in said for said in commands(own.children(recursive=True))):
            assert started.poll() is None
        below = own.children(recursive=True)
        os.killpg(started.pid, signal.SIGINT)  # as Ctrl-C in a terminal does
        out, said = started.communicate(timeout=60)
    assert started.returncode == ExitCode.INTERRUPTED
    assert "Avbrutet" in said or "Stoppat" in said
    assert "Traceback" not in said + out
    _gone, alive = psutil.wait_procs(below, timeout=10)
    assert not alive
