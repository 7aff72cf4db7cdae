"""The words of blocks that answer to each other, as pieces that rebuild both sides."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kserender.compare.versions.contract import PARAGRAPH, Op, Piece
from kserender.compare.versions.units import Fold, Notes, Unit
from kserender.compare.words import regions, tokens

# The end of a paragraph and the mark of a note as tokens: no white space to the word comparison, and no word of a text.
_END, _NOTE = "\ue001", "\ue000"


@dataclass(slots=True)
class _Tokens:
    """Texts as tokens, each with the key that equal ones share.  At the places in `alone` stand the ends of paragraphs
    (None) and the marks of notes (their numbers), which are pieces of their own."""

    texts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    alone: dict[int, str | None] = field(default_factory=dict)

    def add(self, text: str, key: str, note: str | None) -> None:
        """An end of a paragraph, or a mark."""
        self.places.append(len(self.texts))
        self.alone[len(self.texts)] = note
        self.texts.append(text)
        self.keys.append(key)

    def spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The tokens start:end in stretches of text, and what stands alone by itself."""
        for place in self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]:
            if start < place:
                yield start, place
            yield place, place + 1
            start = place + 1
        if start < end:
            yield start, end

    def pieces(self, op: Op, start: int, end: int) -> Iterator[Piece]:
        """The tokens as pieces."""
        for first, last in self.spans(start, end):
            yield Piece(op, "".join(self.texts[first:last]), self.alone.get(first))


class Wording:
    """Compares texts token by token; what the options let pass is equal."""

    def __init__(self, fold: Fold | None, old_notes: Notes, new_notes: Notes) -> None:
        self._fold = fold
        self._notes = (old_notes, new_notes)

    def pieces(self, old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Piece, ...]:
        """The pieces from the old blocks to the new ones; those of one side only when the other is empty."""
        if not old or not new:
            return tuple(_whole("struck", old) if old else _whole("added", new))
        if [(unit.key, unit.side.text) for unit in old] == [(unit.key, unit.side.text) for unit in new]:
            return tuple(_whole("equal", old))
        left, right = self._tokens(old, 0), self._tokens(new, 1)
        found: list[Piece] = []
        at = other = 0
        ends = (len(left.texts), len(left.texts), len(right.texts), len(right.texts))
        for a0, a1, b0, b1 in (*regions(left.keys, right.keys), ends):
            found += _same(left, at, a0, right, other, b0)
            found += left.pieces("struck", a0, a1)
            found += right.pieces("added", b0, b1)
            at, other = a1, b1
        return tuple(found)

    def _tokens(self, units: Sequence[Unit], side: int) -> _Tokens:
        made = _Tokens()
        for number, unit in enumerate(units):
            if number:
                made.add(PARAGRAPH, _END, None)
            at = 0
            for where, note in (*unit.marks, (len(unit.side.text), None)):
                found = tokens(unit.side.text[at:where])
                made.texts += found
                made.keys += found if self._fold is None else [self._fold(token) or " " for token in found]
                if note is not None:
                    made.add("", _NOTE + self._notes[side].get(note, note), note)
                at = where
        return made


def _whole(op: Op, units: Sequence[Unit]) -> Iterator[Piece]:
    """The texts as they stand, between the marks of notes."""
    for number, unit in enumerate(units):
        if number:
            yield Piece(op, PARAGRAPH)
        at = 0
        for where, note in (*unit.marks, (len(unit.side.text), None)):
            if where > at:
                yield Piece(op, unit.side.text[at:where])
            if note is not None:
                yield Piece(op, "", note)
            at = where


def _same(left: _Tokens, a0: int, a1: int, right: _Tokens, b0: int, b1: int) -> Iterator[Piece]:
    """Tokens with equal keys: as the new version has them, with what the old one had where that is another."""
    if left.texts[a0:a1] == right.texts[b0:b1]:
        yield from left.pieces("equal", a0, a1)
        return
    shift = b0 - a0
    for first, last in left.spans(a0, a1):
        for same, group in groupby(range(first, last), lambda at: left.texts[at] == right.texts[at + shift]):
            run = list(group)
            was, text = (
                "".join(one[run[0] + by : run[-1] + by + 1]) for one, by in ((left.texts, 0), (right.texts, shift))
            )
            yield Piece("equal", text, left.alone.get(first), None if same else was)
