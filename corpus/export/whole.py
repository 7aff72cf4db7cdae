"""Whole papers, streamed: each as an extraction (`kserender/extraction/1`) of its own, with its source and meeting."""

import json
from collections.abc import Generator
from contextlib import closing
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from kserender.corpus import present
from kserender.corpus.export.selection import Selection
from kserender.corpus.store.tables import contents, meetings, papers
from kserender.paper import SCHEMA

AT_ONCE = 100  # papers that are fetched from the database together; some are very long


def extractions(connection: Connection, selection: Selection) -> Generator[dict[str, Any]]:
    """An extraction with one paper for each paper, by path and then in the order of the document.

    Nothing in it depends on when and how it was indexed: a paper that lies in several places has the first of its
    paths, also in the places of its texts."""
    with closing(_keys(connection, selection)) as keys:
        while chunk := list(islice(keys, AT_ONCE)):
            found = {row.id: row for row in connection.execute(_papers([key for key, _path in chunk]))}
            for key, path in chunk:
                yield _extraction(found[key], path)


def _keys(connection: Connection, selection: Selection) -> Generator[tuple[int, str]]:
    # Without the papers themselves, which the database would have to carry along while it sorts.
    dialect = connection.dialect.name
    source = present.sources(dialect, all_versions=selection.all_versions)
    query = (
        select(papers.c.id, source.c.path)
        .select_from(present.held(source))
        .where(*selection.conditions("paper"))
        .order_by(present.exact(source.c.path, dialect), contents.c.sha256, papers.c.ordinal)
    )
    with connection.execution_options(yield_per=10 * AT_ONCE).execute(query) as found:
        yield from (tuple(row) for row in found)


def _papers(keys: list[int]) -> Any:
    return (
        select(
            papers.c.id,
            papers.c.json,
            meetings.c.json.label("meeting"),
            contents.c.sha256,
            contents.c.format,
            contents.c.pages,
            contents.c.reader,
            contents.c.outcome,
            contents.c.messages,
        )
        .select_from(papers.join(contents).outerjoin(meetings, meetings.c.content_id == contents.c.id))
        .where(papers.c.id.in_(keys))
    )


def _extraction(row: Any, path: str) -> dict[str, Any]:
    source = {
        "path": path,
        "sha256": row.sha256,
        "format": row.format,
        "pages": row.pages,
        "reader": row.reader,
        "outcome": row.outcome,
        "messages": json.loads(row.messages),
    }
    meeting = json.loads(row.meeting) if row.meeting else None
    extraction = {"schema": SCHEMA, "source": source, "meeting": meeting, "papers": [json.loads(row.json)]}
    _at(extraction, path)
    return extraction


def _at(value: Any, path: str) -> None:
    """Let all places be in the file of this path: the one that was read may have been a copy."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "file" in one and "paragraph" in one:
                one["file"] = path
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
