"""The rows of one file's contents."""

import json
from functools import cache
from typing import cast

from kserender.corpus.rows.meeting import meeting_row
from kserender.corpus.rows.paper import paper_row
from kserender.corpus.rows.row import ContentRows, Row
from kserender.corpus.rows.storable import as_text, storable
from kserender.paper import Extraction


def rows(extraction: Extraction, *, size: int = 0, attempts: int = 1) -> ContentRows:
    """All rows of what was read; `size` in bytes of the file, `attempts` how many times it has been read by now."""
    source = extraction.source
    said = [message for message in source.messages if message.level != "info"]
    meeting = extraction.meeting
    all_rows: ContentRows = {
        "contents": {
            "sha256": source.sha256,
            "size": size,
            "format": source.format,
            "pages": source.pages,
            "reader": source.reader,
            "outcome": source.outcome,
            "reason": "\n".join(message.text for message in said) if source.outcome != "ok" else None,
            "attempts": attempts,
            "made_by": _made_by(),
            "messages": json.dumps([message.model_dump() for message in source.messages], ensure_ascii=False),
        },
        "meetings": [] if meeting is None else [meeting_row(meeting)],
        "papers": [paper_row(paper, ordinal, meeting) for ordinal, paper in enumerate(extraction.papers)],
    }
    return cast("ContentRows", storable(all_rows))


def failed(sha256: str, *, size: int, outcome: str, reason: str, attempts: int = 1) -> ContentRows:
    """The rows of contents that could not be read: how it ended, and what the user was told."""
    row: Row = {
        "sha256": sha256,
        "size": size,
        "format": None,
        "pages": None,
        "reader": None,
        "outcome": outcome,
        "reason": as_text(reason),
        "attempts": attempts,
        "made_by": _made_by(),
        "messages": "[]",
    }
    return {"contents": row, "meetings": [], "papers": []}


@cache
def _made_by() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kserender")
    except PackageNotFoundError:
        return ""
