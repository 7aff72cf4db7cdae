"""The papers that are counted: what lies in the archive now, and each paper once."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, or_, select

from kserender.corpus import present
from kserender.corpus.statistics.counts import Matter
from kserender.corpus.store.tables import papers


@cache
def counted(dialect: str) -> Subquery:
    """A row for each paper: `paper_id`, `municipality`, `organ`, `date`, `year`, `paragraph`, `title`, `path`, `near`,
    `ending`, and whether it is `decided`: minutes or a decision taken on delegation, where other papers only propose.

    The same § as Word and as PDF is nearly the same paper and counts once; §§ of different meetings, which may read
    alike, count each."""
    source = present.sources(dialect)
    organ, day = present.organ(), present.date()
    copy = func.row_number().over(
        partition_by=[func.coalesce(papers.c.near, -papers.c.id), organ, day, papers.c.paragraph],
        order_by=[present.exact(source.c.path, dialect), papers.c.ordinal],
    )
    found = (
        select(
            papers.c.id.label("paper_id"),
            papers.c.municipality,
            organ.label("organ"),
            day.label("date"),
            present.year().label("year"),
            papers.c.paragraph,
            papers.c.title,
            source.c.path,
            papers.c.near,
            papers.c.outcome.label("ending"),
            or_(papers.c.paragraph.is_not(None), papers.c.kind == "delegationsbeslut").label("decided"),
            copy.label("copy"),
        )
        .select_from(present.held(source))
        .subquery()
    )
    columns = [column for column in found.c if column.name != "copy"]
    return select(*columns).where(found.c.copy == 1).subquery("counted")


def where(one: Subquery) -> list[ColumnElement[Any]]:
    """The columns that say where something stands, for `matter`."""
    return [one.c.organ, one.c.date, one.c.paragraph, one.c.title, one.c.path]


def matter(row: Any) -> Matter:
    """Where something stands, from a row with these columns."""
    return Matter(row.organ, row.date, row.paragraph, row.title, row.path)
