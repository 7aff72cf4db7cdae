"""The connection to a scheduler, which is made again when it is lost."""

import contextlib
import time
from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from kserender.errors import KserenderError, Unreachable
from kserender.i18n import _

if TYPE_CHECKING:
    from distributed import Client, Future

FIRST = 15.0  # seconds that a scheduler has to answer at the beginning
PATIENCE = 50.0  # seconds that it, or all its workers, may be away later
CHECK = 2.0  # seconds between two looks at it
ANSWER = 5.0  # seconds within which it answers a question
FETCH = 30.0  # seconds within which some rows have come over
PAUSE = 0.5


class Source(Protocol):
    """What connections are made to: processes of this machine, or a scheduler with an address."""

    name: str
    stamp: str | None  # what the workers' has to be; None where it cannot be another

    def client(self, seconds: float) -> "Client":
        """A new connection.  Raises OSError when there is none within so many seconds."""

    def end(self) -> None:
        """Give up what is ours of it."""


class Link:
    """The connection to the scheduler of `source`; `waiting` is told why, when it has to be waited for.

    Raises Unreachable when there is none.
    """

    def __init__(self, source: Source, waiting: Callable[[str], None] | None) -> None:
        self.stamp = source.stamp
        self.threads = 0  # how many parcels the workers can read at the same time
        self._source = source
        self._waiting = waiting
        self._scheduler = ""  # which it is: one that was started again has nothing of ours
        self._client: Client | None = None
        self._check = 0.0
        try:
            self._client = source.client(FIRST)
        except OSError as error:
            raise self._away() from error
        finally:
            if self._client is None:
                source.end()

    def hold(self) -> Generator[None, None, bool]:
        """See now and then that the connection is there, and make it again; whether what had been submitted is lost.

        Yields while it waits.  Raises Unreachable when the scheduler, or all its workers, stay away for a minute.
        """
        if time.monotonic() < self._check:
            return False
        since: float | None = None
        lost = False
        while (missing := self._missing()) is not None:
            now = time.monotonic()
            if since is None:
                since = now
                if self._waiting is not None:
                    self._waiting(missing.what)
            if now - since > PATIENCE:
                raise missing
            yield
            if self._client is None:
                lost |= self._renew()
            time.sleep(PAUSE)
        self._check = time.monotonic() + CHECK
        return lost

    def doubt(self) -> None:
        """Look at once, for something went wrong."""
        self._check = 0.0

    def submit(self, work: Callable[..., Any], request: tuple[Any, ...], key: str) -> "Future[Any] | None":
        """Have the work done; None when the connection is not there."""
        import dask

        if self._client is None:
            return None
        try:
            # The bytes go along with the task, and not by way of a worker that might die with them.
            with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"}):
                return self._client.submit(work, *request, key=key, pure=False)
        except Exception:  # of many kinds, among them Exception itself
            self.doubt()
            return None

    def gather(self, futures: "Sequence[Future[Any]]") -> "list[Any] | None":
        """What the work gave; None when it could not be fetched."""
        client = self._client
        if client is None:
            return None
        try:
            answers: list[Any] = client.sync(
                lambda: client.gather(list(futures), asynchronous=True), callback_timeout=FETCH
            )
        except Exception:
            self.doubt()
            return None
        return answers

    def close(self) -> None:
        """Leave; what is being done for us is of no use any more."""
        self._drop()
        self._source.end()

    def _missing(self) -> KserenderError | None:
        """What is not there; None when all is well."""
        found = self._look()
        if found is None or (self._scheduler and found["id"] != self._scheduler):
            self._drop()
            return self._away()
        self._scheduler = found["id"]
        self.threads = found["total_threads"]
        return None if self.threads else self._idle()

    def _look(self) -> dict[str, Any] | None:
        client = self._client
        if client is None:
            return None
        try:
            found: dict[str, Any] = client.sync(
                lambda: client.scheduler.identity(n_workers=0),  # type: ignore[union-attr]  # None once it is closed
                callback_timeout=ANSWER,
            )
        except Exception:
            return None
        return found

    def _renew(self) -> bool:
        try:
            self._client = self._source.client(ANSWER)
        except OSError:
            return False
        self._scheduler = ""
        return True

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(Exception):  # it is gone in any case
                client.close(timeout=1)

    def _away(self) -> Unreachable:
        return Unreachable(
            _("The scheduler at {address} does not answer.").format(address=self._source.name),
            _("Check that it is running and give the same command again: what has been read is kept."),
        )

    def _idle(self) -> Unreachable:
        return Unreachable(
            _("The scheduler at {address} has no workers.").format(address=self._source.name),
            _("Start some, on computers that have the same kserender, with: {command}").format(
                command=f"dask worker {self._source.name}"
            ),
        )
