"""Writes a result whole or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from kserender.errors import WriteFailed
from kserender.i18n import _, mark

_ACCESS = (mark("it may not be written there"), mark("Choose another folder, or close the file where it is open."))
_FULL = (mark("the disk is full"), mark("Make room, or choose another disk."))
_FOLDER = (mark("the folder does not exist"), mark("Make the folder first, or choose another."))

# What the system answered → what happened and what to do about it.
_REASONS = MappingProxyType(
    {
        errno.EACCES: _ACCESS,
        errno.EPERM: _ACCESS,
        errno.EROFS: _ACCESS,
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _FULL,
        errno.ENOENT: _FOLDER,
        errno.ENOTDIR: _FOLDER,
        errno.EISDIR: (mark("there is a folder of that name"), mark("Give the name of a file.")),
        errno.ENAMETOOLONG: (mark("the name is too long"), mark("Choose a shorter name.")),
    }
)
_OTHER = (mark("the disk or the network answered with an error"), mark("Try another folder."))


def write_atomic(path: str | Path, data: bytes) -> None:
    """Write `data` whole or not at all, as `atomic` does.  Raises WriteFailed."""
    with atomic(path) as file:
        file.write(data)


@contextlib.contextmanager
def atomic(path: str | Path) -> Iterator[BinaryIO]:
    """A file to write to, piece by piece: it lies beside its place, and is flushed to the disk and renamed when the
    block has ended well, so that there is never half a file.

    An existing file keeps its permissions, and a symbolic link keeps pointing where it does.  Something that is no
    ordinary file, as /dev/null or a named pipe, is written to and not replaced.  Raises WriteFailed for what the system
    refuses; other errors of the block go through.
    """
    try:
        target = Path(path).resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        special = target.exists() and not target.is_file()
    except (OSError, RuntimeError, ValueError) as error:  # the latter two: links in a circle, a NUL in the name
        raise _failed(path, error) from error
    try:
        with target.open("wb") if special else _beside(target) as file:
            yield file
    except OSError as error:
        raise _failed(path, error) from error


def _failed(path: str | Path, error: Exception) -> WriteFailed:
    reason, remedy = _REASONS.get(getattr(error, "errno", None) or 0, _OTHER)
    return WriteFailed(_("{path} could not be written: {reason}.").format(path=path, reason=_(reason)), _(remedy))


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    # Not tempfile: that makes the file private to its owner, where the user's own umask should decide.
    beside = target.with_name(f".{target.stem[:40]}.{secrets.token_hex(6)}.tmp")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can: the file itself is already in place."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
