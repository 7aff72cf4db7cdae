"""An archive that is open: reading from it, and writing to it in transactions that are whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import Connection, Engine

from kserender.corpus.store import faults, postgresql, retrying, sqlite, versions
from kserender.corpus.store.location import location, shown

if TYPE_CHECKING:
    from kserender.corpus.store.writing import Batch

Answer = TypeVar("Answer")
WAIT = 20.0  # seconds that another program may keep the archive locked
ENGINES = MappingProxyType({"sqlite": sqlite.engine, "postgresql": postgresql.engine})
SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}  # as a reader has it in SQLite anyway


class Store:
    """An open archive; close it, or use it with `with`."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name  # as messages call it
        self.waiting: Callable[[str], None] | None = None  # is told why, when a transaction has to wait

    @property
    def dialect(self) -> str:
        """Sqlite or postgresql."""
        return self.engine.dialect.name

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection for reading, which sees one state of the archive; faults are raised as KserenderError."""
        with faults.explained(self.name), self._snapshot() as connection:
            yield connection

    def begin(self, work: Callable[[Connection], Answer]) -> Answer:
        """What `work` gives, done in one transaction that is begun again when the connection is lost.

        It may have been done already when the connection was lost at the last moment: `work` says how things shall be,
        so that doing it twice is the same as once.
        """
        return retrying.persistent(lambda: self._once(work), self.name, self.waiting)

    def ask(self, work: Callable[[Connection], Answer]) -> Answer:
        """What `work` reads in one state of the archive, read again when the connection is lost."""
        return retrying.persistent(lambda: self._read(work), self.name, self.waiting)

    def write(self, batch: "Batch") -> None:
        """Write the batch, whole or not at all."""
        from kserender.corpus.store.writing import write

        self.begin(lambda connection: write(connection, batch))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection.execution_options(**SNAPSHOT) if self.dialect == "postgresql" else connection

    def _read(self, work: Callable[[Connection], Answer]) -> Answer:
        with self._snapshot() as connection:
            return work(connection)

    def _once(self, work: Callable[[Connection], Answer]) -> Answer:
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            return work(connection)


def open_store(url: str, *, create: bool = False, wait: float = WAIT) -> Store:
    """The archive at `url`: the name of a file, sqlite:///…, or postgresql://….

    With `create`, a file that is not there is made, and so are the tables.  An archive of an earlier version is brought
    up to this one.  `wait` is for how many seconds another program may keep it locked.  Raises UsageError, MissingFile,
    MissingPart, InvalidData (no archive, or of a later version), WriteFailed, Unreachable or InUse.
    """
    where = location(url)
    store = Store(ENGINES[where.get_backend_name()](where, create=create, wait=wait), shown(where))
    try:
        with faults.explained(store.name):
            _prepare(store, create=create)
    except BaseException:
        store.close()
        raise
    return store


def _prepare(store: Store, *, create: bool) -> None:
    with store.engine.connect() as connection:
        found = versions.version(connection)
    versions.check(found, create=create)
    if found != versions.latest():
        if store.dialect == "sqlite":
            sqlite.share(store.engine)
        store._once(versions.bring_up)
