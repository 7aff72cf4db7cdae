"""A document's wording without white space, indexed once: where do these words stand, and from which line on?

White space, soft hyphens and a hyphen at the end of a line count for nothing, so that words cut at a line's end and
lines joined by a recogniser are the same words.  Making the index and asking it take time linear in the text.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from kserender.model import Block, Document, Figure, Heading, Paragraph, Table, View, marked_size
from kserender.paper import Place

_WORD = re.compile("[^\\s\u00ad\u200b]+")
# A page's end, with its foot and head, notes and a table, is no more lines than this.
NEAR = 400
# So many times may a line of running text be interrupted so.
PIECES = 8
HEAD = 12
CHUNK = 256
_CANDIDATES = 20


def squeezed(text: str) -> str:
    """The text as the index has it."""
    words = _words(text)
    return "".join(words if "-" not in text else (word.removesuffix("-") for word in words))


def _words(text: str) -> list[str]:
    return text.replace("\u00ad", " ").replace("\u200b", " ").split()


@dataclass(frozen=True, slots=True)
class Squeezed:
    """The wording of a document in one view.

    Signs of `text` are counted without what is left out, those of the marked document with it.  Block for block,
    `begins` tells the first sign in `text` and `firsts` the first among all signs of the marked document; `bases` has
    that of each paragraph.  `lines` are the signs of `text` that lines begin at.
    """

    text: str
    view: View
    lines: "array[int]"
    bases: dict[int, int]
    blocks: tuple[Heading | Paragraph, ...]
    begins: "array[int]"
    firsts: "array[int]"
    _known: dict[tuple[str, int], int | None] = field(default_factory=dict)
    _origins: dict[int, "array[int]"] = field(default_factory=dict)

    def at(self, place: Place) -> int | None:
        """The sign that a place of the document begins at; None for a paragraph that the document does not have."""
        base = self.bases.get(place.paragraph)
        if base is None:
            return None
        origin = base + place.start
        number = bisect_right(self.firsts, origin) - 1
        if number < 0:
            return 0
        # Most places are whole paragraphs.
        inside = bisect_left(self._origins_in(number), origin) if origin > self.firsts[number] else 0
        return self.begins[number] + inside

    def within(self, words: str, start: int, stop: int) -> int | None:
        """Where the words begin, from sign `start` to sign `stop`, or at one of the lines that follow."""
        found = self.text.find(words, start, stop + len(words))
        if found >= 0:
            return found
        head = words[:HEAD]
        first = bisect_left(self.lines, start)
        last = bisect_right(self.lines, stop) + NEAR
        for begin in chain((start,), self.lines[first:last]):
            if self.text.startswith(head, begin) and self._goes_on(words, begin):
                return begin
        return None

    def anywhere(self, words: str, start: int = 0) -> int | None:
        """Where the words begin, from sign `start` on or else in all of the document."""
        key = (words, start)
        if key not in self._known:
            self._known[key] = self._search(words, start)
        return self._known[key]

    def _search(self, words: str, start: int) -> int | None:
        found = self.text.find(words, start)
        if found < 0 and start:
            found = self.text.find(words, 0, start + len(words))
        if found >= 0:
            return found
        head = words[:HEAD]
        begin = self.text.find(head)
        for _ in range(_CANDIDATES):
            if begin < 0:
                return None
            if self._goes_on(words, begin):
                return begin
            begin = self.text.find(head, begin + 1)
        return None

    def _goes_on(self, words: str, at: int) -> bool:
        """Whether the words stand at `at`, interrupted by nothing but whole lines of something else."""
        read = 0
        for _ in range(PIECES + len(words) // CHUNK):
            size = _alike(words, read, self.text, at)
            read, at = read + size, at + size
            if read == len(words):
                return True
            # Where the line that was being read begins or ended: the next words are the beginning of another.
            line = bisect_right(self.lines, at)
            back = at - self.lines[line - 1]
            if back >= size and back:
                return False
            read, at = read - back, at - back
            head = words[read : read + HEAD]
            following = self.lines[line : line + NEAR]
            onward = next((begin for begin in following if self.text.startswith(head, begin)), None)
            if onward is None:
                return False
            at = onward
        return False

    def origin(self, at: int) -> int:
        """The number of a sign of the view among the signs of the marked document."""
        if not self.text:
            return 0
        at = min(at, len(self.text) - 1)
        number = bisect_right(self.begins, at) - 1
        return self._origins_in(number)[at - self.begins[number]]

    def block(self, origin: int) -> tuple[Heading | Paragraph, int]:
        """The block that sign `origin` of the marked document stands in, and its number in the block's marked text."""
        number = bisect_right(self.firsts, origin) - 1
        return self.blocks[number], origin - self.firsts[number]

    def _origins_in(self, number: int) -> "array[int]":
        """For each sign of `text` that block `number` has, its number among all; made when it is first asked for."""
        found = self._origins.get(number)
        if found is None:
            found = self._origins[number] = _origins(self.blocks[number], self.view, self.firsts[number])
        return found


def index(document: Document, view: View) -> Squeezed:
    """The wording of the body, then of the notes, then of page heads and feet."""
    pieces: list[str] = []
    lines, begins, firsts = array("q"), array("q"), array("q")
    blocks: list[Heading | Paragraph] = []
    bases: dict[int, int] = {}
    size, cursor, base, before = 0, 0, 0, None
    notes = chain.from_iterable(note.blocks for note in document.notes)
    for block in leaves(chain(document.blocks, notes, document.furniture)):
        # A paragraph that was cut into pieces goes on counting.
        if block.place.paragraph != before:
            base = cursor - block.place.start
            before = block.place.paragraph
            bases.setdefault(before, base)
        first = max(cursor, base + block.place.start)
        blocks.append(block)
        begins.append(size)
        firsts.append(first)
        for line in block.text(view).split("\n"):
            if words := squeezed(line):
                lines.append(size)
                pieces.append(words)
                size += len(words)
        cursor = first + marked_size(block.runs)
    return Squeezed("".join(pieces), view, lines, bases, tuple(blocks), begins, firsts)


def leaves(blocks: Iterable[Block]) -> Iterator[Heading | Paragraph]:
    """The headings and paragraphs, those in table cells included."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from leaves(cell.blocks)
        elif not isinstance(block, Figure):
            yield block


def _origins(block: Heading | Paragraph, view: View, first: int) -> "array[int]":
    """The numbers of those signs of the block that are not left out; the block's first sign is `first`."""
    text, numbers = block.text(view), _numbers(block, view, first)
    origins = array("q")
    for word in _WORD.finditer(text):
        start, end = word.span()
        origins.extend(numbers[start : end - (text[end - 1] == "-")])
    return origins


def _numbers(block: Heading | Paragraph, view: View, first: int) -> Sequence[int]:
    """For each sign of the block's text in the view, its number among all; the block's first sign is `first`."""
    if all(run.change is None for run in block.runs):
        return range(first, first + len(block.text()))
    first -= block.place.start
    shown = (place for run, place in block.placed_runs() if run.shown(view))
    return [number for place in shown for number in range(first + place.start, first + place.end)]


def _alike(one: str, first: int, other: str, second: int) -> int:
    """How many signs of `one` from `first` on are those of `other` from `second` on."""
    size = 0
    while True:
        a = one[first + size : first + size + CHUNK]
        b = other[second + size : second + size + CHUNK]
        if not a or a != b:
            return size + next(
                (n for n, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), min(len(a), len(b))
            )
        size += len(a)
