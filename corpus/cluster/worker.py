"""What a Dask worker does for us: a parcel of contents is read, in a process of its own as everywhere."""

import hashlib
from collections.abc import Sequence
from queue import Empty, SimpleQueue

from kserender import i18n, limits
from kserender.corpus.cluster.stamp import stamp
from kserender.corpus.indexed import CRASHED
from kserender.corpus.indexing.content import Content
from kserender.corpus.indexing.pool import WORK, ask
from kserender.corpus.rows import ContentRows
from kserender.extract.readers.isolate import Isolator

# A worker may read in several threads; each has a server of its own.
_free: SimpleQueue[Isolator] = SimpleQueue()

_PROBE = b"Ekhamra"  # what anybody can read


class Unlike(Exception):
    """The worker runs another kserender than who asks: which one."""


class Unfit(Exception):
    """The machine lets the worker start no processes: nothing it says of a file can be relied on."""

    def __init__(self) -> None:
        super().__init__("no process can be started")


def read(
    asked: str | None, language: str, limit: dict[str, int], contents: Sequence[tuple[str, bytes, int]]
) -> list[ContentRows]:
    """The rows of each of the contents (SHA-256, bytes, attempts); `asked` is the stamp of who asks, or
    None where that cannot be another.

    Raises Unlike or Unfit, and nothing that the contents could cause.
    """
    if asked not in (None, stamp()):
        raise Unlike(stamp())
    i18n.use(language)
    isolator = _isolator()
    try:
        with limits.using(limits.Limits(**limit)):
            rows = ask(isolator, tuple(Content(*content) for content in contents))
            if any(row["contents"]["outcome"] == CRASHED for row in rows) and not _is_fit(isolator):
                raise Unfit
            return rows
    finally:
        _free.put(isolator)


def _isolator() -> Isolator:
    try:
        return _free.get_nowait()
    except Empty:
        return Isolator(WORK)


def _is_fit(isolator: Isolator) -> bool:
    probe = Content(hashlib.sha256(_PROBE).hexdigest(), _PROBE)
    outcome: str = ask(isolator, (probe,))[0]["contents"]["outcome"]
    return outcome == "ok"
