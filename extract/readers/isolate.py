"""Reading a file in a process of its own, so that nothing that is in it can hurt ours.

What a child hands back is only ever parsed as data; how it ends is an outcome of the file: docs/decisions/0010.
"""

import atexit
import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kserender import i18n, limits
from kserender.errors import READ_ERRORS, BrokenFile, Fault, HostileFile, InvalidData, ReadError, TimeLimit
from kserender.extract.readers import STDIN, content, too_much_memory
from kserender.extract.readers.isolate_server import FAULT, OUT_OF_MEMORY, RESULT, WHOLE
from kserender.i18n import _
from kserender.model import Document

# Seconds beyond the file's own, before the server itself is given up: it watches over the child.
_PATIENCE = 10
_START = 60  # seconds to load everything
# A child that crashed with more than this part of its memory in use, crashed for lack of it.
_NEARLY_ALL = 0.5
_SIGKILL, _SIGXCPU = 9, 24  # which Windows does not name

_SERVER = """\
import json, sys
module, forks, sys.path[:] = json.loads(sys.argv[1])
from kserender.extract.readers.isolate_server import serve
serve(module, forks)
"""


def document(path: str | Path) -> Document:
    """The Document of a file, read in a process of its own.  Raises as `read` does, and Fault."""
    from kserender.model_json import from_json

    answer = _shared("kserender.extract.readers.isolate_work").run(path)
    try:
        return from_json(json.loads(answer))
    except (InvalidData, ValueError, RecursionError):
        raise unlike() from None


