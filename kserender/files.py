"""Writes a result whole or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
from pathlib import Path
from types import MappingProxyType

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
    """Write `data` beside its place, flush it to the disk and rename it, so that there is never half a file.

    An existing file keeps its permissions, and a symbolic link keeps pointing where it does.  Something that is no
    ordinary file, as /dev/null or a named pipe, is written to and not replaced.  Raises WriteFailed.
    """
    try:
        target = Path(path).resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, RuntimeError, ValueError) as error:  # the latter two: links in a circle, a NUL in the name
        reason, remedy = _REASONS.get(getattr(error, "errno", None) or 0, _OTHER)
        what = _("{path} could not be written: {reason}.").format(path=path, reason=_(reason))
        raise WriteFailed(what, _(remedy)) from error


def _replace(target: Path, data: bytes) -> None:
    # Not tempfile: that makes the file private to its owner, where the user's own umask should decide.
    beside = target.with_name(f".{target.stem[:40]}.{secrets.token_hex(6)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
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
