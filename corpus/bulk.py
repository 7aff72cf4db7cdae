"""Extraction of many files, each on its own: what happens to one never stops the others."""

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kserender import limits
from kserender.errors import ExitCode, Fault, KserenderError, ReadError
from kserender.errors import Outcome as FileOutcome

if TYPE_CHECKING:
    from kserender.extract.readers.isolate import Isolator
    from kserender.paper import Extraction

WORK = "kserender.corpus.isolated"
AHEAD = 4  # files a process that are asked for before the first of them is done


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its extraction, or the error that says why there is none."""

    path: Path
    extraction: "Extraction | None" = None
    error: KserenderError | None = None

    @property
    def code(self) -> ExitCode:
        """The exit code of this file alone."""
        if self.error is not None:
            return self.error.code
        return ExitCode.PARTIAL if self.extraction and partly_read(self.extraction) else ExitCode.OK

    def told(self) -> "Extraction | None":
        """The extraction or, for a file that could not be read, one without papers that says why; None for a name
        that there is no file for."""
        if self.error is None:
            return self.extraction
        outcome: FileOutcome | None = self.error.outcome if isinstance(self.error, ReadError) else "trasig"
        return None if outcome is None else _empty(self.path, outcome, self.error)


def extract_many(
    paths: Iterable[Path], *, isolate: bool = False, jobs: int | None = None, explain: bool = False
) -> Iterator[Outcome]:
    """The outcome of each file, in the order given; with `explain`, which is not for processes of their own, it is told
    where each field came from.

    With `isolate`, each is read in a process of its own where time and memory are limited, `jobs` of them at the same
    time (as many as there are processors).  Otherwise they are read here, one at a time, each when it is asked for.
    """
    if isolate:
        return _isolated(paths, jobs or processors())
    return (extract_one(path, explain=explain) for path in paths)


def extract_one(path: Path, isolator: "Isolator | None" = None, *, explain: bool = False) -> Outcome:
    """The outcome of one file; raises nothing that a file can cause."""
    from kserender.extract import extract

    try:
        return Outcome(path, extraction=extract(path, explain=explain) if isolator is None else _ask(isolator, path))
    except KserenderError as error:
        known = error
    except Exception as error:  # a fault of ours in one file, reported as such
        known = Fault(error)
    known.file = str(path)
    return Outcome(path, error=known)


def partly_read(extraction: "Extraction") -> bool:
    """Whether something in the file could not be read."""
    return extraction.source.outcome != "ok"


def _isolated(paths: Iterable[Path], jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import Future, ThreadPoolExecutor
    from contextvars import copy_context
    from queue import SimpleQueue

    from kserender.extract.readers.isolate import Isolator

    free: SimpleQueue[Isolator] = SimpleQueue()
    isolators = [Isolator(WORK) for _job in range(jobs)]
    for isolator in isolators:
        free.put(isolator)

    def one(path: Path) -> Outcome:
        isolator = free.get()
        try:
            return extract_one(path, isolator)
        finally:
            free.put(isolator)

    threads = ThreadPoolExecutor(jobs)
    try:
        # A few ahead, so that a slow file does not keep the others waiting; not all, for there may be very many.
        waiting: deque[Future[Outcome]] = deque()
        for path in paths:
            waiting.append(threads.submit(copy_context().run, one, path))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:  # also when nobody wants the rest
        for isolator in isolators:
            isolator.stop()
        threads.shutdown(cancel_futures=True)


def _ask(isolator: "Isolator", path: Path) -> "Extraction":
    from pydantic import ValidationError

    from kserender.extract.readers.isolate import unlike
    from kserender.paper import Extraction

    answer = isolator.run(path)
    try:
        return Extraction.model_validate_json(answer)
    except ValidationError:
        raise unlike() from None


def _empty(path: Path, outcome: FileOutcome, error: KserenderError) -> "Extraction":
    from kserender.paper import Extraction, Message, Source

    code = re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()  # "broken-file"
    said = Message(code=code, level="error", text=f"{error.what} {error.remedy}")
    return Extraction(
        source=Source(path=str(path), sha256=_sum(path), format="", reader="", outcome=outcome, messages=[said])
    )


def _sum(path: Path) -> str:
    """The SHA-256 in hex, by which the file is known again; "" for one that is too large, or has been read away."""
    import hashlib

    try:
        if not path.is_file() or path.stat().st_size > limits.current().mb("file"):
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def processors() -> int:
    """How many processors we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
