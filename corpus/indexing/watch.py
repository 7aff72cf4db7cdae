"""Watching a drop folder: it is looked through again and again, for network folders do not tell of changes.

A file that is still being written is left until its size and time are the same at two looks in a row.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from os import PathLike

from kserender.corpus.bulk import processors
from kserender.corpus.indexing import index
from kserender.corpus.indexing.pool import Pool, Processes
from kserender.corpus.indexing.report import Report
from kserender.corpus.indexing.scan import Found
from kserender.corpus.store import Store
from kserender.errors import InUse, KserenderError, MissingFile, Unreachable

EVERY = 5.0  # seconds between two looks
SHARE = 4  # a look may take one part in so many of the time: a large folder is looked through less often

# What a later look may meet and a still later one not: a folder or a database that is away for a while.
PASSING = (MissingFile, InUse, Unreachable)


def watch(
    paths: Iterable[str | PathLike[str]],
    store: Store,
    *,
    jobs: int | None = None,
    retry: bool = False,
    every: float = EVERY,
    pool: Pool | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Report | KserenderError]:
    """What each look has brought, for ever; the first raises what it meets, a later one yields what may pass."""
    paths = tuple(paths)
    resting = Resting()
    reading = pool or Processes(jobs or processors())
    first = True
    try:
        while True:
            start = time.monotonic()
            try:
                yield index(paths, store, retry=retry and first, ready=resting.is_ready, pool=reading)
            except PASSING as error:
                if first:
                    raise
                yield error
            first = False
            resting.turn()
            pause(max(every, (SHARE - 1) * (time.monotonic() - start)))
    finally:
        if pool is None:
            reading.stop()


class Resting:
    """Which files have stopped growing."""

    def __init__(self) -> None:
        self._before: dict[str, Found] = {}
        self._now: dict[str, Found] = {}

    def is_ready(self, found: Found) -> bool:
        """Whether the file is as it was at the look before."""
        self._now[found.path] = found
        return self._before.get(found.path) == found

    def turn(self) -> None:
        """A look is over."""
        self._before, self._now = self._now, {}
