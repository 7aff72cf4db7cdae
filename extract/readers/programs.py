"""Other programs that read for us: each run has a time limit, no network where that can be had, and leaves nothing."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache

from kserender import limits
from kserender.errors import TimeLimit
from kserender.i18n import _


def _always() -> bool:
    return True


# Set in a process of its own, whose server watches it with all that it starts, and has cut off the network: that it
# does so, and how to ask it for the time that another page's text recognition takes.
watched = False
may_go_on: Callable[[], bool] = _always

# What a program may take for itself, in kilobytes of address space, beside the memory for one file.
_OWN_KILOBYTES = 1_000_000
_CONFINED = 'ulimit -v "$0" 2>/dev/null; ulimit -t "$1" 2>/dev/null; ulimit -c 0; shift; exec "$@"'
_WORKED = 'ulimit -t "$0" 2>/dev/null; ulimit -c 0; exec "$@"'


def run(
    command: Sequence[str],
    *,
    seconds: int,
    work: int | None = None,
    data: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What the program writes on standard output when it is given `data`; if it went well is for the caller to see.

    `work` is how many seconds of computing it may take, however busy the machine is; then the system ends it, where it
    can.  Raises TimeLimit, and OSError when it cannot be started.
    """
    process = subprocess.Popen(  # noqa: S603 - programs we know, given files and nothing from them
        [*_worked(work), *_confinement(seconds), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        # A group of its own, so that what it starts can be ended with it; the server of a watched process ends all.
        start_new_session=not watched,
    )
    try:
        return process.communicate(data, timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        raise TimeLimit(
            _("The file takes longer to read than {count} seconds.").format(count=seconds),
            _("Divide it into parts and read them one by one, or raise the limit {limit}.").format(
                limit="KSERENDER_LIMIT_SECONDS"
            ),
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if watched or not hasattr(os, "killpg"):
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):
                stream.close()
    process.wait()


def _worked(work: int | None) -> list[str]:
    """What stands before a command that may compute for so many seconds."""
    return [] if work is None or os.name != "posix" else ["/bin/sh", "-c", _WORKED, str(work)]


def _confinement(seconds: int) -> list[str]:
    """What stands before a command: limits for memory and CPU time, and a network namespace without a network."""
    if watched or os.name != "posix":
        return []
    kilobytes = limits.current().mb("memory") // 1000 + _OWN_KILOBYTES
    return [*_offline(), "/bin/sh", "-c", _CONFINED, str(kilobytes), str(seconds)]


@cache
def _offline() -> tuple[str, ...]:
    """The command that cuts another off from the network, nothing where the system does not let us."""
    program = shutil.which("unshare") if sys.platform == "linux" else None
    for flags in ("-rn", "-n"):
        if program is None:
            break
        if subprocess.run([program, flags, "true"], capture_output=True, check=False).returncode == 0:  # noqa: S603
            return program, flags
    return ()
