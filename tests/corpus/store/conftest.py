"""Papers of an invented municipality, as rows."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from kserender.corpus.rows import ContentRows, rows
from kserender.paper import Decision, Extraction, Meeting, Paper, Person, Source

Content = Callable[..., ContentRows]


def make(name: str, *, papers: int = 1, attempts: int = 1, **fields: Any) -> ContentRows:
    """What a file named `name` holds: so many papers, each with two decisions."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    source = Source(path=name, sha256=sha256, format="docx", reader="docx")
    decisions = [
        Decision(text=f"Godkänna förslaget om {name}.", action="godkänna"),
        Decision(text="Uppdra åt tekniska nämnden att återkomma till våren.", action="uppdra"),
    ]
    extraction = Extraction(
        source=source,
        meeting=Meeting(body="Kommunstyrelsen", date="2031-02-03", present=[Person(name="Ebba Storm")]),
        papers=[
            Paper(**({"title": f"Skötsel av {name} {number}", "decisions": decisions} | fields))
            for number in range(papers)
        ],
    )
    return rows(extraction, size=1000, attempts=attempts)


@pytest.fixture
def content() -> Content:
    return make
