"""Lines become paragraphs: by the room a line left, distances, indents, type size and list labels."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kserender.extract.readers.pdf.lines import Line
from kserender.extract.readers.pdf.lists import follows, is_bullet, is_sign, label, without_label
from kserender.extract.readers.pdf.measures import Measures, fits, room

# A distance between baselines this much larger than usual begins a paragraph.
WIDER = 1.17
# In parts of the type size.
INDENT = 0.8
SAME_X = 0.35
# Sizes that differ by less are the same.
SAME_SIZE = 0.06
# A line with so many letters is running text and can go on after a line end made on purpose.
RUNNING = 40
# In parts of the width to the margin: a line that leaves less room than this may be full (a margin is an estimate).
SLIGHT = 0.06
# In parts of the width to the margin: a block narrower than this has a margin of its own.
NARROW = 0.85
# A block of fewer lines shows no margin.
SHORT = 3

_END = re.compile(r"[.!?:;…][”\"')\]]*$")
# What begins a clause of its own although it begins with a small letter: the points of a decision.
_CLAUSE = re.compile(r"(?:att|dels|samt att|och att)\b")


class Chunk(NamedTuple):
    """A paragraph in the making: its lines (without the label), label, where it begins and on which page."""

    lines: tuple[Line, ...]
    page: int = 0
    label: str | None = None
    x0: float = 0.0
    right: float = 0.0

    @property
    def text(self) -> str:
        """The text, lines separated by line breaks."""
        return "\n".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """The type size of most lines."""
        count: dict[float, int] = {}
        for line in self.lines:
            count[line.size] = count.get(line.size, 0) + 1
        return max(count, key=lambda size: (count[size], size))

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def level(self) -> int:
        """The level of the heading that a tagged file says it is, 0 if it says nothing."""
        return min(line.level for line in self.lines)

    @property
    def face(self) -> str:
        """The font of the first line."""
        return self.lines[0].face


class Setting(NamedTuple):
    """What the reader of lines must know of where they stand: the right margin, the rules between them, the page."""

    right: float
    page: int = 0
    rules: Sequence[float] = ()


def chunks(lines: Sequence[Line], usual: Measures, setting: Setting) -> Iterator[Chunk]:
    """The paragraphs of lines that stand under one another."""
    if len(lines) == 1:  # as in most cells of a table
        yield _chunk(lines, label(lines[0]), setting, setting.right)
        return
    rights = _rights(lines, usual, setting.right)
    growing = _Growing(usual, setting.rules)
    for line, right in zip(lines, rights, strict=True):
        found = label(line)
        if growing.lines and growing.ends_before(line, found, right):
            yield _chunk(growing.lines, growing.label, setting, growing.right)
            growing.begin()
        growing.add(line, found, right)
    if growing.lines:
        yield _chunk(growing.lines, growing.label, setting, growing.right)


def ends_open(text: str) -> bool:
    """Whether a text ends without the sign that ends a sentence."""
    return not _END.search(text.rstrip())


def goes_on(text: str) -> bool:
    """Whether a text begins as the rest of a sentence does: with a small letter, and not a clause of its own."""
    return text[:1].islower() and not _CLAUSE.match(text)


class _Growing:
    """A paragraph that grows line by line: the question whether it ends before the next one."""

    __slots__ = ("_above", "_body", "_found", "_line", "_next", "_rules", "_usual", "label", "lines", "right")

    def __init__(self, usual: Measures, rules: Sequence[float]) -> None:
        self._usual, self._rules = usual, rules
        self.begin()

    def begin(self) -> None:
        """Begin another."""
        self.lines: list[Line] = []
        self.label: str | None = None
        self.right = 0.0

    def add(self, line: Line, found: str | None, right: float) -> None:
        """Take the line, with its label and the right margin where it stands."""
        if not self.lines:
            self.label = found
            # Where the lines after the first begin: after the label if there is one.
            self._body = line.inner if found and line.inner is not None else line.x0
        else:
            self._body = line.x0 if len(self.lines) == 1 else min(self._body, line.x0)
        self.lines.append(line)
        self._above, self.right = line, right

    def ends_before(self, line: Line, found: str | None, right: float) -> bool:
        """Whether the line, with this label, begins another paragraph; the cheap and sure tests come first."""
        self._line, self._found, self._next = line, found, right
        return (
            self._far()
            or self._above.level != line.level
            or _is_ornament(self._above.text)
            or _is_ornament(line.text)
            or self._resized()
            or self._ruled()
            or self._labelled()
            or self._ended()
            or self._indented()
        )

    def _far(self) -> bool:
        above, line, usual = self._above, self._line, self._usual
        gap = line.y - above.y
        size = max(above.size, line.size)
        if gap < 0 or gap > 2.4 * size:
            return True
        if gap <= WIDER * usual.leading(above.size) or gap <= WIDER * usual.leading(line.size):
            return False
        # Lines farther apart than the document's others, but evenly, full, and in the middle of a sentence.
        single = len(self.lines) == 1
        even = not single and abs(above.y - self.lines[-2].y - gap) < 0.06 * size
        runs_on = ends_open(above.text) and goes_on(line.text) and not fits(above, line, self._next)
        return not (runs_on and (even or single) and gap <= 2 * size)

    def _resized(self) -> bool:
        one, two = self._above.size, self._line.size
        return one != two and abs(one - two) > SAME_SIZE * max(one, two)

    def _ruled(self) -> bool:
        rules = self._rules
        return bool(rules) and any(self._above.y + 1 < y < self._line.top + 1 for y in rules)

    def _labelled(self) -> bool:
        line, found = self._line, self._found
        if found is None:
            return False
        if is_sign(line):
            return True
        if fits(self._above, line, self._next) or line.x0 < self._body - SAME_X * line.size:
            return True
        if self.label is not None:
            return follows(self.label, found) and abs(line.x0 - self.lines[0].x0) < line.size
        # The line above is full: the first item of a list after running text, set in, or a sign with a gap after it.
        return line.x0 > self._above.x0 + INDENT * line.size or (
            is_bullet(found) and (line.inner or 0) - line.x0 > 1.1 * line.size
        )

    def _ended(self) -> bool:
        above, line, right = self._above, self._line, self._next
        if line.last is not None:
            return True
        if above.last is not None:
            # After a tab the text may go on under itself, or under the first column when the line was full.
            under = abs(line.x0 - above.last) < SAME_X * line.size
            return fits(above, line, right) or not (under or goes_on(line.text))
        text = above.text
        if text.endswith("-") and line.text[:1].islower():
            return False
        if not fits(above, line, right):
            return False
        if above.bold != line.bold or not ends_open(text) or self._found is not None:
            return True
        # A line end made inside a sentence, or a line that is full after all.
        slight = room(above, line, right) < SLIGHT * (right - above.x0)
        return len(text) < RUNNING or not (goes_on(line.text) or slight)

    def _indented(self) -> bool:
        above, line = self._above, self._line
        indent = INDENT * line.size
        # Lines in the middle are not set in.
        if abs((above.x0 + above.x1) - (line.x0 + line.x1)) < 0.6 * line.size:
            return False
        if len(self.lines) > 1:
            return (abs(line.x0 - above.x0) > indent and line.x0 > self._body + indent) or line.x0 < self._body - indent
        # The second line: after a label it stands under the text or the label, else it may hang or stand out.
        if self.label is None:
            return False
        return line.x0 > self._body + indent or line.x0 < self.lines[0].x0 - indent


def _is_ornament(text: str) -> bool:
    """Whether the line is signs alone: "____", "- - -", "* * *"."""
    if text[:1].isalnum():  # as nearly always
        return False
    return not any(sign.isalnum() for sign in text) and len("".join(text.split())) >= 3


def _chunk(lines: Sequence[Line], found: str | None, setting: Setting, right: float) -> Chunk:
    x0 = lines[0].x0
    if found is not None:
        lines = (without_label(lines[0], found), *lines[1:])
    return Chunk(tuple(lines), setting.page, found, x0, right)


def _rights(lines: Sequence[Line], usual: Measures, right: float) -> list[float]:
    """The right margin of each line: its own for a block of running text that is narrower than the others."""
    out = [right] * len(lines)
    if len(lines) < SHORT:
        return out
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and _belongs(lines[at - 1], lines[at], usual):
            continue
        block = lines[start:at]
        if len(block) < SHORT:
            start = at
            continue
        edge = max(line.x1 for line in block)
        left = min(line.x0 for line in block)
        if edge - left < NARROW * (right - left) and _is_running(block, edge):
            out[start:at] = [edge] * len(block)
        start = at
    return out


def _belongs(above: Line, below: Line, usual: Measures) -> bool:
    gap = below.y - above.y
    return 0 < gap <= WIDER * usual.leading(below.size) and abs(above.size - below.size) <= SAME_SIZE * below.size


def _is_running(block: Sequence[Line], edge: float) -> bool:
    """Whether every line but the last is as long as the next word lets it, and most have the letters of a sentence."""
    pairs = list(itertools.pairwise(block))
    return (
        all(line.last is None for line in block)
        and all(not fits(above, below, edge) for above, below in pairs)
        and sum(len(line.text) >= 25 for line in block) >= len(block) - 1
        and any(goes_on(line.text) for line in block[1:])
    )
