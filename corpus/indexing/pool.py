"""Processes that read parcels of contents, several at the same time."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from kserender.corpus.indexed import CRASHED, answered, packed, unread
from kserender.corpus.indexing.content import Content, Parcel
from kserender.corpus.rows import ContentRows
from kserender.errors import BrokenFile, Fault, ReadError, TimeLimit
from kserender.extract.readers.isolate import Isolator, unlike

if TYPE_CHECKING:
    from concurrent.futures import Future

WORK = "kserender.corpus.indexed"
AHEAD = 3  # parcels a process that are ready before the first of them is done
TICK = 0.5  # seconds until something is said even if nothing is done

Done = tuple[Parcel, list[ContentRows]]


class Pool(Protocol):
    """What reads parcels."""

    def read(self, parcels: Iterable[Parcel]) -> Iterator[Done | None]:
        """Each parcel with the rows of its contents, as they get ready; now and then None, for those who wait.

        A parcel is asked for when there is somebody to read it.
        """

    def stop(self) -> None:
        """End it at once, whatever is being read."""


class Processes:
    """A pool of `jobs` servers on this machine, each with a child for each parcel."""

    def __init__(self, jobs: int) -> None:
        from concurrent.futures import ThreadPoolExecutor
        from queue import SimpleQueue

        self.jobs = jobs
        self._isolators = [Isolator(WORK) for _job in range(jobs)]
        self._free: SimpleQueue[Isolator] = SimpleQueue()
        for isolator in self._isolators:
            self._free.put(isolator)
        self._threads = ThreadPoolExecutor(jobs)

    def read(self, parcels: Iterable[Parcel]) -> Iterator[Done | None]:
        """As Pool says."""
        from concurrent.futures import FIRST_COMPLETED, wait
        from contextvars import copy_context

        waiting: set[Future[Done]] = set()
        left = iter(parcels)
        more = True
        while more or waiting:
            while more and len(waiting) < AHEAD * self.jobs:
                parcel = next(left, None)
                more = parcel is not None
                if parcel is not None:
                    waiting.add(self._threads.submit(copy_context().run, self._one, parcel))
            ready, waiting = wait(waiting, TICK, FIRST_COMPLETED)
            yield from (future.result() for future in ready)
            if not ready:
                yield None

    def stop(self) -> None:
        """As Pool says."""
        for isolator in self._isolators:
            isolator.stop()
        self._threads.shutdown(cancel_futures=True)

    def _one(self, parcel: Parcel) -> Done:
        isolator = self._free.get()
        try:
            return parcel, ask(isolator, parcel)
        finally:
            self._free.put(isolator)


def ask(isolator: Isolator, parcel: Parcel) -> list[ContentRows]:
    """The rows of the parcel's contents.

    When reading it breaks off, each is read in a process of its own; one that breaks off then has a second try.
    """
    try:
        return _try(isolator, parcel)
    except (ReadError, Fault) as error:
        if len(parcel) > 1:
            return [row for one in parcel for row in ask(isolator, (one,))]
        if isinstance(error, TimeLimit):  # which would be as long again
            return [_unread(parcel[0], error)]
    try:
        return _try(isolator, parcel)
    except (ReadError, Fault) as error:
        return [_unread(parcel[0], error)]


def _try(isolator: Isolator, parcel: Parcel) -> list[ContentRows]:
    answer = isolator.run("", packed([one.data for one in parcel]))
    try:
        rows = answered(answer)
    except (ValueError, RecursionError):
        raise unlike() from None
    if [row["contents"].get("sha256") for row in rows] != [one.sha256 for one in parcel]:
        raise unlike()
    return rows


def _unread(content: Content, error: ReadError | Fault) -> ContentRows:
    # What the reader itself finds broken is in its rows: this one has died of it.
    outcome = None if isinstance(error, Fault | BrokenFile) else error.outcome
    return unread(content.data, outcome or CRASHED, error)
