"""Indexing: what lies under the folders is brought into the archive, and what has changed since."""

import threading
from collections.abc import Callable, Iterable
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kserender.corpus.indexing.pool import Pool
    from kserender.corpus.indexing.report import Report
    from kserender.corpus.indexing.scan import Found
    from kserender.corpus.store import Store

__all__ = ["index"]


def index(
    paths: Iterable[str | PathLike[str]],
    store: "Store",
    *,
    jobs: int | None = None,
    retry: bool = False,
    verify: bool = False,
    ready: "Callable[[Found], bool] | None" = None,
    progress: "Callable[[Report], None] | None" = None,
    pool: "Pool | None" = None,
) -> "Report":
    """Bring the archive up to what lies under the paths, and say what was done.

    Files are read by `jobs` processes (as many as there are processors), or by the `pool`.  With `retry`, what is in
    quarantine is read again; with `verify`, files of the same size and time are too, to see that they are the same.
    `ready` says whether a new file is whole yet.  `progress` is told often how far it has come.

    It may be broken off anywhere, by an exception or by the system: what was read is kept, and the next call goes on
    from there.  Raises MissingFile for a path that is not there, and what Store raises.
    """
    from kserender.corpus.bulk import processors
    from kserender.corpus.indexing.finish import finish
    from kserender.corpus.indexing.pool import Processes
    from kserender.corpus.indexing.report import Report
    from kserender.corpus.indexing.run import Run
    from kserender.corpus.indexing.scan import Scan, absolute

    scan, report = Scan(absolute(paths)), Report()
    run = Run(scan, store, report, progress or (lambda report: None), retry=retry, verify=verify, ready=ready)
    if progress is not None:
        threading.Thread(target=_count, args=(scan.roots, report), daemon=True).start()
    reading = pool or Processes(jobs or processors())
    try:
        run.through(reading)
    finally:
        if pool is None:
            reading.stop()
    report.others = scan.others
    for path, reason in scan.closed.items():
        report.unopen(path, reason)
    finish(store, scan, run.seen, report)
    return report


def _count(roots: tuple[str, ...], report: "Report") -> None:
    """Meanwhile, for to know how much is left: a walk is far quicker than the reading."""
    from kserender.corpus.indexing.scan import Scan

    report.total = Scan(roots).count()
