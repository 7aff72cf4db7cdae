"""Connections to an archive that is one SQLite file."""

import os
import sqlite3
import time
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from kserender.errors import MissingFile
from kserender.i18n import _

# Readers see the last whole batch while the next is written (WAL).  A power cut may take the last batches, never half
# of one (synchronous=NORMAL).  The file beside the archive that batches go to first is cut down when it grew large.
ATTEMPT = 0.5  # seconds that SQLite waits by itself for the lock of writers
PRAGMAS = ("foreign_keys=ON", "synchronous=NORMAL", "cache_size=-8000", "journal_size_limit=67108864")


def engine(url: URL, *, create: bool, wait: float) -> Engine:
    """The engine of the archive; `wait` is for how many seconds another program may keep it locked.

    Raises MissingFile when there is no such file and it is not to be made.
    """
    path = Path(url.database or "")
    if not create and not path.is_file():
        raise MissingFile(
            _("There is no archive {path}.").format(path=path), _("Make it with kserender index, or check the name.")
        )
    made = create_engine(_sealed(path) if not create and _is_sealed(path) else url, connect_args={"timeout": wait})
    event.listen(made, "connect", _connected)
    event.listen(made, "begin", partial(_began, wait))
    return made


def share(engine: Engine) -> None:
    """Let readers and one writer work at the same time from now on; the file remembers it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def _connected(driver: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    # Transactions begin and end where SQLAlchemy says so, not where the sqlite3 module guesses.
    driver.isolation_level = None
    for pragma in PRAGMAS:
        driver.execute(f"PRAGMA {pragma}")


def _began(wait: float, connection: Connection) -> None:
    # A writer takes the lock at once: one that has read before it writes could not wait for another writer.
    writes = connection.get_execution_options().get("writes", False)
    if not (writes and _has_lock(connection, wait)):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _has_lock(connection: Connection, wait: float) -> bool:
    """Whether the lock of writers could be taken.  It is asked for again and again: while SQLite waits, Ctrl-C does
    nothing."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - there is no other
    until = time.monotonic() + wait
    driver.execute(f"PRAGMA busy_timeout={int(1000 * min(wait, ATTEMPT))}")
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                return False  # and why, is said to the one who asks once more
        else:
            driver.execute(f"PRAGMA busy_timeout={int(1000 * wait)}")
            return True


def _is_sealed(path: Path) -> bool:
    """Whether nothing may be written beside the file, as SQLite does even for reading."""
    return not os.access(path.resolve().parent, os.W_OK)


def _sealed(path: Path) -> URL:
    """The file as one that nobody changes.  What is in a log beside it would not be seen: then SQLite has to refuse."""
    absolute = path.resolve()
    log = absolute.with_name(absolute.name + "-wal")
    if log.exists() and log.stat().st_size:
        return URL.create("sqlite", database=str(path))
    return URL.create("sqlite", database=absolute.as_uri(), query={"immutable": "1", "uri": "true"})
