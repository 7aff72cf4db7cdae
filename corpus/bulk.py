"""Extraction of many files, each on its own: what happens to one never stops the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kserender.errors import ExitCode, Fault, KserenderError

if TYPE_CHECKING:
    from kserender.paper import Extraction


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


def extract_many(paths: Iterable[Path]) -> Iterator[Outcome]:
    """The outcome of each file, in the order given, one at a time."""
    return map(extract_one, paths)


def extract_one(path: Path) -> Outcome:
    """The outcome of one file; raises nothing that a file can cause."""
    from kserender.extract import extract

    try:
        return Outcome(path, extraction=extract(path))
    except KserenderError as error:
        known = error
    except Exception as error:  # a fault of ours in one file, reported as such
        known = Fault(error)
    known.file = str(path)
    return Outcome(path, error=known)


def partly_read(extraction: "Extraction") -> bool:
    """Whether something in the file could not be read."""
    return extraction.source.outcome != "ok"
