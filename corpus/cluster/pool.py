"""A pool of Dask workers: parcels of contents go out with their bytes, rows come back."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kserender import i18n, limits
from kserender.corpus.cluster.link import Link, Source
from kserender.corpus.cluster.worker import Unlike, read
from kserender.corpus.indexed import CRASHED
from kserender.corpus.indexing.content import Content, Parcel
from kserender.corpus.indexing.pool import AHEAD, TICK, Done
from kserender.corpus.rows import ContentRows, failed
from kserender.errors import MissingPart, Unreachable
from kserender.i18n import _

if TYPE_CHECKING:
    from distributed import Future

OUT = 256_000_000  # bytes that are out at the same time, if they are not one file; we hold them, and the scheduler too
TOGETHER = 32  # parcels whose rows are fetched at once
TRIES = 6  # times that a parcel is sent out before it is given up: each may have ended several workers


@dataclass(slots=True, eq=False)
class Job:
    """A parcel, and what has become of it."""

    parcel: Parcel
    tries: int = 0
    key: str = ""
    future: "Future[Any] | None" = None

    @property
    def status(self) -> str | None:
        """What Dask says of it: pending, finished, error, cancelled, lost."""
        return self.future.status if self.future else "pending"

    @property
    def size(self) -> int:
        """Bytes of its contents."""
        return sum(len(content.data) for content in self.parcel)


class Cluster:
    """A pool (kserender.corpus.indexing.pool.Pool) of Dask workers.  Raises Unreachable when there is no scheduler."""

    def __init__(self, source: Source, waiting: Callable[[str], None] | None = None) -> None:
        self._link = Link(source, waiting)
        self._run = f"kserender-{uuid4().hex}"  # so that tasks of two runs are never taken for the same
        self._sent = 0
        self._size = 0
        self._out: dict[str, Job] = {}
        self._again: deque[Job] = deque()
        self._ready: SimpleQueue[str] = SimpleQueue()

    def read(self, parcels: Iterable[Parcel]) -> Iterator[Done | None]:
        """Each parcel, or a part of it, with the rows of its contents.

        Raises Unreachable when the scheduler or all workers stay away, and MissingPart when a worker reads otherwise
        than we do.
        """
        left = iter(parcels)
        more = True
        while more or self._out or self._again:
            if (yield from self._link.hold()):
                self._recall(list(self._out.values()))
            while self._again and self._send(self._again[0]):
                self._again.popleft()
            while more and not self._again and len(self._out) < AHEAD * self._link.threads and self._size < OUT:
                parcel = next(left, None)
                more = parcel is not None
                if parcel is not None and not self._send(job := Job(parcel)):
                    self._again.append(job)
            yield from self._finished()

    def stop(self) -> None:
        """End it at once, whatever is being read."""
        self._link.close()

    def _send(self, job: Job) -> bool:
        self._sent += 1
        key = f"{self._run}-{self._sent}"
        contents = tuple((content.sha256, content.data, content.attempts) for content in job.parcel)
        request = (self._link.stamp, i18n.language(), asdict(limits.current()), contents)
        job.future = self._link.submit(read, request, key)
        if job.future is None:
            return False
        job.tries += 1
        job.key = key
        self._out[key] = job
        self._size += job.size
        self._await(job)
        return True

    def _finished(self) -> Iterator[Done | None]:
        """What has come back; None when nothing has for a while."""
        jobs = self._arrived()
        if not jobs:
            yield None
            return
        became = [(job, job.status) for job in jobs]
        good = [job for job, status in became if status == "finished"]
        for start in range(0, len(good), TOGETHER):
            yield from self._fetched(good[start : start + TOGETHER])
        for job, status in became:
            if status == "error":
                yield from self._failed(job)
            elif status == "cancelled":  # by a connection that was lost
                self._link.doubt()
                self._recall([job])
            elif status != "finished":  # the worker died with what it had read, and another reads it again
                self._await(job)

    def _fetched(self, jobs: Sequence[Job]) -> Iterator[Done | None]:
        answers = self._link.gather([job.future for job in jobs if job.future])
        if answers is None:
            yield None
            for job in jobs:  # once more, if it is not the connection that is gone
                job.tries += 1
                if job.tries > TRIES:
                    yield self._given_up(job)
                else:
                    self._await(job)
            return
        for job, rows in zip(jobs, answers, strict=True):
            self._take(job)
            yield job.parcel, rows

    def _arrived(self) -> list[Job]:
        """The tasks that are done; waits for the first a little."""
        keys: dict[str, None] = {}
        try:
            keys[self._ready.get(timeout=TICK)] = None
            while True:
                keys[self._ready.get_nowait()] = None
        except Empty:
            return [self._out[key] for key in keys if key in self._out]

    def _await(self, job: Job) -> None:
        assert job.future  # noqa: S101 - it is out
        job.future.add_done_callback(lambda future: self._ready.put(future.key))

    def _recall(self, jobs: Iterable[Job]) -> None:
        """Send these again: the scheduler does not know them any more."""
        for job in jobs:
            self._take(job)
            self._again.append(job)

    def _take(self, job: Job) -> None:
        """It is out no more."""
        del self._out[job.key]
        self._size -= job.size

    def _failed(self, job: Job) -> Iterator[Done]:
        """Send it again, or give it up."""
        from distributed import KilledWorker

        assert job.future  # noqa: S101 - it is out
        error = job.future.exception(timeout=TICK)
        if any(isinstance(one, Unlike | ImportError | AttributeError) for one in (error, error.__cause__)):
            raise _unlike(error.__cause__ or error, self._link.stamp)
        if job.tries < TRIES:
            self._take(job)
            # One by one, so that one of them does not take the others with it.
            self._again.extend(Job((content,), job.tries) for content in job.parcel)
        elif isinstance(error, KilledWorker):
            yield self._given_up(job)
        else:  # nothing that a file could cause
            raise Unreachable(
                _("The workers cannot read ({error}).").format(error=f"{type(error).__name__}: {error}".rstrip(": ")),
                _("Look into their logs, and give the same command again: what has been read is kept."),
            )

    def _given_up(self, job: Job) -> Done:
        self._take(job)
        return job.parcel, [_unread(content) for content in job.parcel]


def _unread(content: Content) -> ContentRows:
    why = _("The workers that were to read the file ended again and again.")
    what_to_do = _("Look into their logs, and try again with kserender index --retry.")
    return failed(content.sha256, size=len(content.data), outcome=CRASHED, reason=f"{why} {what_to_do}")


def _unlike(error: BaseException, ours: str | None) -> MissingPart:
    return MissingPart(
        _("The cluster does not have the same kserender as this computer: {theirs} there, {ours} here.").format(
            theirs=error, ours=ours
        ),
        _("Install the same version on all computers, start the scheduler and the workers again, and try again."),
    )
