"""The process beside ours that reads files: it loads everything once, and forks a child for each file.

It never looks into a file itself, so that each child begins clean.  A request on its standard input is a line of JSON
(path, name, size, limits, language) and `size` bytes of content; the answer on its standard output is a line of JSON
(how the child ended) and what the child handed back.  Where there is no fork (Windows) it reads one file itself.
"""

import contextlib
import gc
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NoReturn

from kserender import i18n, limits
from kserender.errors import ReadError
from kserender.extract.readers import programs
from kserender.limits import Limits

Work = Callable[[str, str, bytes | None], bytes]

# What a child hands back begins with one of these, and ends with WHOLE if it has come to its end; MORE before it asks
# for the time of another page.
RESULT, ERROR, FAULT, WHOLE, MORE = b"+", b"-", b"!", b".", b"\0"
OUT_OF_MEMORY = 77  # a child's exit code
GRACE = 1  # seconds between the end of a child's CPU time and that on the clock
_PIECE = 1 << 16


def serve(module: str, forks: bool) -> None:
    """Answer requests until standard input ends.

    `module` has `prepare()` and `work(path, name, data)`, which gives the result for the file at `path`, or for `data`
    if that is not None, as bytes; `name` is what the user calls it.
    """
    worker: Any = import_module(module)
    offline = cut_off()
    worker.prepare()
    with TemporaryDirectory(prefix="kserender-", ignore_cleanup_errors=True) as folder:
        # For what a child or a program that it starts leaves behind when it is killed.
        tempfile.tempdir = os.environ["TMPDIR"] = folder
        _serve(worker.work, forks, offline)


def _serve(work: Work, forks: bool, offline: bool) -> None:
    gc.collect()
    gc.freeze()  # a collection in a child would copy every page that it looks at
    put(sys.stdout.buffer, {"offline": offline, "folder": tempfile.gettempdir()})
    requests = Requests(sys.stdin.fileno())
    while (line := requests.line()) is not None:
        request = json.loads(line)
        data = None if request["size"] is None else requests.exactly(request["size"])
        if not forks:
            programs.may_go_on = _Pages(Limits(**request["limits"]).ocr_pages, _grant).ask
            put(sys.stdout.buffer, {"end": "exit"}, _answer(work, request, data))
            return
        answer = Child(work, request, data).outcome(requests)
        _clear(tempfile.gettempdir())
        if answer is None:
            return
        put(sys.stdout.buffer, *answer)


def _grant() -> None:
    """Tell our parent that the file may take longer."""
    put(sys.stdout.buffer, {"more": True})


class _Pages:
    """Counts the pages whose text is recognised; each is asked for before it is begun."""

    def __init__(self, left: int, tell: Callable[[], object]) -> None:
        self.left = left
        self.tell = tell

    def ask(self) -> bool:
        """Whether there is time for another."""
        self.left -= 1
        if self.left >= 0:
            self.tell()
        return self.left >= 0


def _clear(folder: str) -> None:
    for left in os.scandir(folder):
        if left.is_dir(follow_symlinks=False):
            shutil.rmtree(left, ignore_errors=True)
        else:
            os.unlink(left)  # noqa: PTH108 - as all here


def put(file: BinaryIO, head: dict[str, Any], payload: bytes = b"") -> None:
    """Write a line of JSON that says how long the payload is, and the payload."""
    file.write(json.dumps({**head, "size": len(payload)}).encode() + b"\n" + payload)
    file.flush()


