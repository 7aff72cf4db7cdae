"""What is usual in a document: the size of its running text, the distance between lines, the right margin."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from kserender.extract.readers.pdf.lines import Line, Row

# Distances between baselines that can be lines of one paragraph, in parts of the type size.
CLOSE, FAR = 0.9, 2.4
USUAL = 1.2
# The right margin is where at least so many lines, and this part of them, end within so many type sizes; in a short
# text, where so few do.
ENDS, ENDS_PART, ENDS_WITHIN, ENDS_FEW = 8, 0.08, 2.5, 3
# In parts of the type size: a word that would have had less room than this to spare may not have fitted (the margin is
# an estimate, and some write two spaces after a full stop).
SPARE = 0.5


@dataclass(frozen=True, slots=True)
class Measures:
    """The running text's size and face, the usual distance between lines by type size (rounded to half points), and
    for other sizes in parts of them."""

    body: float = 11.0
    face: str = ""
    leadings: Mapping[float, float] = field(default_factory=dict)
    ratio: float = USUAL

    def leading(self, size: float) -> float:
        """The usual distance between the baselines of two lines of one paragraph in this size."""
        near = self.leadings.get(_half(size))
        return near if near is not None else size * self.ratio


def body_size(pages: Iterable[Sequence[Row]]) -> float:
    """The size of most letters."""
    sizes, _ = _letters(pages)
    return _most(sizes) if sizes else Measures().body


def measures(pages: Iterable[tuple[Sequence[Row], float]]) -> Measures:
    """What is usual in these pages, each given as its rows and right margin."""
    pages = list(pages)
    sizes, faces = _letters(page for page, _ in pages)
    if not sizes:
        return Measures()
    gaps: dict[float, Counter[float]] = {}
    for page, right in pages:
        for size, gap in _gaps(page, right):
            gaps.setdefault(size, Counter())[_half(gap)] += 1
    body = _most(sizes)
    leadings = {size: _usual(gaps[size]) for size in sorted(gaps)}
    ratio = leadings[body] / body if body in leadings else USUAL
    return Measures(body, max(faces, key=lambda face: faces[face]), leadings, ratio)


def _letters(pages: Iterable[Sequence[Row]]) -> tuple[dict[float, int], dict[str, int]]:
    """How many letters there are of each size and in each face."""
    sizes: dict[float, int] = {}
    faces: dict[str, int] = {}
    for piece in chain.from_iterable(chain.from_iterable(pages)):
        letters = len(piece.text)
        size = _half(piece.size)
        sizes[size] = sizes.get(size, 0) + letters
        faces[piece.face] = faces.get(piece.face, 0) + letters
    return sizes, faces


def _most(sizes: Mapping[float, int]) -> float:
    return max(sizes, key=lambda size: sizes[size])


def room(above: Line, below: Line, right: float) -> float:
    """How much room there would have been left on a line, had the first word of the line below stood on it."""
    return right - (above.x1 + above.space + below.first)


def fits(above: Line, below: Line, right: float) -> bool:
    """Whether the first word of the line below would have had room on the line above: then the line was ended on
    purpose, not because it was full."""
    return room(above, below, right) >= SPARE * above.size


def right_margin(lines: Sequence[Line], widest: float = 0.0) -> float:
    """Where lines are broken: the rightmost place where several lines end (lines with a tab are left out).

    With few lines it is where the longest end; `widest`, if that is farther, when only one line reaches so far.
    """
    ends = sorted((line.x1 for line in lines if line.last is None), reverse=True)
    within = ENDS_WITHIN * max((line.size for line in lines), default=0.0)
    enough = max(ENDS, round(ENDS_PART * len(ends)))
    for at, end in enumerate(ends[: max(len(ends) - enough + 1, 0)]):
        if end - ends[at + enough - 1] <= within:
            return end
    longest = max((line.x1 for line in lines), default=0.0)
    return longest if sum(longest - end <= within for end in ends) >= ENDS_FEW else max(longest, widest)


def _usual(gaps: Counter[float]) -> float:
    """The most frequent distance; of distances half a point apart (rounding) the most frequent pair."""
    return max(gaps, key=lambda gap: (gaps[gap] + max(gaps[gap - 0.5], gaps[gap + 0.5]) / 2, -gap))


def _gaps(page: Sequence[Row], right: float) -> Iterator[tuple[float, float]]:
    """Size and distance of lines that follow one another because the first was full."""
    for above, below in itertools.pairwise(page):
        one, two = above[-1], below[0]
        if _half(one.size) != _half(two.size) or fits(one, two, right):
            continue
        gap = two.y - one.y
        if CLOSE * one.size <= gap <= FAR * one.size:
            yield _half(one.size), gap


@lru_cache(1024)
def _half(size: float) -> float:
    return round(size * 2) / 2
