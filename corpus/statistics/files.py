"""How the reading of the files went."""

from sqlalchemy import Connection, Join, func, select

from kserender.corpus import present
from kserender.corpus.statistics.counts import Count, Reason
from kserender.corpus.store.tables import contents, files

REASONS = 50  # that are listed


def states(connection: Connection) -> tuple[Count, ...]:
    """How many files lie there, and how many do not any more, by the word of their state."""
    query = select(files.c.state, func.count()).group_by(files.c.state)
    return tuple(sorted((Count(*row) for row in connection.execute(query)), key=lambda one: one.name or ""))


def outcomes(connection: Connection) -> tuple[Count, ...]:
    """How the reading of the files that lie there ended, the most frequent first."""
    query = select(contents.c.outcome, func.count()).select_from(_files()).where(files.c.state == "present")
    found = (Count(*row) for row in connection.execute(query.group_by(contents.c.outcome)))
    return tuple(sorted(found, key=lambda one: (-one.count, one.name or "")))


def quarantine(connection: Connection) -> tuple[Reason, ...]:
    """Why files that lie there could not be read, the most frequent first."""
    path = func.min(present.exact(files.c.path, connection.dialect.name))
    query = (
        select(contents.c.outcome, contents.c.reason, func.count(), path)
        .select_from(_files())
        .where(files.c.state == "present", contents.c.outcome.not_in(("ok", "delvis")))
        .group_by(contents.c.outcome, contents.c.reason)
        .order_by(func.count().desc(), path)
        .limit(REASONS)
    )
    return tuple(Reason(*row) for row in connection.execute(query))


def _files() -> Join:
    return files.join(contents, files.c.content_id == contents.c.id)
