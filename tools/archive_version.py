#!/usr/bin/env python3
"""Keep an archive of the present version, for the test that brings old archives up to new ones.

    python tools/archive_version.py

Writes tests/corpus/store/archives/VERSION.sql: the tables as they are now, with one paper.  Run it before a version is
given out; after that the file stays as it is, and a change of the tables is a step in corpus/store/versions.py.
"""

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kserender.corpus.rows import rows
from kserender.corpus.store import open_store, versions
from kserender.corpus.store.writing import Batch, Present
from kserender.paper import Decision, Extraction, Paper, Source

FOLDER = Path(__file__).parents[1] / "tests" / "corpus" / "store" / "archives"


def main() -> None:
    """Make an archive, and write it out as SQL."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "arkiv.db"
        with open_store(str(path), create=True) as store:
            store.write(_batch())
        with closing(sqlite3.connect(path)) as connection:
            statements = ";\n".join(_statements(connection))
    (FOLDER / f"{versions.latest()}.sql").write_text(f"{statements};\n", encoding="utf-8")


def _batch() -> Batch:
    sha256 = hashlib.sha256(b"parken").hexdigest()
    decision = Decision(text="Godkänna förslaget om parken.", action="godkänna")
    extraction = Extraction(
        source=Source(path="park.docx", sha256=sha256, format="docx", reader="docx"),
        papers=[Paper(title="Skötsel av parken 0", decisions=[decision])],
    )
    return Batch([rows(extraction, size=1000)], [Present("park.docx", sha256, 1)])


def _statements(connection: sqlite3.Connection) -> Iterator[str]:
    """What makes the same database: its parts, without those that FTS5 makes itself, and then the rows."""
    parts = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    for _kind, name, sql in parts:
        if not name.startswith("texts_fts_"):
            yield sql
    for kind, name, _sql in parts:
        if kind == "table" and not name.startswith("texts_"):
            for row in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 (a table of ours)
                quoted = ", ".join("quote(?)" for _value in row)
                values = connection.execute(f"SELECT {quoted}", row).fetchone()
                yield f'INSERT INTO "{name}" VALUES ({", ".join(values)})'  # noqa: S608 (written out, not carried out)


if __name__ == "__main__":
    main()
