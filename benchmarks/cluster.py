"""What reading with workers costs, and where: the same files with one, two and four Dask workers, and without Dask.

    python benchmarks/cluster.py FOLDER [--server postgresql://…/postgres] [--workers 1 2 4]

All runs on this machine: a scheduler, and workers of one thread each, as docs/scaling.md starts them.  Each way reads
the folder twice, into two new archives, and the second time counts: by then the workers have loaded what they need.
`--server` is a PostgreSQL server on this machine where databases may be made; without it the archives are SQLite files,
and the client is also the database.  The CPU time of each part is that of its processes and all that they started.
Ends with what the archive takes on disk.  More workers than processors give no more speed, whatever is measured.
"""

import argparse
import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psutil

PARTS = ("client", "workers", "scheduler", "database")
SIZES = (
    "SELECT relname, pg_total_relation_size(oid), pg_indexes_size(oid) FROM pg_class"
    " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 2 DESC LIMIT 5"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds on the clock, and of the processors by part."""

    wall: float
    cpu: dict[str, float]


@dataclass(slots=True)
class Archives:
    """Where new archives are made; the last one is looked at in the end."""

    folder: Path
    server: str | None
    last: str = ""
    made: list[str] = field(default_factory=list)

    def new(self) -> str:
        """The place of a new archive."""
        if self.server is None:
            self.last = str(self.folder / f"{uuid4().hex}.db")
        else:
            name = f"kserender_{uuid4().hex[:12]}"
            self.ask(self.server, f"CREATE DATABASE {name}")
            self.made.append(name)
            head, _, options = self.server.partition("?")
            self.last = f"{head.rpartition('/')[0]}/{name}" + (f"?{options}" if options else "")
        return self.last

    def postmaster(self) -> psutil.Process | None:
        """The process that all of the server's come from."""
        if self.server is None:
            return None
        import psycopg

        with psycopg.connect(self.server) as connection:
            return psutil.Process(connection.info.backend_pid).parent()

    def drop(self) -> None:
        """Take the databases away."""
        for name in self.made:
            self.ask(str(self.server), f"DROP DATABASE {name} WITH (FORCE)")

    @staticmethod
    def ask(url: str, statement: str) -> list[tuple[object, ...]]:
        """The rows that the server gives."""
        import psycopg

        with psycopg.connect(url, autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []


def used(*roots: psutil.Process | None) -> float:
    """CPU seconds of the processes, of all that live below them, and of those that have ended there."""
    total = 0.0
    for root in roots:
        if root is not None:
            for one in (root, *root.children(recursive=True)):
                with contextlib.suppress(psutil.NoSuchProcess):  # what it used is then its parent's
                    total += sum(one.cpu_times()[:4])
    return total


def indexed(files: Path, archive: str, *options: str) -> tuple[float, float]:
    """Seconds on the clock and CPU seconds of `kserender index` and all that it started."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "kserender", "index", str(files), "--db", archive, *options]
    ended = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if ended.returncode not in (0, 3):
        sys.exit(ended.stderr)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[tuple[str, psutil.Process, psutil.Process]]:
    """A scheduler and its workers: the address, and the processes of both."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "dask"]
    place = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
    many = ["--nworkers", str(workers), "--nthreads", "1", "--local-directory", str(folder)]
    with Path(folder, "log").open("ab") as log:
        started = [
            subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
            for command in (
                [*dask, "scheduler", "--port", str(port), *place],
                [*dask, "worker", address, "--host", "127.0.0.1", "--no-dashboard", *many],
            )
        ]
    try:
        yield address, psutil.Process(started[0].pid), psutil.Process(started[1].pid)
    finally:
        for one in started:
            os.killpg(one.pid, signal.SIGTERM)
            one.wait()


def measured(files: Path, archives: Archives, workers: int) -> Taken:
    """The second reading with so many workers; 0 is one process without Dask."""
    database = archives.postmaster()
    if not workers:
        start = used(database)
        wall, cpu = indexed(files, archives.new(), "--jobs", "1")
        return Taken(wall, {"client": cpu, "database": used(database) - start})
    with cluster(workers, archives.folder) as (address, scheduler, readers):
        parts = {"workers": readers, "scheduler": scheduler, "database": database}
        indexed(files, archives.new(), "--cluster", address)
        before = {name: used(part) for name, part in parts.items()}
        wall, cpu = indexed(files, archives.new(), "--cluster", address)
        return Taken(wall, {"client": cpu} | {name: used(part) - before[name] for name, part in parts.items()})


def show(name: str, taken: Taken, papers: int) -> None:
    """A line of the table."""
    parts = (taken.cpu.get(part, 0.0) for part in PARTS)
    print(f"{name:<22} {taken.wall:>8.1f} {papers / taken.wall:>9.1f}" + "".join(f" {part:>9.1f}" for part in parts))


def disk(archives: Archives, papers: int) -> None:
    """What the last archive takes."""
    if archives.server is None:
        file = Path(archives.last).stat()
        print(f"SQLite: {file.st_size:,} bytes, {file.st_size / papers:,.0f} a paper")
        return
    ((size,),) = archives.ask(archives.last, "SELECT pg_database_size(current_database())")
    print(f"PostgreSQL: {size:,} bytes, {int(str(size)) / papers:,.0f} a paper; of that, with indexes (indexes alone):")
    for name, whole, index in archives.ask(archives.last, SIZES):
        print(f"  {name:<14} {int(str(whole)) / papers:>9,.0f} ({int(str(index)) / papers:,.0f})")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What reading with workers costs, and where.")
    parser.add_argument("files", type=Path, metavar="FOLDER")
    parser.add_argument("--server", help="URL of a PostgreSQL server where databases may be made")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        archives = Archives(Path(work), given.server)
        try:
            first = measured(given.files, archives, 0)
            papers = count(archives.last)
            print(f"{papers} papers, {os.cpu_count()} processors; seconds of CPU:")
            print(
                f"{'':<22} {'clock s':>8} {'papers/s':>9} {'client':>9} {'workers':>9} {'scheduler':>9} {'database':>9}"
            )
            show("one process, no Dask", first, papers)
            for number in given.workers:
                show(f"workers: {number}", measured(given.files, archives, number), papers)
            disk(archives, papers)
        finally:
            archives.drop()


def count(archive: str) -> int:
    """How many papers the archive has."""
    from sqlalchemy import func, select

    from kserender.corpus.store import open_store
    from kserender.corpus.store.tables import papers

    with open_store(archive) as store, store.connect() as connection:
        return connection.scalar(select(func.count()).select_from(papers)) or 0


if __name__ == "__main__":
    main()
