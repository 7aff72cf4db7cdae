"""Texts and numbers that both databases take as they are."""

import math
from typing import Any

LARGEST = 2**31 - 1  # of PostgreSQL's integer
LONGEST_NAME = 500  # characters


def storable(rows: Any) -> Any:
    """The same rows with every text as databases take it."""
    if isinstance(rows, str):
        return as_text(rows)
    if isinstance(rows, dict):
        return {name: storable(value) for name, value in rows.items()}
    if isinstance(rows, list):
        return [storable(value) for value in rows]
    return rows


def as_text(text: str) -> str:
    """The text without what a database refuses: NUL becomes �, a byte of a file name that is no UTF-8 its number."""
    if "\0" in text:
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode()


def as_name(text: str | None) -> str | None:
    """The text as an indexed column holds it: PostgreSQL's index takes 2,700 bytes.  All of it is in the JSON."""
    return text if text is None or len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def as_number(number: int | None) -> int | None:
    """The number, or None for one that no column holds: a row of figures that was taken for a number."""
    return number if number is not None and abs(number) <= LARGEST else None


def as_value(number: float | None) -> float | None:
    """The number as a column of sums holds it, with fifteen figures; None for one beyond all sums."""
    try:
        value = float(number) if number is not None else math.inf
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


def year(date: str | None) -> int | None:
    """The year of an ISO date."""
    head = (date or "")[:4]
    return int(head) if len(head) == 4 and head.isdecimal() else None
