"""What a derived value was derived from: the words in the document whose normal form it is."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from kserender.extract.gate.squeezed import Squeezed
from kserender.extract.kinds import kind_of_line
from kserender.extract.language.diary import as_diary_number, diary_numbers
from kserender.extract.language.pipeline import mentions
from kserender.extract.language.times import times

Found = Iterator[tuple[int, str]]  # at which character of a text, and the normal form


def _organs(text: str) -> Found:
    return ((one.start, one.name) for one in mentions(text, "ORGAN"))


def _parties(text: str) -> Found:
    return ((one.start, one.name) for one in mentions(text, "PARTY"))


def _dates(text: str) -> Found:
    return ((one.start, one.value) for one in times(text))


def _diary_numbers(text: str) -> Found:
    for one in diary_numbers(text):
        yield one.start, one.id
    for cell in re.finditer(r"[^\t\n]+", text):
        if number := as_diary_number(cell[0]):
            yield cell.start(), number


def _clock(text: str) -> Found:
    return ((match.start(), match[0].replace(".", ":")) for match in re.finditer(r"\b\d{1,2}[.:]\d{2}\b", text))


def _kinds(text: str) -> Found:
    for line in re.finditer(r"[^\n]+", text):
        if kind := kind_of_line(line[0].strip()):
            yield line.start(), kind


FINDERS: dict[str, Callable[[str], Found]] = {
    **dict.fromkeys(("body", "deciding_body", "recommends_to", "assigned_to", "responsible"), _organs),
    **dict.fromkeys(("proposers", "parties", "party"), _parties),
    **dict.fromkeys(("date", "deadlines", "value"), _dates),
    **dict.fromkeys(("start", "end"), _clock),
    "diary_number": _diary_numbers,
    "kind": _kinds,
}


class Basis:
    """The normal forms in a document, each kind looked for when it is first asked for."""

    def __init__(self, wording: Squeezed) -> None:
        self._wording = wording
        self._known: dict[Callable[[str], Found], dict[str, list[int]]] = {}

    def of(self, field: str, value: str, near: int) -> int | None:
        """The number, in the marked document, of the first sign of words that give the value: the last ones before or
        at sign `near`, or else the first after it."""
        finder = FINDERS.get(field)
        found = self._all(finder).get(value) if finder else None
        if not found:
            return None
        before = bisect_right(found, near)
        return found[before - 1] if before else found[0]

    def _all(self, finder: Callable[[str], Found]) -> dict[str, list[int]]:
        if finder not in self._known:
            places: dict[str, list[int]] = defaultdict(list)
            for first, text in self._texts:
                for at, name in finder(text):
                    places[name].append(first + at)
            self._known[finder] = {name: sorted(found) for name, found in places.items()}
        return self._known[finder]

    @cached_property
    def _texts(self) -> list[tuple[int, str]]:
        blocks, firsts = self._wording.blocks, self._wording.firsts
        return [(first, block.text()) for first, block in zip(firsts, blocks, strict=True)]
