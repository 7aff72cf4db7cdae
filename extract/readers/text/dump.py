"""The marks that a text dump of a Word file carries: `[bookmark: X]`, `[footnoteRef:1]` and `[1: the note]`."""

import re
from dataclasses import dataclass, field, replace

from kserender.model import NamedRange, Place


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark starts here."""

    name: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote is referred to here."""

    id: str


Piece = str | Bookmark | NoteMark

_MARK = re.compile(r"\[bookmark:[ \t]*(?P<bookmark>\w+)\]|\[footnoteRef:(?P<ref>\d+)\]|\[(?P<note>\d+):[ \t]+")


def scan(text: str) -> tuple[list[Piece], dict[str, str]]:
    """The text in pieces, and the notes by their number.

    A `[n: …]` is a note only where the text refers to note n; its brackets may hold brackets.
    """
    referred = set(re.findall(r"\[footnoteRef:(\d+)\]", text))
    pieces: list[Piece] = []
    notes: dict[str, str] = {}
    at = 0
    for match in _MARK.finditer(text):
        if match.start() < at:
            continue
        if match["note"]:
            end = _closing(text, match.end())
            if match["note"] not in referred or end is None:
                continue
            notes[match["note"]] = " ".join(text[match.end() : end].split())
            pieces.append(text[at : match.start()].rstrip(" \t"))
            at = end + 1
        else:
            pieces += [
                text[at : match.start()],
                Bookmark(match["bookmark"]) if match["bookmark"] else NoteMark(match["ref"]),
            ]
            at = match.end()
    pieces.append(text[at:])
    return [piece for piece in pieces if piece], notes


def _closing(text: str, at: int) -> int | None:
    depth = 1
    for match in re.compile(r"[\[\]]").finditer(text, at):
        depth += 1 if match[0] == "[" else -1
        if depth == 0:
            return match.start()
    return None


@dataclass(slots=True)
class Bookmarks:
    """Collects bookmarks as their blocks get their places."""

    found: list[tuple[str, Place]] = field(default_factory=list)

    def add(self, name: str, place: Place, offset: int) -> None:
        """A bookmark at this offset of the block at `place`."""
        point = replace(place, start=offset, end=offset)
        self.found.append((name, point))

    def ranges(self) -> list[NamedRange]:
        """The bookmarks as points; Word's own hidden ones, whose names begin with "_", left out."""
        return [NamedRange(name, point, point) for name, point in self.found if not name.startswith("_")]
