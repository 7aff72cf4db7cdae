"""The full-text index over `texts`, in the way of each database; the words in it are those of the papers, unstemmed."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Protocol

from sqlalchemy import Connection

from kserender.corpus.store.words import postgresql, sqlite


class Index(Protocol):
    """What the modules of this package have in common."""

    def create(self, connection: Connection) -> None: ...

    def vocabulary(self, connection: Connection) -> Iterator[tuple[str, int]]: ...


KINDS: MappingProxyType[str, Index] = MappingProxyType({"sqlite": sqlite, "postgresql": postgresql})


def create(connection: Connection) -> None:
    """Make the index, over the texts that there are.  Raises InvalidData when the database cannot hold it."""
    KINDS[connection.dialect.name].create(connection)


def vocabulary(connection: Connection) -> Iterator[tuple[str, int]]:
    """Every word of the index, in lower case, with the number of papers it stands in."""
    return KINDS[connection.dialect.name].vocabulary(connection)
