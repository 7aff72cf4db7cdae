"""Writing a batch: what was read, and what lies where, in one transaction.

A batch says how things shall be.  Writing it again, because it is not known whether the first time came through,
changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy import Row as SqlRow

from kserender.corpus.store.tables import contents, files, meetings, metadata, papers

if TYPE_CHECKING:  # without the contract, which rows are made from
    from kserender.corpus.rows.row import ContentRows, Row

MANY = 500  # values in one question to the database


@dataclass(frozen=True, slots=True)
class Present:
    """A file that lies at `path` (as kserender.corpus.rows.as_text writes it) and holds these contents."""

    path: str
    sha256: str
    modified: int  # nanoseconds


@dataclass(frozen=True, slots=True)
class Absent:
    """A file that does not lie at `path` any more; `moved_to` where the same contents lie now."""

    path: str
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes.

    `contents` are what kserender.corpus.rows makes of files; one that is known already is written again only when it
    has a higher `attempts`.  The contents of a Present file have to be known, or in the same batch.
    """

    contents: "Sequence[ContentRows]" = ()
    present: Sequence[Present] = ()
    absent: Sequence[Absent] = ()


def write(connection: Connection, batch: Batch) -> None:
    """Write the batch; the connection holds the lock of writers."""
    known = _known(connection, batch)
    _write_contents(connection, batch.contents, known)
    _write_present(connection, batch.present, known)
    _write_absent(connection, batch.absent)


def _known(connection: Connection, batch: Batch) -> dict[str, tuple[int, int]]:
    """SHA-256 → id and attempts, of the contents that the archive has."""
    asked = {str(content["contents"]["sha256"]) for content in batch.contents} | {file.sha256 for file in batch.present}
    known: dict[str, tuple[int, int]] = {}
    for some in _portions(sorted(asked)):
        rows = select(contents.c.sha256, contents.c.id, contents.c.attempts).where(contents.c.sha256.in_(some))
        known |= {sha256: (key, attempts) for sha256, key, attempts in connection.execute(rows)}
    return known


def _write_contents(connection: Connection, batch: "Sequence[ContentRows]", known: dict[str, tuple[int, int]]) -> None:
    new: dict[str, ContentRows] = {}
    for content in batch:
        row = content["contents"]
        sha256, attempts = str(row["sha256"]), row["attempts"]
        if sha256 not in known and sha256 not in new:
            new[sha256] = content
        elif sha256 in known and attempts > known[sha256][1]:
            _forget(connection, known[sha256][0])
            connection.execute(update(contents).where(contents.c.id == known[sha256][0]), dict(row))
            known[sha256] = (known[sha256][0], attempts)
            _write_rows(connection, [(known[sha256][0], content)])
    keys = _keys(connection, contents, len(new))
    placed = list(zip(keys, new.values(), strict=True))
    _insert(connection, contents, [{**content["contents"], "id": key} for key, content in placed])
    known |= {str(content["contents"]["sha256"]): (key, content["contents"]["attempts"]) for key, content in placed}
    _write_rows(connection, placed)


def _write_rows(connection: Connection, placed: "Sequence[tuple[int, ContentRows]]") -> None:
    """What hangs on the contents: meetings and papers, and what hangs on them."""
    for table in (meetings, papers):
        owners = [(content_id, row) for content_id, content in placed for row in content[table.name]]  # type: ignore[literal-required]
        rows: dict[str, list[Row]] = defaultdict(list)
        for key, (content_id, owner) in zip(_keys(connection, table, len(owners)), owners, strict=True):
            own: Row = {"id": key, "content_id": content_id}
            for name, value in owner.items():
                if isinstance(value, list):
                    rows[name] += [{**part, f"{table.name[:-1]}_id": key} for part in value]
                else:
                    own[name] = value
            rows[table.name].append(own)
        for name in metadata.tables:  # in the order in which they refer to each other
            _insert(connection, metadata.tables[name], rows.get(name, ()))


def _write_present(connection: Connection, present: Sequence[Present], known: dict[str, tuple[int, int]]) -> None:
    last = _last(connection, [file.path for file in present])
    added: list[Row] = []
    for file in {file.path: file for file in present}.values():
        content_id = known[file.sha256][0]
        row = last.get(file.path)
        if row is not None and row.content_id == content_id:
            if (row.state, row.modified) != ("present", file.modified):
                same = update(files).where(files.c.id == row.id)
                connection.execute(same.values(state="present", modified=file.modified, moved_to=None))
            continue
        if row is not None and row.state == "present":
            connection.execute(update(files).where(files.c.id == row.id).values(state="replaced"))
        version = 1 if row is None else row.version + 1
        added.append(
            {
                "path": file.path,
                "content_id": content_id,
                "modified": file.modified,
                "version": version,
                "state": "present",
            }
        )
    _insert(connection, files, added)


def _write_absent(connection: Connection, absent: Sequence[Absent]) -> None:
    for file in absent:
        here = update(files).where(files.c.path == file.path, files.c.state == "present")
        connection.execute(here.values(state="moved" if file.moved_to else "gone", moved_to=file.moved_to))


def _last(connection: Connection, paths: Sequence[str]) -> dict[str, SqlRow[Any]]:
    """Path → the latest row of it."""
    last: dict[str, SqlRow[Any]] = {}
    for some in _portions(paths):
        rows = select(files).where(files.c.path.in_(some)).order_by(files.c.version)
        last |= {row.path: row for row in connection.execute(rows)}
    return last


def _forget(connection: Connection, content_id: int) -> None:
    """Take out what an earlier attempt read; what hangs on it goes with it."""
    for table in (meetings, papers):
        connection.execute(delete(table).where(table.c.content_id == content_id))


def _keys(connection: Connection, table: Table, count: int) -> list[int]:
    """As many new ids, in rising order."""
    if not count:
        return []
    if connection.dialect.name == "postgresql":  # its own counter, so that an id is never given twice
        drawn = select(func.nextval(f"{table.name}_id_seq")).select_from(func.generate_series(1, count))
        return list(connection.scalars(drawn))
    last = connection.scalar(select(func.max(table.c.id))) or 0
    return list(range(last + 1, last + 1 + count))


def _insert(connection: Connection, table: Table, rows: "Sequence[Row]") -> None:
    if rows:
        connection.execute(insert(table), rows)


def _portions(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + MANY] for start in range(0, len(values), MANY))
