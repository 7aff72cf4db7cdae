"""Files that do not lie any more where they lay: gone, or moved to where the same contents lie now."""

from collections.abc import Iterator

from sqlalchemy import Connection, case, func, select, update

from kserender.corpus.indexing.known import Seen, set_unfinished
from kserender.corpus.indexing.report import Report
from kserender.corpus.indexing.scan import Scan
from kserender.corpus.store import Store
from kserender.corpus.store.tables import files

PAGE = 2_000  # rows at a time
MANY = 500  # values in one question


def mark_absent(store: Store, scan: Scan, seen: Seen, report: Report) -> None:
    """Mark what the scan, which has come to its end, would have found and did not."""
    missing = list(_missing(store, scan, seen))
    moved = store.begin(lambda connection: _mark(connection, missing, seen.last))
    report.gone = len(missing) - moved[0]
    report.moved = moved[0]
    report.new -= moved[1]


def _missing(store: Store, scan: Scan, seen: Seen) -> Iterator[int]:
    """The ids of present files that were not found."""
    last = 0
    while last < seen.last:
        page = (
            select(files.c.id, files.c.path)
            .where(files.c.state == "present", files.c.id > last, files.c.id <= seen.last)
            .order_by(files.c.id)
            .limit(PAGE)
        )
        rows = store.ask(lambda connection, page=page: connection.execute(page).all())  # type: ignore[misc]
        yield from (key for key, path in rows if key not in seen and scan.covers(path))
        last = rows[-1].id if len(rows) == PAGE else seen.last


def _mark(connection: Connection, missing: list[int], last: int) -> tuple[int, int]:
    """Mark them; how many have moved, and to how many files that were not there before."""
    some = [missing[at : at + MANY] for at in range(0, len(missing), MANY)]
    for keys in some:
        connection.execute(update(files).where(files.c.id.in_(keys)).values(state="gone", moved_to=None))
    if missing:
        set_unfinished(connection)
    _resolve(connection)
    moved = 0
    targets: set[str] = set()
    for keys in some:
        to = connection.scalars(select(files.c.moved_to).where(files.c.id.in_(keys), files.c.moved_to.is_not(None)))
        found = to.all()
        moved += len(found)
        targets |= set(found)
    return moved, _newer(connection, targets, last)


def _resolve(connection: Connection) -> None:
    """Let every file that is not there say where its contents lie now; said of all, so that it does not matter which
    run came upon what."""
    absent = files.c.state.in_(("gone", "moved"))
    here = files.alias("here")
    now = (
        select(func.min(here.c.path))
        .where(here.c.content_id == files.c.content_id, here.c.state == "present")
        .scalar_subquery()
    )
    connection.execute(update(files).where(absent, files.c.moved_to.is_distinct_from(now)).values(moved_to=now))
    state = case((files.c.moved_to.is_(None), "gone"), else_="moved")
    connection.execute(update(files).where(absent, files.c.state != state).values(state=state))


def _newer(connection: Connection, paths: set[str], last: int) -> int:
    ordered = sorted(paths)
    return sum(
        connection.scalar(
            select(func.count()).where(
                files.c.path.in_(ordered[at : at + MANY]), files.c.version == 1, files.c.id > last
            )
        )
        or 0
        for at in range(0, len(ordered), MANY)
    )
