"""Reading on other machines, or in other processes, with Dask distributed; docs/scaling.md says how it is set up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kserender.corpus.cluster.pool import Cluster

__all__ = ["open_cluster"]


def open_cluster(address: str, *, waiting: "Callable[[str], None] | None" = None) -> "Cluster":
    """The pool of readers at `address`: tcp://HOST:PORT or tls://HOST:PORT of a scheduler, or local:4 for that many
    processes of this machine; `waiting` is told why, when the scheduler or its workers have to be waited for.

    Raises UsageError for another address, MissingPart when Dask is not installed, and Unreachable when no scheduler
    answers.  End it with `stop`.
    """
    from importlib.util import find_spec

    from kserender.corpus.cluster.address import Local, where
    from kserender.errors import MissingPart
    from kserender.i18n import _

    place = where(address)
    if find_spec("distributed") is None:
        raise MissingPart(
            _("Reading with a cluster needs a part that is not installed."),
            _("Install it with: {command}").format(command="pip install 'kserender[cluster]'"),
        )
    from kserender.corpus.cluster.local import Processes
    from kserender.corpus.cluster.pool import Cluster
    from kserender.corpus.cluster.quiet import quiet
    from kserender.corpus.cluster.remote import Remote

    quiet()
    return Cluster(Processes(place.workers) if isinstance(place, Local) else Remote(place), waiting)
