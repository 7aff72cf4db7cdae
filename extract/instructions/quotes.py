"""Quoted words: all the signs that Swedish papers quote with, also nested.

Time is linear in the text: a quotation that does not end within `REACH` signs is none.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

# An opening sign → the signs that may close it.  ”Swedish”, “English”, „German”, »inwards«, «outwards», and typed ones.
CLOSING = {
    "”": '”“"',
    "“": '”“"',
    "„": '”“"',
    '"': '"”“',
    "»": "«»",
    "«": "»«",
    "’": "’'",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
_SIGNS = re.compile("[”“„\"»«’‘‚']")
REACH = 12  # signs
MOST = 2000  # signs of a paragraph; what comes after them is taken as it stands
_SINGLE = "’‘‚'"


class Quote(NamedTuple):
    """Quoted words at characters `start:end`, signs included; `open` when the text ends before they do."""

    start: int
    end: int
    open: bool = False


def quotes(text: str) -> Iterator[Quote]:
    """The outermost quotations of a paragraph, in order."""
    signs = [match.start() for match in islice(_SIGNS.finditer(text), MOST)]
    at = 0
    while at < len(signs):
        start = signs[at]
        if not _opens(text, start):
            at += 1
            continue
        last = _closed_by(text, signs, at)
        if last is not None:
            yield Quote(start, signs[last] + 1)
            at = last + 1
        elif at == len(signs) - 1 and text[:start].rstrip().endswith(":") and text[start] not in _SINGLE:
            yield Quote(start, len(text), open=True)
            return
        else:
            at += 1


def closes(text: str, sign: str) -> int | None:
    """Where a quotation that was opened with `sign` in an earlier paragraph ends."""
    for match in _SIGNS.finditer(text):
        if match[0] in CLOSING[sign] and not _opens(text, match.start()):
            return match.end()
    return None


def _opens(text: str, at: int) -> bool:
    """Whether the sign may open: no letter before it, and something after it."""
    return (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,!?")) and at + 1 < len(text)


def _closed_by(text: str, signs: list[int], at: int) -> int | None:
    """The number of the sign that closes the quotation opened by sign `at`."""
    closing = CLOSING[text[signs[at]]]
    depth, first = 0, None
    for number in range(at + 1, min(at + REACH, len(signs))):
        place = signs[number]
        if text[place] not in closing:
            continue
        after = text[place + 1 : place + 2]
        if text[signs[at]] in _SINGLE and after.isalnum():
            continue  # an apostrophe inside a word
        # A sign that stands as opening ones do may be nested; the one that closes it gives it back.
        if first is not None or not (text[place - 1].isspace() and after and not after.isspace()):
            if depth == 0:
                return number
            depth -= 1
        elif place > signs[at] + 1:
            depth += 1
            first = None
    # What looked nested had no end of its own.
    for number in range(at + 1, min(at + REACH, len(signs))):
        if text[signs[number]] in closing and signs[number] > signs[at] + 1:
            return number
    return None
