"""Bookmarks and comment ranges: where they start and end, known once the paragraphs have their numbers."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kserender.model import Place

# A comment has a range, or only the mark that refers to it.
Kind = Literal["bookmark", "comment", "reference"]


class Mark(NamedTuple):
    """One end of a range; `name` is None where the range ends."""

    kind: Kind
    id: str
    name: str | None


@dataclass(slots=True)
class Range:
    """A range found; `end` is `start` until its end is met.  `paragraph` is the whole one that it starts in."""

    kind: Kind
    id: str
    name: str
    start: Place
    end: Place
    paragraph: Place


class Anchors:
    """The ranges of one part, in the order in which they start."""

    def __init__(self) -> None:
        self._ranges: list[Range] = []
        self._open: dict[tuple[Kind, str], Range] = {}
        self._waiting: list[Mark] = []
        self._last: Place | None = None

    def between(self, mark: Mark) -> None:
        """A mark between two paragraphs: a start belongs to the next paragraph, an end to the one before."""
        if mark.name is not None:
            self._waiting.append(mark)
        elif self._last is not None:
            self._set(mark, self._last, self._last.end)

    def within(self, marks: list[tuple[Mark, int]], place: Place) -> None:
        """A paragraph with its place, and the marks in it with their offsets in its marked text."""
        self._last = place
        if self._waiting:
            for mark in self._waiting:
                self._set(mark, place, place.start)
            self._waiting.clear()
        for mark, offset in marks:
            self._set(mark, place, place.start + offset)

    def finish(self) -> list[Range]:
        """The ranges; marks after the last paragraph belong to its end."""
        for mark in self._waiting:
            if self._last is not None:
                self._set(mark, self._last, self._last.end)
        return self._ranges

    def _set(self, mark: Mark, paragraph: Place, at: int) -> None:
        point = Place(paragraph.file, paragraph.page, paragraph.paragraph, at, at)
        if mark.name is not None:
            found = Range(mark.kind, mark.id, mark.name, point, point, paragraph)
            self._open[mark.kind, mark.id] = found
            self._ranges.append(found)
        elif (opened := self._open.pop((mark.kind, mark.id), None)) is not None:
            opened.end = point
