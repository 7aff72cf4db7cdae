"""What stands out: close votes, the largest sums, and papers that say nearly the same."""

from collections import defaultdict

from sqlalchemy import Connection, func, select

from kserender.corpus import present
from kserender.corpus.statistics.counts import CloseVote, Count, LargeAmount, NearGroup
from kserender.corpus.statistics.scope import counted, matter, where
from kserender.corpus.store.tables import amounts, papers, votes

CLOSEST = LARGEST = 25
GROUPS = 50


def votes_by_year(connection: Connection) -> tuple[Count, ...]:
    """Recorded votes a year; None: of meetings whose day is not known."""
    one = counted(connection.dialect.name)
    joined = votes.join(one, one.c.paper_id == votes.c.paper_id)
    query = select(one.c.year, func.count()).select_from(joined).where(one.c.decided).group_by(one.c.year)
    found = sorted(connection.execute(query), key=lambda row: (row[0] is None, row[0] or 0))
    return tuple(Count(None if year is None else str(year), count) for year, count in found)


def close_votes(connection: Connection) -> tuple[CloseVote, ...]:
    """The votes with the least between yes and no."""
    one = counted(connection.dialect.name)
    between = func.abs(votes.c.yes - votes.c.no)
    query = (
        select(*where(one), votes.c.question, votes.c.yes, votes.c.no)
        .select_from(votes.join(one, one.c.paper_id == votes.c.paper_id))
        .where(one.c.decided, votes.c.yes.is_not(None), votes.c.no.is_not(None))
        .order_by(between, present.exact(one.c.path, connection.dialect.name), one.c.paper_id, votes.c.ordinal)
        .limit(CLOSEST)
    )
    return tuple(CloseVote(matter(row), row.question, row.yes, row.no) for row in connection.execute(query))


def largest_amounts(connection: Connection) -> tuple[LargeAmount, ...]:
    """The largest sums in decisions; one that comes again in the same § once."""
    one = counted(connection.dialect.name)
    again = func.row_number().over(
        partition_by=[one.c.paper_id, amounts.c.value, amounts.c.currency], order_by=amounts.c.ordinal
    )
    found = (
        select(*where(one), one.c.paper_id, amounts.c.text, amounts.c.value, amounts.c.currency, again.label("again"))
        .select_from(amounts.join(one, one.c.paper_id == amounts.c.paper_id))
        .where(one.c.decided, amounts.c.decision.is_not(None))
        .subquery()
    )
    query = (
        select(found)
        .where(found.c.again == 1)
        .order_by(found.c.value.desc(), present.exact(found.c.path, connection.dialect.name), found.c.paper_id)
        .limit(LARGEST)
    )
    return tuple(LargeAmount(matter(row), row.text, row.value, row.currency) for row in connection.execute(query))


def near(connection: Connection) -> tuple[int, tuple[NearGroup, ...]]:
    """How many papers say nearly the same as one in another file, and the groups of most papers."""
    source = present.sources(connection.dialect.name)
    query = (
        select(papers.c.near, papers.c.title, source.c.path)
        .select_from(present.held(source))
        .where(papers.c.near.is_not(None))
        .order_by(present.exact(source.c.path, connection.dialect.name), papers.c.ordinal)
    )
    groups: dict[int, list[tuple[str | None, str]]] = defaultdict(list)
    for key, title, path in connection.execute(query):
        groups[key].append((title, path))
    made = [
        (len(group), NearGroup(group[0][0], tuple(dict.fromkeys(path for _title, path in group))))
        for group in groups.values()
    ]
    apart = [(count, group) for count, group in made if len(group.paths) > 1]
    apart.sort(key=lambda one: (-len(one[1].paths), one[1].paths))
    return sum(count for count, _group in apart), tuple(group for _count, group in apart[:GROUPS])
