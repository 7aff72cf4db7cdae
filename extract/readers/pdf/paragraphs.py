"""Lines become paragraphs: by the room a line left, distances, indents, type size and list labels."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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

_END = re.compile(r"[.!?:;…][”\"')\]]*$")
# What begins a clause of its own although it begins with a small letter: the points of a decision.
_CLAUSE = re.compile(r"(?:att|dels|samt att|och att)\b")


@dataclass(frozen=True, slots=True)
class Chunk:
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
        sizes = [line.size for line in self.lines]
        return max(sizes, key=lambda size: (sizes.count(size), size))

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


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reader of lines must know of where they stand: the right margin, the rules between them, the page."""

    right: float
    page: int = 0
    rules: Sequence[float] = field(default_factory=tuple)


def chunks(lines: Sequence[Line], usual: Measures, setting: Setting) -> Iterator[Chunk]:
    """The paragraphs of lines that stand under one another."""
    rights = _rights(lines, usual, setting.right)
    group: list[Line] = []
    found: str | None = None
    for at, line in enumerate(lines):
        if group and _Start(group, found, line, usual, rights[at], setting.rules).begins():
            yield _chunk(group, found, setting, rights[at - 1])
            group, found = [], None
        if not group:
            found = label(line)
        group.append(line)
    if group:
        yield _chunk(group, found, setting, rights[-1])


def ends_open(text: str) -> bool:
    """Whether a text ends without the sign that ends a sentence."""
    return not _END.search(text.rstrip())


def goes_on(text: str) -> bool:
    """Whether a text begins as the rest of a sentence does: with a small letter, and not a clause of its own."""
    return text[:1].islower() and not _CLAUSE.match(text)


@dataclass(frozen=True, slots=True)
class _Start:
    """The question whether `line` begins a paragraph after the lines of `group`."""

    group: Sequence[Line]
    label: str | None
    line: Line
    usual: Measures
    right: float
    rules: Sequence[float]

    def begins(self) -> bool:
        """The tests in order, the cheap and sure ones first."""
        return (
            self._far()
            or self._above.level != self.line.level
            or self._ornament()
            or self._resized()
            or self._ruled()
            or self._labelled()
            or self._ended()
            or self._indented()
        )

    @property
    def _above(self) -> Line:
        return self.group[-1]

    def _far(self) -> bool:
        above, line = self._above, self.line
        gap = line.y - above.y
        size = max(above.size, line.size)
        if gap < 0 or gap > 2.4 * size:
            return True
        if gap <= WIDER * max(self.usual.leading(above.size), self.usual.leading(line.size)):
            return False
        # Lines farther apart than the document's others, but evenly, full, and in the middle of a sentence.
        even = len(self.group) > 1 and abs(above.y - self.group[-2].y - gap) < 0.06 * size
        runs_on = ends_open(above.text) and goes_on(line.text) and not fits(above, line, self.right)
        return not (runs_on and (even or len(self.group) == 1) and gap <= 2 * size)

    def _ornament(self) -> bool:
        return any(_is_ornament(line.text) for line in (self._above, self.line))

    def _resized(self) -> bool:
        above, line = self._above, self.line
        return abs(above.size - line.size) > SAME_SIZE * max(above.size, line.size)

    def _ruled(self) -> bool:
        return any(self._above.y + 1 < y < self.line.top + 1 for y in self.rules)

    def _labelled(self) -> bool:
        found = label(self.line)
        if found is None:
            return False
        if is_sign(self.line):
            return True
        if fits(self._above, self.line, self.right) or self.line.x0 < self._body - SAME_X * self.line.size:
            return True
        if self.label is not None:
            return follows(self.label, found) and abs(self.line.x0 - self.group[0].x0) < self.line.size
        # The line above is full: the first item of a list after running text, set in, or a sign with a gap after it.
        return self.line.x0 > self._above.x0 + INDENT * self.line.size or (
            is_bullet(found) and (self.line.inner or 0) - self.line.x0 > 1.1 * self.line.size
        )

    @property
    def _body(self) -> float:
        """Where the lines after the first begin: after the label if there is one."""
        first = self.group[0]
        if len(self.group) > 1:
            return min(line.x0 for line in self.group[1:])
        return first.inner if self.label and first.inner is not None else first.x0

    def _ended(self) -> bool:
        above, line = self._above, self.line
        if line.last is not None:
            return True
        if above.last is not None:
            # After a tab the text may go on under itself, or under the first column when the line was full.
            under = abs(line.x0 - above.last) < SAME_X * line.size
            return fits(above, line, self.right) or not (under or goes_on(line.text))
        if above.text.endswith("-") and line.text[:1].islower():
            return False
        if not fits(above, line, self.right):
            return False
        if above.bold != line.bold or not ends_open(above.text) or label(line) is not None:
            return True
        # A line end made inside a sentence, or a line that is full after all.
        slight = room(above, line, self.right) < SLIGHT * (self.right - above.x0)
        return len(above.text) < RUNNING or not (goes_on(line.text) or slight)

    def _indented(self) -> bool:
        line, indent = self.line, INDENT * self.line.size
        if self._centred():
            return False
        if len(self.group) > 1:
            return (
                abs(line.x0 - self._above.x0) > indent and line.x0 > self._body + indent
            ) or line.x0 < self._body - indent
        # The second line: after a label it stands under the text or the label, else it may hang or stand out.
        if self.label is None:
            return False
        return line.x0 > self._body + indent or line.x0 < self.group[0].x0 - indent

    def _centred(self) -> bool:
        above, line = self._above, self.line
        return abs((above.x0 + above.x1) - (line.x0 + line.x1)) < 0.6 * line.size


def _is_ornament(text: str) -> bool:
    """Whether the line is signs alone: "____", "- - -", "* * *"."""
    return not any(sign.isalnum() for sign in text) and len("".join(text.split())) >= 3


def _chunk(lines: Sequence[Line], found: str | None, setting: Setting, right: float) -> Chunk:
    x0 = lines[0].x0
    if found is not None:
        lines = (without_label(lines[0], found), *lines[1:])
    return Chunk(tuple(lines), setting.page, found, x0, right)


def _rights(lines: Sequence[Line], usual: Measures, right: float) -> list[float]:
    """The right margin of each line: its own for a block of running text that is narrower than the others."""
    out = [right] * len(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and _belongs(lines[at - 1], lines[at], usual):
            continue
        block = lines[start:at]
        edge = max(line.x1 for line in block)
        left = min(line.x0 for line in block)
        if len(block) >= 3 and edge - left < NARROW * (right - left) and _is_running(block, edge):
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
