"""What an archive holds, each content once: under the first of its paths, in an order that is the same everywhere."""

from typing import Any

from sqlalchemy import (
    Case,
    ColumnElement,
    FromClause,
    Integer,
    Subquery,
    and_,
    case,
    cast,
    collate,
    func,
    select,
)

from kserender.corpus.store.tables import contents, files, meetings, papers

# Dialect → its collation by the signs' own numbers, whatever the language of the database is.
COLLATIONS = {"sqlite": "BINARY", "postgresql": "C"}


def exact(text: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """The text as it is sorted alike in every database."""
    return collate(text, COLLATIONS[dialect])


def sources(dialect: str, *, all_versions: bool = False) -> Subquery:
    """For each content the file that stands for it: `content_id`, `path`, `version`, `state`.

    Of several copies, it is the one first by path.  Without `all_versions`, only what lies there now."""
    first = func.row_number().over(
        partition_by=files.c.content_id,
        order_by=[case((files.c.state == "present", 0), else_=1), exact(files.c.path, dialect), files.c.version],
    )
    ranked = select(files.c.content_id, files.c.path, files.c.version, files.c.state, first.label("place"))
    if not all_versions:
        ranked = ranked.where(files.c.state == "present")
    found = ranked.subquery()
    columns = [one for one in found.c if one.name != "place"]
    return select(*columns).where(found.c.place == 1).subquery("sources")


def held(source: Subquery) -> FromClause:
    """The papers with their content, meeting (or none) and the file that stands for them."""
    return (
        papers.join(contents, papers.c.content_id == contents.c.id)
        .join(source, source.c.content_id == contents.c.id)
        .outerjoin(meetings, meetings.c.content_id == contents.c.id)
    )


def organ() -> Case[Any]:
    """The organ of a paper: a § belongs to the organ that met, another paper to who wrote it."""
    of_paragraph = func.coalesce(meetings.c.body, papers.c.body)
    return case((papers.c.paragraph.is_not(None), of_paragraph), else_=func.coalesce(papers.c.body, meetings.c.body))


def date() -> Case[Any]:
    """The day of a paper: that of the meeting for a §, else its own.

    A § of minutes whose day is not known has none: dates in its text are of other papers."""
    own = func.coalesce(papers.c.date, meetings.c.date)
    minuted = and_(papers.c.paragraph.is_not(None), meetings.c.id.is_not(None))
    return case((minuted, meetings.c.date), else_=own)


def year() -> ColumnElement[Any]:
    """The year of that day; null where there is none."""
    return cast(func.substr(date(), 1, 4), Integer)
