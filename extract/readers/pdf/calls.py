"""pdfium's functions called for many things at a time.

A call through ctypes costs more for its arguments than for its work.  So the functions are declared anew, to take plain
addresses, and are mapped over what is asked for; numbers that they hand back go into one buffer.
"""

import ctypes
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

ADDRESS, INT, FLOAT, DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_float, ctypes.c_double


def plain(function: Any, result: Any, *arguments: Any) -> Any:
    """The same foreign function, declared with plain numbers for pointers."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ADDRESS).value or 0)


def address(pointer: Any) -> int:
    """The address that a ctypes pointer holds; 0 for none."""
    return ctypes.cast(pointer, ADDRESS).value or 0


def filled(call: Any, first: Iterable[int], indices: Sequence[int], kind: Any, width: int) -> list[Any]:
    """What a function of (first, index, address) that fills `width` numbers gives for each index, one after another."""
    count = len(indices)
    buffer = array(kind, width * count)
    start, step = ctypes.addressof(buffer), width * ctypes.sizeof(kind)
    run(map(call, first, indices, range(start, start + step * count, step)))
    return list(buffer[: width * count])


def pairs(call: Any, arguments: Sequence[Iterable[int]], count: int, kind: Any) -> tuple[list[Any], list[Any]]:
    """What a function of (*arguments, address, address) that fills two numbers gives for each of `count` arguments."""
    buffer = array(kind, 2 * count)
    start, size = ctypes.addressof(buffer), ctypes.sizeof(kind)
    end = start + 2 * size * count
    run(map(call, *arguments, range(start, end, 2 * size), range(start + size, end + size, 2 * size)))
    return buffer[: 2 * count : 2], buffer[1 : 2 * count : 2]


def each(call: Any, item: int, count: int) -> list[Any]:
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
