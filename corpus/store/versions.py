"""The tables' version, and the steps from each version to the next.

A new archive is made as it is now and gets the latest version.  An older one goes through the steps it lacks, all in
one transaction.  A table that changes needs a step here, and tests/corpus/store/archives an archive from before.
"""

from collections.abc import Callable
from types import MappingProxyType

from sqlalchemy import Connection, inspect, select

from kserender.corpus.store import words
from kserender.corpus.store.tables import combinations, metadata, settings, traits
from kserender.errors import InvalidData
from kserender.i18n import _


def _with_traits(connection: Connection) -> None:
    """Version 2: what papers are counted by has tables of its own, which the next `kserender index` fills."""
    metadata.create_all(connection, tables=[combinations, traits])
    if connection.dialect.name == "sqlite":  # the index of forms gets them too, and is made anew
        connection.exec_driver_sql("DROP TABLE IF EXISTS texts_forms")
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS texts_forms_removed")
    connection.execute(settings.delete().where(settings.c.name == "unfinished"))
    connection.execute(settings.insert(), {"name": "unfinished", "value": "1"})


# Version → the step that leads to it from the one before.
STEPS: MappingProxyType[int, Callable[[Connection], None]] = MappingProxyType({2: _with_traits})
FIRST = 1


def latest() -> int:
    """The version that this kserender makes."""
    return max(STEPS, default=FIRST)


def version(connection: Connection) -> int | None:
    """The archive's version; None where there are no tables yet.  Raises InvalidData when it is no archive."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    found = None
    if {"settings", "contents", "papers"} <= tables:
        found = connection.scalar(select(settings.c.value).where(settings.c.name == "version"))
    if found is None or not found.isdecimal():
        raise InvalidData(
            _("This is another program's database, and no archive of kserender."),
            _("Give the archive a file or a database of its own."),
        )
    return int(found)


def bring_up(connection: Connection) -> None:
    """Make the tables, or bring them up to the latest version; to be called in a transaction that holds the lock."""
    found = version(connection)
    if found is None:
        metadata.create_all(connection)
        words.create(connection)
        connection.execute(settings.insert(), {"name": "version", "value": str(latest())})
        return
    for number in range(found + 1, latest() + 1):
        STEPS[number](connection)
    connection.execute(settings.update().where(settings.c.name == "version"), {"value": str(latest())})


def check(found: int | None, *, create: bool) -> None:
    """Raise InvalidData for an archive without tables, if they are not to be made, or of a later kserender."""
    if found is None and not create:
        raise InvalidData(_("The database is empty."), _("Fill it with kserender index."))
    if found is not None and found > latest():
        raise InvalidData(
            _("The archive was made by a later version of kserender."), _("Install the latest version and try again.")
        )
