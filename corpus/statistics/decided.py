"""What was decided: by organ and year, with which verbs, and what §§ ended in."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from kserender.corpus.statistics.counts import Count, OrganYear
from kserender.corpus.statistics.scope import counted
from kserender.corpus.statistics.series import homes
from kserender.corpus.store.tables import decisions


def decisions_by_year(connection: Connection) -> tuple[OrganYear, ...]:
    """Decisions by the organ that met and the year it met in; those without year last."""
    one = counted(connection.dialect.name)
    by = (one.c.municipality, func.coalesce(one.c.organ, decisions.c.deciding_body), one.c.year)
    query = (
        select(*by, func.count(), func.count(decisions.c.recommends_to))
        .select_from(decisions.join(one, one.c.paper_id == decisions.c.paper_id))
        .where(one.c.decided)
        .group_by(*by)
    )
    rows = connection.execute(query).all()
    known = homes((municipality, organ) for municipality, organ, *_rest in rows)
    sums: dict[tuple[str | None, str | None, int | None], list[int]] = defaultdict(lambda: [0, 0])
    for municipality, organ, year, count, proposed in rows:
        found = sums[municipality or known.get(organ), organ, year]
        found[0] += count
        found[1] += proposed
    return tuple(OrganYear(*key, *sums[key]) for key in sorted(sums, key=_place))


def _place(key: tuple[str | None, str | None, int | None]) -> tuple[bool, str, bool, str, bool, int]:
    """By name; what is not known last."""
    municipality, organ, year = key
    return municipality is None, municipality or "", organ is None, organ or "", year is None, year or 0


def verbs(connection: Connection) -> tuple[Count, ...]:
    """Decisions by their verb, the most frequent first; None: those without a verb that is known."""
    one = counted(connection.dialect.name)
    query = (
        select(decisions.c.action, func.count())
        .select_from(decisions.join(one, one.c.paper_id == decisions.c.paper_id))
        .where(one.c.decided)
        .group_by(decisions.c.action)
    )
    return _by_count(Count(*row) for row in connection.execute(query))


def endings(connection: Connection) -> tuple[Count, ...]:
    """§§ by what they ended in, the most frequent first; None: those where the verbs do not tell."""
    one = counted(connection.dialect.name)
    query = select(one.c.ending, func.count()).where(one.c.decided).group_by(one.c.ending)
    return _by_count(Count(*row) for row in connection.execute(query))


def _by_count(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda one: (one.name is None, -one.count, one.name or "")))
