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
    return "".join(word[:-1] if word[-1] == "-" else word for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Squeezed:
    """The wording of a document in one view.

    `origins` has for each sign of `text` its number among all signs of the marked document, `lines` the signs that
    lines begin at; `bases` tells the number of a paragraph's first sign, and `blocks` that of each block's.
    """

    text: str
    origins: "array[int]"
    lines: "array[int]"
    bases: dict[int, int]
    blocks: tuple[Heading | Paragraph, ...]
    firsts: "array[int]"
    _known: dict[tuple[str, int], int | None] = field(default_factory=dict)

    def at(self, place: Place) -> int | None:
        """The sign that a place of the document begins at; None for a paragraph that the document does not have."""
        base = self.bases.get(place.paragraph)
        return None if base is None else bisect_left(self.origins, base + place.start)

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
        return self.origins[min(at, len(self.origins) - 1)] if self.origins else 0

    def block(self, origin: int) -> tuple[Heading | Paragraph, int]:
        """The block that sign `origin` of the marked document stands in, and its number in the block's marked text."""
        number = bisect_right(self.firsts, origin) - 1
        return self.blocks[number], origin - self.firsts[number]


def index(document: Document, view: View) -> Squeezed:
    """The wording of the body, then of the notes, then of page heads and feet."""
    pieces: list[str] = []
    origins, lines, firsts = array("q"), array("q"), array("q")
    blocks: list[Heading | Paragraph] = []
    bases: dict[int, int] = {}
    cursor, base, before = 0, 0, None
    notes = chain.from_iterable(note.blocks for note in document.notes)
    for block in leaves(chain(document.blocks, notes, document.furniture)):
        # A paragraph that was cut into pieces goes on counting.
        if block.place.paragraph != before:
            base = cursor - block.place.start
            before = block.place.paragraph
            bases.setdefault(before, base)
        first = max(cursor, base + block.place.start)
        blocks.append(block)
        firsts.append(first)
        text, numbers = block.text(view), _numbers(block, view, first)
        ended = -1
        for word in _WORD.finditer(text):
            start, end = word.span()
            # The first word of a line.
            if ended < 0 or (start > ended + 1 and "\n" in text[ended:start]) or text[ended] == "\n":
                lines.append(len(origins))
            ended = end
            end -= text[end - 1] == "-"
            pieces.append(text[start:end])
            origins.extend(numbers[start:end])
        cursor = first + marked_size(block.runs)
    return Squeezed("".join(pieces), origins, lines, bases, tuple(blocks), firsts)


def leaves(blocks: Iterable[Block]) -> Iterator[Heading | Paragraph]:
    """The headings and paragraphs, those in table cells included."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from leaves(cell.blocks)
        elif not isinstance(block, Figure):
            yield block


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