class Isolator:
    """A server that reads files in children: `run` as often as you like; one file at a time."""

    def __init__(self, module: str, *, forks: bool | None = None) -> None:
        self.module = module
        self.forks = hasattr(os, "fork") if forks is None else forks
        self.offline = False  # whether the children have no network
        self._server: subprocess.Popen[bytes] | None = None
        self._folder: str | None = None  # where the server and its children put what they need for a while
        self._stopped = False
        self._lock = threading.Lock()

    def run(self, path: str | Path, data: bytes | None = None) -> bytes:
        """What the work gave for this file, "-" being standard input, or for `data` where that has been read.

        Raises the ReadError that the file caused, or Fault.
        """
        # A pipe, as standard input is one, is open only here; what is not there is said here.
        if data is None and (str(path) == STDIN or not Path(path).is_file()):
            data = content(path)
        with self._lock:
            head, answer = self._ask(str(path), data)
        if answer.endswith(WHOLE):
            return _opened(answer[: -len(WHOLE)])
        raise _death(head)

    def stop(self) -> None:
        """End the server for good, also from another thread in the middle of a file, whose `run` then raises Fault."""
        self._stopped = True
        server = self._server
        if server is not None and server.stdin:
            with contextlib.suppress(OSError):
                server.stdin.close()  # which is how the server knows
        with self._lock:
            self._close()

    def _close(self) -> None:
        """End the server, and with it a child that it may have; the next file starts another."""
        server, self._server = self._server, None
        if server is None:
            return
        for stream in (server.stdin, server.stdout):
            if stream:
                with contextlib.suppress(OSError):  # what it had not been sent yet is lost with it
                    stream.close()
        try:
            server.wait(timeout=1)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        folder, self._folder = self._folder, None
        if folder is not None:  # it removes that itself, unless it was killed
            shutil.rmtree(folder, ignore_errors=True)

    def __enter__(self) -> "Isolator":
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def _ask(self, name: str, data: bytes | None) -> tuple[dict[str, Any], bytes]:
        limit = limits.current()
        request = {
            "name": name,
            "path": str(Path(name).absolute()),
            "size": None if data is None else len(data),
            "limits": asdict(limit),
            "language": i18n.language(),
        }
        try:
            try:
                return self._exchange(request, data, limit.seconds + _PATIENCE)
            except _LOST:
                # Somebody ended the server, which is nothing this file could do: once more.
                return self._exchange(request, data, limit.seconds + _PATIENCE)
        except _LOST as error:
            raise Fault(error) from error

    def _exchange(self, request: dict[str, Any], data: bytes | None, seconds: float) -> tuple[dict[str, Any], bytes]:
        """Send the request and wait for the answer.  When the server dies, it is cleared away."""
        try:
            server = self._running()
            assert server.stdin  # noqa: S101 - asked for as a pipe
            with _Alarm(server, seconds, limits.current().ocr_seconds) as alarm:
                try:
                    server.stdin.write(json.dumps(request).encode() + b"\n" + (data or b""))
                    server.stdin.flush()
                    answer = _answer(server, alarm)
                except _LOST:
                    # Without a child of its own, the file has ended the server.
                    if self._stopped or (self.forks and not alarm.rang):
                        raise
                    answer = {"end": "time" if alarm.rang else "exit"}, b""
        except BaseException:
            self._close()
            raise
        if alarm.rang or not self.forks:
            self._close()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._server is not None and self._server.poll() is None:
            return self._server
        self._close()
        if self._stopped:
            raise ProcessLookupError
        self._server = subprocess.Popen(  # noqa: S603 - Python itself, and nothing of the file
            [sys.executable, "-P", "-c", _SERVER, json.dumps([self.module, self.forks, sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("KSERENDER_DEBUG") else subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us, and we end it
            # Threads of a numeric library would have to be there again in every child.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        with _Alarm(self._server, _START) as alarm:
            said = _answer(self._server, alarm)[0]
        self.offline, self._folder = said["offline"], said["folder"]
        return self._server


class _Alarm:
    """Kills the server when it has not answered in time: so a pipe can be waited for on every system."""

    def __init__(self, server: subprocess.Popen[bytes], seconds: float, more: float = 0) -> None:
        self.rang = self._over = False
        self._server = server
        self._until = time.monotonic() + seconds
        self._more = more
        self._timer = threading.Timer(seconds, self._ring)

    def later(self) -> None:
        """Let it have the time of another page."""
        self._until += self._more

    def _ring(self) -> None:
        if self._over:
            return
        if (left := self._until - time.monotonic()) > 0:
            self._timer = threading.Timer(left, self._ring)
            self._start()
        else:
            self.rang = True
            self._server.kill()

    def _start(self) -> None:
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self) -> "_Alarm":
        self._start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over = True
        self._timer.cancel()


_LOST = (OSError, EOFError, ValueError, KeyError)  # what it looks like here when the server has died

_servers: dict[tuple[str, int], Isolator] = {}


def _shared(module: str) -> Isolator:
    """The server of this process for this work; one that was forked off has none of its own yet."""
    key = module, os.getpid()
    if key not in _servers:
        _servers[key] = Isolator(module)
        atexit.register(_servers[key].stop)
    return _servers[key]


def _answer(server: subprocess.Popen[bytes], alarm: _Alarm) -> tuple[dict[str, Any], bytes]:
    assert server.stdout  # noqa: S101 - asked for as a pipe
    head: dict[str, Any] = json.loads(server.stdout.readline())
    while "more" in head:
        alarm.later()
        head = json.loads(server.stdout.readline())
    answer = server.stdout.read(head["size"])
    if len(answer) < head["size"]:
        raise EOFError
    return head, answer


def _opened(answer: bytes) -> bytes:
    """The result in the answer; raises what the child raised."""
    kind, rest = answer[:1], answer[1:]
    if kind == RESULT:
        return rest
    try:
        said = {str(name): str(text) for name, text in json.loads(rest).items()}
        if kind == FAULT:
            raise Fault(RuntimeError(said["text"]), said["kind"])
        raise READ_ERRORS[said["error"]](said["what"], said["remedy"])
    except (ValueError, KeyError, AttributeError, RecursionError):
        raise unlike() from None


def unlike() -> HostileFile:
    """The error for an answer that no child of ours gives, unless the file has taken it over."""
    return HostileFile(
        _("The file was not read: {why}.").format(why=_("what came back from reading it is not what it should be")),
        _("Do not open it; ask the sender what it is."),
    )


def _death(head: dict[str, Any]) -> ReadError:
    """The error for a child that handed nothing back."""
    end, status, memory = head["end"], head.get("status", 0), limits.current()
    if end == "time" or status == -_SIGXCPU:
        return TimeLimit(
            _("The file takes longer to read than {count} seconds.").format(count=memory.seconds),
            _("Ask the sender what it is, or raise the limit {limit}.").format(limit="KSERENDER_LIMIT_SECONDS"),
        )
    if end == "size":
        return HostileFile(
            _("The file was not read: {why}.").format(why=_("it is far larger inside than outside")),
            _("Ask the sender what it is, or raise the limit {limit}.").format(limit="KSERENDER_LIMIT_RESULT_MB"),
        )
    killed = status in (OUT_OF_MEMORY, -_SIGKILL)
    if killed or head.get("rss", 0) > _NEARLY_ALL * memory.mb("memory"):
        return too_much_memory()
    return BrokenFile(
        _("The file is so damaged that reading it broke off."), _("Fetch it again, or ask the sender for a new copy.")
    )
