"""pdfium's functions called for many things at a time.

A call through ctypes costs more for its arguments than for its work.  So the functions are declared anew, without the
types of their arguments, and are mapped over what is asked for; numbers that they hand back go into one buffer.  They
take whole numbers, which are C's int, and for a pointer what `pointer` makes: never the address itself, which would be
cut to an int.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

ADDRESS, INT, FLOAT, DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_float, ctypes.c_double


def plain(function: Any, result: Any, *arguments: Any) -> Any:
    """The same foreign function, declared anew; `arguments` only where they are other than int and pointers."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ADDRESS).value or 0)


pointer: Callable[[int | None], Any] = ADDRESS.from_param
"""An address made ready to be passed, as often as needed."""


def held(by: Any) -> Any:
    """The address that a ctypes pointer holds, ready to be passed."""
    return pointer(ctypes.cast(by, ADDRESS).value)


def filled(call: Any, first: Any, indices: Sequence[int], kind: Any, width: int) -> list[Any]:
    """What a function of (first, index, pointer) that fills `width` numbers gives for each index, one after another."""
    count = len(indices)
    buffer = array(kind, width * count)
    start, step = ctypes.addressof(buffer), width * ctypes.sizeof(kind)
    run(map(call, repeat(first), indices, map(pointer, range(start, start + step * count, step))))
    numbers: list[Any] = buffer[: width * count]
    return numbers


def pairs(call: Any, arguments: Sequence[Iterable[Any]], count: int, kind: Any) -> tuple[list[Any], list[Any]]:
    """What a function of (*arguments, pointer, pointer) that fills two numbers gives for each of `count` arguments."""
    buffer = array(kind, 2 * count)
    start, size = ctypes.addressof(buffer), ctypes.sizeof(kind)
    end = start + 2 * size * count
    ones, twos = range(start, end, 2 * size), range(start + size, end + size, 2 * size)
    run(map(call, *arguments, map(pointer, ones), map(pointer, twos)))
    return buffer[: 2 * count : 2], buffer[1 : 2 * count : 2]


def each(call: Any, item: Any, count: int) -> list[Any]:
    """What a function of (item, index) gives for every index."""
    return list(map(call, repeat(item), range(count)))


def run(calls: Iterable[object]) -> None:
    """Carry out the calls."""
    deque(calls, maxlen=0)


def array(kind: Any, least: int) -> Any:
    """A ctypes array of at least so many numbers."""
    return _array(kind, 1 << least.bit_length())()


@cache
def _array(kind: Any, size: int) -> Any:
    """The type of arrays of a size, which takes as long to make as several calls."""
    return kind * size
