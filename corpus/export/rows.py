"""The rows of a table of the archive, streamed: by path, then in the order of the document."""

import json
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, select

from kserender.corpus import present
from kserender.corpus.export.listings import LISTINGS, About, Listing, fields
from kserender.corpus.export.selection import Selection
from kserender.corpus.store.tables import contents, meetings, metadata, papers

Cell = str | int | float | list[str] | None
Columns = dict[str, ColumnElement[Any]]
AT_ONCE = 1000  # rows that are fetched from the database together

# How a cell is made of what the database has; the others are as they are.
_READ: dict[str, Callable[[Any], Cell]] = {"place": lambda at: int(at) + 1, "list": json.loads}


def rows(connection: Connection, table: str, selection: Selection) -> Generator[tuple[Cell, ...]]:
    """The rows of a table of LISTINGS, with the columns of `fields`."""
    columns = fields(LISTINGS[table], all_versions=selection.all_versions)
    read = [_READ.get(field.type) for field in columns]
    query = _select(connection.dialect.name, table, selection)
    with connection.execution_options(yield_per=AT_ONCE).execute(query) as found:
        for row in found:
            yield tuple(cell if how is None or cell is None else how(cell) for how, cell in zip(read, row, strict=True))


@dataclass(frozen=True, slots=True)
class _From:
    """What rows are read from: the tables, the columns that all such rows begin with, and the order."""

    tables: FromClause
    leads: Columns
    order: tuple[ColumnElement[Any], ...]
    home: Table  # where the other columns are
    where: tuple[ColumnElement[Any], ...] = ()


def _select(dialect: str, table: str, selection: Selection) -> Select[Any]:
    listing = LISTINGS[table]
    own = _FROM[listing.about](dialect, selection, metadata.tables[table])
    columns = [
        own.home.c[field.name] if field in listing.fields else own.leads[field.name]
        for field in fields(listing, all_versions=selection.all_versions)
    ]
    return (
        select(*(column.label(f"c{at}") for at, column in enumerate(columns)))  # names may come twice
        .select_from(own.tables)
        .where(*own.where, *selection.conditions(listing.about))
        .order_by(present.exact(own.leads["path"], dialect), *own.order, *_last(listing, own.home))
    )


def _last(listing: Listing, table: Table) -> list[ColumnElement[Any]]:
    return [table.c[name] for name in listing.order]


def _papers(dialect: str, selection: Selection, own: Table) -> _From:
    source = present.sources(dialect, all_versions=selection.all_versions)
    tables = present.held(source)
    leads: Columns = {
        **_of_source(source),
        "paper": papers.c.ordinal,
        "organ": present.organ(),
        "day": present.date(),
        "paragraph": papers.c.paragraph,
        "diary_number": papers.c.diary_number,
        "title": papers.c.title,
    }
    joined = tables if own is papers else tables.join(own, own.c.paper_id == papers.c.id)
    return _From(joined, leads, (contents.c.sha256, papers.c.ordinal), own)


def _meetings(dialect: str, selection: Selection, own: Table) -> _From:
    source = present.sources(dialect, all_versions=selection.all_versions)
    tables = meetings.join(contents, meetings.c.content_id == contents.c.id).join(
        source, source.c.content_id == contents.c.id
    )
    joined = tables if own is meetings else tables.join(own, own.c.meeting_id == meetings.c.id)
    leads: Columns = {**_of_source(source), "body": meetings.c.body, "date": meetings.c.date}
    return _From(joined, leads, (contents.c.sha256,), own)


def _files(dialect: str, selection: Selection, own: Table) -> _From:
    """Every path, also of copies."""
    where = () if selection.all_versions else (own.c.state == "present",)
    return _From(
        own.join(contents, own.c.content_id == contents.c.id), _of_source(own), (own.c.version,), contents, where
    )


def _of_source(source: FromClause) -> Columns:
    leads: Columns = {name: source.c[name] for name in ("path", "version", "state")}
    return {**leads, "sha256": contents.c.sha256}


_FROM: dict[About, Callable[[str, Selection, Table], _From]] = {
    "paper": _papers,
    "meeting": _meetings,
    "file": _files,
}
