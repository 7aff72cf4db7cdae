"""A time limit for Python code that cannot be asked to stop: an exception raised in its thread from outside."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooLong(BaseException):
    """The time is up.  Not an Exception, so that the code that is stopped does not catch it on the way."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let the block take so many seconds on the clock; TooLong is raised between two of its Python instructions."""
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    done = False

    def stop() -> None:
        with lock:
            if not done:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(TooLong))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        # After this the timer can no longer raise; what it has raised already comes here, inside the caller's `try`.
        with lock:
            done = True
