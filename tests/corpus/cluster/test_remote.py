"""Workers of other machines: whoever of them goes away, the archive comes to the same."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kserender.corpus.cluster import link, open_cluster
from kserender.corpus.indexing import index
from kserender.corpus.indexing.report import Report
from kserender.corpus.store import Store, open_store
from kserender.errors import MissingPart, Unreachable
from tests.corpus.cluster.conftest import FILES, Machines
from tests.corpus.conftest import Cluster as PostgreSQL
from tests.corpus.indexing.archives import everything

pytest.importorskip("distributed", reason="Dask is not installed")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "arkiv.db"), create=True) as store:
        yield store


def indexed(folder: Path, store: Store, machines: Machines, deed: Callable[[], None] | None = None) -> list[str]:
    """Index the folder; `deed` is done in the middle of it.  What the user was told of waiting."""
    said: list[str] = []
    done = False

    def tell(report: Report) -> None:
        nonlocal done
        if deed is not None and not done and report.read >= FILES // 4:
            done = True
            deed()

    store.waiting = said.append
    pool = open_cluster(machines.address, waiting=said.append)
    try:
        report = index([folder], store, progress=tell, pool=pool)
    finally:
        pool.stop()
    assert report.read == FILES + 2
    assert done == (deed is not None)
    return said


def test_two_workers_come_to_the_same_as_one_process(
    folder: Path, archive: Store, machines: Machines, undisturbed: object
) -> None:
    indexed(folder, archive, machines)
    assert everything(archive) == undisturbed


def test_a_worker_that_dies_costs_nothing(
    folder: Path, archive: Store, machines: Machines, undisturbed: object
) -> None:
    indexed(folder, archive, machines, machines.kill_worker)
    assert everything(archive) == undisturbed


def test_a_scheduler_that_dies_and_comes_back_costs_nothing(
    folder: Path, archive: Store, machines: Machines, undisturbed: object
) -> None:
    def restart() -> None:
        machines.kill_scheduler()
        machines.start_scheduler()

    said = indexed(folder, archive, machines, restart)
    assert everything(archive) == undisturbed
    assert any(machines.address in one for one in said)


def test_a_database_that_is_stopped_and_comes_back_costs_nothing(
    folder: Path,
    machines: Machines,
    postgres: PostgreSQL,
    undisturbed: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from kserender.corpus.indexing import writer

    monkeypatch.setattr(writer, "MOST_FILES", 2)

    with open_store(postgres.database(), create=True) as store:

        def restart() -> None:
            def start(why: str) -> None:
                if not postgres.running():
                    postgres.start()

            store.waiting = start  # it is away until somebody is told that it is
            postgres.stop("immediate")

        indexed(folder, store, machines, restart)
        assert everything(store) == undisturbed


def test_a_scheduler_that_stays_away_is_said_and_what_was_done_is_kept(
    folder: Path, archive: Store, machines: Machines, undisturbed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end() -> None:
        monkeypatch.setattr(link, "PATIENCE", 1.0)
        monkeypatch.setattr(link, "ANSWER", 1.0)
        machines.kill_scheduler()

    monkeypatch.setattr("kserender.corpus.indexing.writer.MOST_FILES", 1)
    with pytest.raises(Unreachable, match="svarar inte"):
        indexed(folder, archive, machines, end)
    before = everything(archive)[0]
    assert before
    monkeypatch.undo()
    machines.start_scheduler()
    pool = open_cluster(machines.address)
    try:
        report = index([folder], archive, pool=pool)
    finally:
        pool.stop()
    assert report.read == FILES + 2 - len(before)
    assert everything(archive) == undisturbed


def test_no_scheduler_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "FIRST", 0.5)
    with pytest.raises(Unreachable, match=r"tcp://127\.0\.0\.1:1 svarar inte"):
        open_cluster("tcp://127.0.0.1:1")


def test_a_scheduler_without_workers(
    folder: Path, archive: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "PATIENCE", 1.0)
    alone = Machines(tmp_path)
    alone.start_scheduler()
    try:
        with pytest.raises(Unreachable, match="dask worker tcp://"):
            indexed(folder, archive, alone)
    finally:
        alone.stop()


def test_a_worker_with_another_kserender_is_refused(
    folder: Path, archive: Store, machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kserender.corpus.cluster.remote.stamp", lambda: "kserender 99")
    with pytest.raises(MissingPart, match="kserender 99 här"):
        indexed(folder, archive, machines)


def test_workers_that_cannot_read_put_no_file_into_quarantine(
    folder: Path, archive: Store, machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_request: object) -> None:
        raise OSError("disken är full")

    monkeypatch.setattr("kserender.corpus.cluster.pool.read", cannot)
    with pytest.raises(Unreachable, match="disken är full"):
        indexed(folder, archive, machines)
    assert not everything(archive)[0]


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingPart, match=r"kserender\[cluster\]"):
        open_cluster("local:2")
