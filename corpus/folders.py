"""The files of a folder that may be papers."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kserender.extract.readers.detect import SUFFIXES

ENDINGS = frozenset(suffix for suffixes in SUFFIXES.values() for suffix in suffixes if suffix)
HIDDEN = (".", "~$")  # also what Word and LibreOffice leave beside a file that is open


def readable(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, with the files under it in place of each folder."""
    for path in paths:
        if path.is_dir():
            yield from papers(path)
        else:
            yield path


def papers(folder: Path) -> Iterator[Path]:
    """The files under the folder whose names end as those of papers do, in order; a folder in it that may not be
    opened stands for its files."""
    return (path for path in files(folder) if path.suffix.lower() in ENDINGS or path.is_dir())


def others(folder: Path) -> int:
    """How many files under the folder are of other kinds."""
    return sum(1 for path in files(folder) if path.suffix.lower() not in ENDINGS and not path.is_dir())


def files(folder: Path) -> Iterator[Path]:
    """The files under the folder in order, without hidden ones; links to folders are not followed."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not path.is_dir() or (path.is_symlink() and path != folder):
                if path.is_file():
                    yield path
                continue
            inside = sorted(path.iterdir(), reverse=True)
        except OSError:
            yield path
            continue
        waiting += [inner for inner in inside if not inner.name.startswith(HIDDEN)]
