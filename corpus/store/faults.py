"""What the databases answer, in words of kserender: what happened, what to do, and the exit code."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy.exc import DBAPIError

from kserender.errors import BrokenFile, Fault, InUse, InvalidData, KserenderError, Unreachable, WriteFailed
from kserender.i18n import _, mark


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an answer means; `passing` when the same transaction may go well a little later."""

    kind: type[KserenderError]
    what: str
    remedy: str
    passing: bool = False


_LOCKED = Explanation(
    InUse,
    mark("{archive} is kept locked by another program."),
    mark("Wait until that program is done, and try again: what has been written is kept."),
)
_FULL = Explanation(
    WriteFailed,
    mark("{archive} could not be written: the disk is full."),
    mark("Make room, and run the same command again: it goes on where it was."),
)
_READ_ONLY = Explanation(
    WriteFailed,
    mark("{archive} may not be written."),
    mark("Put the archive where you may write, or ask whoever looks after it for the right to."),
)
_NOT_OPENED = Explanation(
    WriteFailed,
    mark("{archive} could not be opened."),
    mark("Check that the folder exists and that you may read and write in it."),
)
_DISK = Explanation(
    WriteFailed,
    mark("{archive} could not be read or written: the disk or the network answered with an error."),
    mark("Put the archive on a disk of this computer, and try again."),
)
_DAMAGED = Explanation(
    BrokenFile,
    mark("{archive} is damaged."),
    mark("Take back a copy of it, or make it anew with kserender index and another name."),
)
_NO_DATABASE = Explanation(
    InvalidData,
    mark("{archive} is no database."),
    mark("Give the name of an archive that kserender index has made."),
)
_LOST = Explanation(
    Unreachable,
    mark("{archive} does not answer."),
    mark("Check the address and that the database is running, and try again: what has been written is kept."),
    passing=True,
)
_CROWDED = Explanation(
    Unreachable,
    mark("{archive} takes no more connections."),
    mark("Try again when fewer are working with the database."),
    passing=True,
)
_PASSWORD = Explanation(
    Unreachable,
    mark("{archive} does not let us in: user or password is wrong."),
    mark("Check the user and the password (PGPASSWORD or ~/.pgpass keeps it out of the command)."),
)
_NO_SUCH = Explanation(
    Unreachable,
    mark("There is no database {archive} on the server."),
    mark("Check the name, or have it made: {command}"),
)
_COLLIDED = Explanation(
    InUse,
    mark("{archive} was changed by another program at the same time."),
    mark("Try again: what has been written is kept."),
    passing=True,
)

ANSWERS = (DBAPIError, sqlite3.Error)

# The lowest byte of SQLite's result code (sqlite.org/rescode.html) → what it means.
SQLITE = MappingProxyType(
    {
        5: _LOCKED,  # SQLITE_BUSY
        6: _LOCKED,  # SQLITE_LOCKED
        8: _READ_ONLY,
        10: _DISK,  # SQLITE_IOERR
        11: _DAMAGED,  # SQLITE_CORRUPT
        13: _FULL,
        14: _NOT_OPENED,  # SQLITE_CANTOPEN
        26: _NO_DATABASE,  # SQLITE_NOTADB
    }
)

# The beginning of PostgreSQL's SQLSTATE (appendix A of its manual) → what it means.
POSTGRESQL = MappingProxyType(
    {
        "08": _LOST,
        "25006": _READ_ONLY,  # a server that only follows another
        "28": _PASSWORD,
        "3D000": _NO_SUCH,
        "40": _COLLIDED,
        "42501": _READ_ONLY,
        "53": _CROWDED,
        "53100": _FULL,
        "55P03": _LOCKED,  # lock_timeout
        "57P": _LOST,  # shut down, crashed, starting up
        "58": _DISK,
        "XX001": _DAMAGED,
        "XX002": _DAMAGED,
    }
)

# A refused connection has no SQLSTATE, only what libpq and the server say, in English or Swedish.
REFUSALS = (
    (re.compile(r"authentication failed|autentisering.* misslyckades|no password|pg_hba\.conf"), _PASSWORD),
    (re.compile(r'(role|rollen?) ".*" (does not exist|finns inte|existerar inte)'), _PASSWORD),
    (re.compile(r'(database|databasen?) ".*" (does not exist|finns inte|existerar inte)'), _NO_SUCH),
    (re.compile(r"too many (clients|connections)|för många (klienter|anslutningar)"), _CROWDED),
)


@contextmanager
def explained(archive: str) -> Iterator[None]:
    """Raise what a database answers inside as a KserenderError about `archive`."""
    try:
        yield
    except ANSWERS as error:
        raise explain(error, archive) from error


def explain(error: Exception, archive: str) -> KserenderError:
    """The answer as an error for the user; a Fault when it is none that has to be expected."""
    found = explanation(error)
    if found is None:
        return Fault(_answer(error))  # not `error`: its text has the whole statement with what was to be written
    name = archive.rpartition("/")[2]
    return found.kind(_(found.what).format(archive=archive), _(found.remedy).format(command=f"createdb {name}"))


def explanation(error: Exception) -> Explanation | None:
    """What the answer means; None for one that has no place in the tables."""
    answer = _answer(error)
    code = getattr(answer, "sqlite_errorcode", None)
    if code is not None:
        return SQLITE.get(code & 0xFF)
    state = getattr(answer, "sqlstate", None)
    if state:
        return next((POSTGRESQL[state[:n]] for n in range(5, 1, -1) if state[:n] in POSTGRESQL), None)
    refused = next((found for pattern, found in REFUSALS if pattern.search(str(answer))), None)
    gone = type(answer).__name__ == "OperationalError" or getattr(error, "connection_invalidated", False)
    return refused or (_LOST if gone else None)


def _answer(error: Exception) -> BaseException:
    """What the driver raised, which SQLAlchemy mostly wraps."""
    return (error.orig or error) if isinstance(error, DBAPIError) else error
