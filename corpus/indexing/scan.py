"""What lies under the folders: every file that may be a paper, with its size and time.

A folder that cannot be looked into is told of, and not taken for one that is empty.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kserender.corpus.folders import ENDINGS, HIDDEN
from kserender.corpus.rows import as_text
from kserender.errors import MissingFile
from kserender.i18n import _


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it lies there."""

    path: str
    size: int
    modified: int  # nanoseconds

    @property
    def name(self) -> str:
        """The path as the archive has it."""
        return as_text(self.path)


@dataclass(slots=True)
class Scan:
    """One walk through the roots, which are absolute; `closed` and `others` are known when it has come to its end."""

    roots: tuple[str, ...]
    closed: dict[str, str] = field(default_factory=dict)  # folder that could not be looked into → why
    others: int = 0  # files of kinds that are not read

    def files(self) -> Iterator[Found]:
        """The files, in order within each folder; links to folders are not followed."""
        for path, entry in self._paths():
            try:
                state = os.stat(path) if entry is None else entry.stat()  # noqa: PTH116 - str all along, for speed
            except FileNotFoundError:  # taken away since, or a link to nowhere
                continue
            except OSError as error:
                self.closed[path] = error.strerror or str(error)
                continue
            if stat.S_ISREG(state.st_mode):
                yield Found(path, state.st_size, state.st_mtime_ns)

    def count(self) -> int:
        """How many files there are, some of which may turn out to be none."""
        return sum(1 for _path in self._paths())

    def covers(self, path: str) -> bool:
        """Whether a file of this path would have been found."""
        return any(_within(path, root) for root in self.roots) and not any(_within(path, shut) for shut in self.closed)

    def _paths(self) -> "Iterator[tuple[str, os.DirEntry[str] | None]]":
        for root in self.roots:
            if os.path.isdir(root):  # noqa: PTH112
                yield from self._inside(root)
            else:
                yield root, None

    def _inside(self, root: str) -> "Iterator[tuple[str, os.DirEntry[str]]]":
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            inner: list[str] = []
            for entry in self._entries(folder):
                try:
                    if entry.is_dir(follow_symlinks=False):
                        inner.append(entry.path)
                        continue
                except OSError as error:
                    self.closed[entry.path] = error.strerror or str(error)
                    continue
                if os.path.splitext(entry.name)[1].lower() in ENDINGS:  # noqa: PTH122
                    yield entry.path, entry
                else:
                    self.others += 1
            waiting += reversed(inner)

    def _entries(self, folder: str) -> "list[os.DirEntry[str]]":
        try:
            with os.scandir(folder) as inside:
                shown = [entry for entry in inside if not entry.name.startswith(HIDDEN)]
        except FileNotFoundError:  # taken away since
            return []
        except OSError as error:
            self.closed[folder] = error.strerror or str(error)
            return []
        return sorted(shown, key=lambda entry: entry.name)


def absolute(paths: Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    """The paths from the root of the file system, each once, without those that lie in another.  Raises MissingFile."""
    roots: list[str] = []
    for root in sorted({os.path.abspath(path) for path in paths}):  # noqa: PTH100 - resolve would follow links
        if not os.path.lexists(root):
            error = MissingFile(_("The folder or file does not exist."), _("Check the name and the folder."))
            error.file = root
            raise error
        if not any(_within(root, other) for other in roots):
            roots.append(root)
    return tuple(roots)


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
