"""A scheduler and workers on this machine, that live as long as we do.

They listen on this machine only, and to nobody who does not hold the certificate that is made for them: who may talk to
a scheduler can have anything done.  No page to look at is served.
"""

import contextlib
import os
import signal
from typing import TYPE_CHECKING, Any

from distributed import Nanny, Scheduler, SpecCluster, Worker
from distributed.security import Security
from tornado.httpserver import HTTPServer

from kserender.corpus.cluster.quiet import silence

if TYPE_CHECKING:
    from distributed import Client

_HERE: dict[str, Any] = {"host": "127.0.0.1", "protocol": "tls://", "dashboard": False}


class Processes:
    """So many worker processes, each started again by its nanny when it dies."""

    stamp: str | None = None  # they are of this installation

    def __init__(self, workers: int) -> None:
        import dask

        self.name = f"local:{workers}"
        security = Security.temporary()
        worker = {"nthreads": 1, "memory_limit": 0, "worker_class": Reader, "silence_logs": silence()}
        with dask.config.set({"distributed.worker.profile.enabled": False}):
            self._cluster = SpecCluster(
                scheduler={"cls": Dispatcher, "options": {**_HERE, "security": security}},
                workers={
                    number: {"cls": Nanny, "options": {**_HERE, **worker, "security": security}}
                    for number in range(workers)
                },
                security=security,
                silence_logs=silence(),
            )

    def client(self, seconds: float) -> "Client":
        """A new connection.  Raises OSError when there is none within so many seconds."""
        from distributed import Client

        return Client(self._cluster, timeout=seconds, set_as_default=False, name="kserender")

    def end(self) -> None:
        """End the workers at once, whatever they do: nothing of theirs is needed any more."""
        for nanny in self._cluster.workers.values():
            with contextlib.suppress(ProcessLookupError, TypeError):
                os.kill(nanny.pid, signal.SIGKILL)
        self._cluster.close(timeout=2)


class _Unseen:
    def start_http_server(self, *_where: object, **_how: object) -> None:
        """Dask would open a port also when it is told not to show anything."""
        self.http_server = HTTPServer(lambda request: None)


class Dispatcher(_Unseen, Scheduler):
    """A scheduler that serves no page."""


class Reader(_Unseen, Worker):
    """A worker that serves no page."""