class Requests:
    """Standard input, read without holding back what `select` should see."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self._left = b""

    def line(self) -> bytes | None:
        """The next line, None at the end."""
        while b"\n" not in self._left:
            if not self.more():
                return None
        line, _, self._left = self._left.partition(b"\n")
        return line

    def exactly(self, size: int) -> bytes:
        """So many bytes."""
        pieces, missing = [self._left], size - len(self._left)
        while missing > 0 and (piece := os.read(self.handle, min(missing, 1 << 20))):
            pieces.append(piece)
            missing -= len(piece)
        data = b"".join(pieces)
        self._left = data[size:]
        return data[:size]

    def more(self) -> bool:
        """Take what has come; False at the end."""
        piece = os.read(self.handle, _PIECE)
        self._left += piece
        return bool(piece)


class Child:
    """A process that reads one file, in a session of its own."""

    def __init__(self, work: Work, request: dict[str, Any], data: bytes | None) -> None:
        self.limits = Limits(**request["limits"])
        self.deadline = time.monotonic() + self.limits.seconds + GRACE
        self.pipe, end = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.pipe)
            _live(end, work, request, data)
        os.close(end)

    def outcome(self, requests: Requests) -> tuple[dict[str, Any], bytes] | None:
        """How it ended, and what it handed back; None when nobody waits for it any more."""
        pieces: list[bytes] = []
        left = self.limits.mb("result")
        pages = _Pages(self.limits.ocr_pages, _grant)
        end, listening = "exit", [self.pipe, requests.handle]
        while True:
            ready, _, _ = select.select(listening, [], [], max(self.deadline - time.monotonic(), 0))
            if not ready:
                end = "time"
                break
            if requests.handle in ready and not requests.more():
                self._stop()
                return None
            if self.pipe in ready:
                piece = os.read(self.pipe, _PIECE)
                if asked := 0 if pieces else len(piece) - len(piece.lstrip(MORE)):
                    self.deadline += self.limits.ocr_seconds * sum(pages.ask() for _page in range(asked))
                    piece = piece[asked:]
                    if not piece:
                        continue
                left -= len(piece)
                if left < 0:
                    end = "size"
                if not piece or left < 0:
                    break
                pieces.append(piece)
        # Who has closed its pipe by ending keeps the exit code it ended with.
        status, used = self._stop()
        head = {"end": end, "status": os.waitstatus_to_exitcode(status), "rss": used}
        return head, b"".join(pieces) if end == "exit" else b""

    def _stop(self) -> tuple[int, int]:
        """End it with all that it started; its wait status and the most memory it had, in bytes."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)  # before it has a group of its own
        os.close(self.pipe)
        _, status, usage = os.wait4(self.pid, 0)
        return status, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _live(pipe: int, work: Work, request: dict[str, Any], data: bytes | None) -> NoReturn:
    """What the child does."""
    code = 1
    try:
        os.setsid()
        limit = Limits(**request["limits"])
        _confine(limit)
        programs.watched = True
        programs.may_go_on = _Pages(limit.ocr_pages, lambda: _ask_for_more(pipe, limit)).ask
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1) if os.environ.get("KSERENDER_DEBUG") else (0, 1, 2):
            os.dup2(nothing, stream)
        answer = _answer(work, request, data)
        at = 0
        while at < len(answer):
            at += os.write(pipe, answer[at : at + _PIECE])
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    except BaseException:
        code = 1
    finally:
        # Nothing that Python would still do: the streams and exit functions are those of the process it came from.
        os._exit(code)


def _answer(work: Work, request: dict[str, Any], data: bytes | None) -> bytes:
    """What the file gave: a result, an error of the file or a fault of ours."""
    i18n.use(request["language"])
    try:
        with limits.using(Limits(**request["limits"])):
            return RESULT + work(request["path"], request["name"], data) + WHOLE
    except ReadError as error:
        said = {"error": type(error).__name__, "what": error.what, "remedy": error.remedy}
        return ERROR + json.dumps(said).encode() + WHOLE
    except MemoryError:
        raise
    except Exception as error:
        if os.environ.get("KSERENDER_DEBUG"):
            import traceback

            traceback.print_exc()
        return FAULT + json.dumps({"kind": type(error).__name__, "text": str(error)[:1000]}).encode() + WHOLE


def _confine(limit: Limits) -> None:
    """Set the limits that the system holds for us; where it has none of a kind, the clock is left."""
    import resource

    _limit(resource.RLIMIT_CPU, limit.seconds, limit.seconds + GRACE + limit.ocr_pages * limit.ocr_seconds)
    _limit(resource.RLIMIT_CORE, 0, 0)
    if sys.platform == "linux":
        own = _size()
        _limit(resource.RLIMIT_AS, own + limit.mb("memory"), own + limit.mb("memory"))
        _die_with_parent()


def _ask_for_more(pipe: int, limit: Limits) -> None:
    """Ask for the time of another page, on the clock and of the processor."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    _limit(resource.RLIMIT_CPU, soft + limit.ocr_seconds, hard)
    os.write(pipe, MORE)


def _limit(kind: int, soft: int, hard: int) -> None:
    """Set a limit, no higher than the system lets us."""
    import resource

    before = resource.getrlimit(kind)[1]
    if before != resource.RLIM_INFINITY:
        soft, hard = min(soft, before), min(hard, before)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (soft, hard))


def _size() -> int:
    """Bytes of address space that the process has now."""
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - no path objects needed for one number
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _die_with_parent() -> None:
    import ctypes

    set_death_signal = 1  # PR_SET_PDEATHSIG
    ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL, 0, 0, 0)


def cut_off() -> bool:
    """Leave the network for good, where the system lets an ordinary user do so (Linux namespaces)."""
    if sys.platform != "linux":
        return False
    import ctypes

    new_user, new_net = 0x10000000, 0x40000000
    user, group = os.geteuid(), os.getegid()
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    if unshare(new_net) == 0:  # root may
        return True
    if unshare(new_user | new_net) != 0:
        return False
    # The same names inside as outside; without them files would seem to belong to nobody.
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with contextlib.suppress(OSError), open(f"/proc/self/{name}", "w") as file:  # noqa: PTH123
            file.write(text)
    return True
