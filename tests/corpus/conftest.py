"""An archive to test with: everything that holds for SQLite holds for PostgreSQL."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from kserender.corpus.store import Store, open_store

DATABASES = ("sqlite", "postgresql")
PROGRAMS = ("initdb", "pg_ctl")  # the server's own, which lie outside PATH in Debian
# Whoever comes in over the socket is let in, but for the role that has a password.
ACCESS = "local all locked scram-sha-256\nlocal all all trust\n"


class Cluster:
    """A PostgreSQL server of our own on a socket in a folder; nothing of it is on the network."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self.programs = programs
        self._made: list[str] = []
        self._run("initdb", "-D", self.data, "-U", "ekhamra", "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync")
        (folder / "data" / "pg_hba.conf").write_text(ACCESS)

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
        self._run("pg_ctl", "start", "-w", "-s", "-D", self.data, "-l", str(self.folder / "log"), "-o", options)

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "stop", "-w", "-s", "-D", self.data, "-m", mode)

    def running(self) -> bool:
        return (self.folder / "data" / "postmaster.pid").exists()

    def url(self, database: str, user: str = "ekhamra") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self) -> str:
        """The URL of a new, empty database."""
        name = f"arkiv_{uuid4().hex[:12]}"
        self.execute("postgres", f"CREATE DATABASE {name}")
        self._made.append(name)
        return self.url(name)

    def drop(self) -> None:
        """Take away the databases that were made."""
        while self._made:
            self.execute("postgres", f"DROP DATABASE {self._made.pop()} WITH (FORCE)")

    def execute(self, database: str, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        # The server does not run as root.
        lower = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*lower, str(self.programs / program), *arguments]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="session")
def _cluster() -> Iterator[Cluster]:
    pytest.importorskip("psycopg", reason="PostgreSQL: psycopg is not installed")
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a short name: that of a socket has 107 characters at most
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    cluster = Cluster(folder, programs)
    cluster.start()
    yield cluster
    cluster.stop("immediate")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(_cluster: Cluster) -> Iterator[Cluster]:
    """A PostgreSQL server that runs, also afterwards; what was made on it is gone then."""
    yield _cluster
    if not _cluster.running():
        _cluster.start()
    _cluster.drop()


@pytest.fixture(params=DATABASES)
def archive_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive may be made: in SQLite, and in PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "arkiv.db")
    return str(request.getfixturevalue("postgres").database())


@pytest.fixture
def store(archive_url: str) -> Iterator[Store]:
    """An empty archive, open for writing; open_store(archive_url) opens it once more."""
    with open_store(archive_url, create=True) as opened:
        yield opened


def _programs() -> Path | None:
    """The folder of the server's programs."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if all((folder / name).exists() for name in PROGRAMS)), None)
