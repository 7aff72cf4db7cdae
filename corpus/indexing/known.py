"""What the archive knows already of files and contents."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from kserender.corpus.store import Store
from kserender.corpus.store.tables import contents, files, settings

READ = frozenset({"ok", "delvis"})
"""The outcomes of contents that are not in quarantine."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents that have been read."""

    sha256: str
    outcome: str
    attempts: int

    @property
    def quarantined(self) -> bool:
        """Whether they could not be read."""
        return self.outcome not in READ


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was when it was last looked; it may lie there again when it did not then."""

    id: int
    present: bool
    size: int
    modified: int
    contents: Contents


def known_files(store: Store, names: Iterable[str]) -> dict[str, File]:
    """The files of these names, in their last version."""
    asked = (
        select(
            files.c.path,
            files.c.id,
            files.c.state,
            contents.c.size,
            files.c.modified,
            contents.c.sha256,
            contents.c.outcome,
            contents.c.attempts,
        )
        .join_from(files, contents)
        .where(files.c.path.in_(list(names)))
        .order_by(files.c.version)
    )
    rows = store.ask(lambda connection: connection.execute(asked).all())
    return {
        path: File(key, state == "present", size, modified, Contents(*read))
        for path, key, state, size, modified, *read in rows
    }


def known_contents(store: Store, sums: Iterable[str]) -> dict[str, Contents]:
    """The contents with these SHA-256."""
    asked = select(contents.c.sha256, contents.c.outcome, contents.c.attempts).where(contents.c.sha256.in_(list(sums)))
    rows = store.ask(lambda connection: connection.execute(asked).all())
    return {sha256: Contents(sha256, outcome, attempts) for sha256, outcome, attempts in rows}


class Seen:
    """Which of the files that the archive had at the beginning have been found again; a bit for each."""

    def __init__(self, store: Store) -> None:
        self.last = store.ask(lambda connection: connection.scalar(select(func.max(files.c.id)))) or 0
        self._bits = bytearray(self.last // 8 + 1)

    def add(self, key: int) -> None:
        """Take note of a file."""
        if key <= self.last:
            self._bits[key // 8] |= 1 << key % 8

    def __contains__(self, key: int) -> bool:
        return bool(self._bits[key // 8] & 1 << key % 8)


UNFINISHED = "unfinished"


def is_unfinished(store: Store) -> bool:
    """Whether something has been written since the archive was last finished."""
    noted = select(settings.c.value).where(settings.c.name == UNFINISHED)
    return store.ask(lambda connection: connection.scalar(noted)) is not None


def set_unfinished(connection: Connection) -> None:
    """Note that something is written that the archive is not finished with."""
    set_finished(connection)
    connection.execute(settings.insert(), {"name": UNFINISHED, "value": "1"})


def set_finished(connection: Connection) -> None:
    """Note that the archive is finished."""
    connection.execute(settings.delete().where(settings.c.name == UNFINISHED))
