"""Struck and underlined words: which lines on the page belong to the words they cross or carry.

A stroke belongs to words when it begins and ends with them.  A rule that goes on beyond them, crosses a gap without
words or meets a vertical rule is a table's or the page's, and an area with height is a background.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kserender.extract.readers.pdf.characters import NOTHING, SIDE
from kserender.extract.readers.pdf.characters import STROKE as PASSES
from kserender.extract.readers.pdf.shapes import Box, Drawing, Rule, Span, around
from kserender.model import Change

# Heights over the baseline, in parts of the type size.  Word and LibreOffice strike at 0.22 to 0.32 (through the
# middle of the small letters), draw double strokes at 0.2 and 0.4 and underline at -0.05 to -0.2.
STRIKE = (0.12, 0.46)
UNDERLINE = (-0.27, 0.04)
MAX_THICKNESS = 0.14
# How far, in parts of the type size, a stroke may go on beyond the outermost words: a struck space at the end.
OVERHANG = 0.75
# A gap wider than this without a word under the stroke makes a rule of it.
WIDEST_GAP = 1.6
# The part of a word's letters that a stroke must cover for the whole word to be struck: drawn by hand, a stroke
# seldom ends exactly where the word does.
WHOLE = 0.8
EXACT, LOOSE, PARTIAL = 0.95, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Markup:
    """An annotation that strikes or underlines: the areas it covers, who made it and when."""

    kind: str
    areas: tuple[Box, ...]
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class _Stroke:
    x0: float
    x1: float
    y: float
    parts: tuple[Rule, ...]


def nearness(drawn: Drawing, markups: Iterable[Markup]) -> Callable[[float, float, float, float], int]:
    """A function of (x0, x1, baseline, size): PASSES if a stroke may pass through or under letters there, SIDE if
    the side of a cell may, else NOTHING."""
    strokes = [(rule.y, rule.box.x0, rule.box.x1) for rule in drawn.horizontals if rule.ink]
    for markup in markups:
        strokes += [(y, area.x0, area.x1) for area in markup.areas for y in (area.top, _middle(area), area.bottom)]
    strokes.sort()
    heights = [stroke[0] for stroke in strokes]
    sides = [(rule.x, rule.box.top, rule.box.bottom) for rule in drawn.verticals]
    sides += [(x, fill.top, fill.bottom) for fill in drawn.fills for x in (fill.x0, fill.x1)]
    sides.sort()
    places = [side[0] for side in sides]

    def near(x0: float, x1: float, y: float, size: float) -> int:
        first = bisect_left(heights, y - STRIKE[1] * size)
        last = bisect_right(heights, y - UNDERLINE[0] * size)
        if any(left < x1 and right > x0 for _, left, right in strokes[first:last]):
            return PASSES
        first, last = bisect_left(places, x0 + 1), bisect_right(places, x1 - 1)
        return SIDE if any(top < y and bottom > y - size for _, top, bottom in sides[first:last]) else NOTHING

    return near


def _middle(area: Box) -> float:
    return (area.top + area.bottom) / 2


def marked(
    words: Sequence[Span], rules: Sequence[Rule], verticals: Sequence[Rule], markups: Sequence[Markup]
) -> tuple[list[Span], set[Rule]]:
    """The words with their strokes, words cut where a stroke covers only a part, and the rules that were strokes."""
    if not rules and not markups:
        return list(words), set()
    rows = _rows(words)
    struck: dict[int, list[tuple[float, float, Change]]] = defaultdict(list)
    under: set[int] = set()
    used: set[Rule] = set()
    for stroke in _strokes(rules):
        if _meets(stroke, verticals):
            continue
        if found := _carried(stroke, rows, STRIKE):
            change = Change("struck", "drawn", confidence=_confidence(stroke, found))
            for word in found:
                struck[word.order].append((stroke.x0, stroke.x1, change))
            used.update(stroke.parts)
        elif found := _carried(stroke, rows, UNDERLINE):
            under.update(word.order for word in found)
            used.update(stroke.parts)
    for markup in markups:
        change = Change("struck", "annotation", markup.author, markup.date)
        for area in markup.areas:
            for word in _inside(words, area):
                if markup.kind == "underline":
                    under.add(word.order)
                else:
                    struck[word.order].append((area.x0, area.x1, change))
    out: list[Span] = []
    for word in words:
        word = word._replace(underline=True) if word.order in under else word
        out += _cut(word, struck[word.order]) if word.order in struck else [word]
    return out, used


def _rows(words: Sequence[Span]) -> list[Span]:
    return sorted(words, key=lambda word: (word.y, word.x0))


def _strokes(rules: Sequence[Rule]) -> Iterator[_Stroke]:
    """Rules at the same height that touch are one stroke."""
    level: list[Rule] = []
    for rule in sorted((rule for rule in rules if rule.ink), key=lambda rule: rule.y):
        if level and rule.y - level[-1].y > 0.3:
            yield from _level(level)
            level = []
        level.append(rule)
    yield from _level(level)


def _level(rules: list[Rule]) -> Iterator[_Stroke]:
    parts: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.box.x0):
        if parts and rule.box.x0 > max(part.box.x1 for part in parts) + 0.7:
            yield _stroke(parts)
            parts = []
        parts.append(rule)
    if parts:
        yield _stroke(parts)


def _stroke(parts: list[Rule]) -> _Stroke:
    box = around([part.box for part in parts])
    return _Stroke(box.x0, box.x1, parts[0].y, tuple(parts))


def _meets(stroke: _Stroke, verticals: Sequence[Rule]) -> bool:
    return any(
        stroke.x0 - 2 <= rule.x <= stroke.x1 + 2 and rule.box.top - 2 <= stroke.y <= rule.box.bottom + 2
        for rule in verticals
    )


def _carried(stroke: _Stroke, rows: list[Span], zone: tuple[float, float]) -> list[Span]:
    """The words of one line that the stroke crosses (or carries), if it begins and ends with them; else none."""
    low, high = zone
    # Type sizes up to 100 points: words whose baseline is too far away are not looked at.
    first = bisect_left(rows, stroke.y - 100 * max(-low, 0.01), key=lambda word: word.y)
    last = bisect_right(rows, stroke.y + 100 * high, key=lambda word: word.y)
    thickness = max(rule.box.height for rule in stroke.parts)
    found = [
        word
        for word in rows[first:last]
        if low * word.size <= word.y - stroke.y <= high * word.size
        and thickness <= max(MAX_THICKNESS * word.size, 0.8)
        and min(word.x1, stroke.x1) - max(word.x0, stroke.x0) > min(0.12 * word.size, (word.x1 - word.x0) / 2)
    ]
    if not found:
        return []
    found.sort(key=lambda word: word.x0)
    size = max(word.size for word in found)
    at = stroke.x0 + OVERHANG * size
    for word in found:
        if word.x0 > at + (0 if word is found[0] else (WIDEST_GAP - OVERHANG) * size):
            return []
        at = max(at, word.x1 + OVERHANG * size)
    return found if stroke.x1 <= at else []


def _confidence(stroke: _Stroke, found: Sequence[Span]) -> float:
    """How well the stroke's ends fall on letters' sides."""
    size = max(word.size for word in found)
    sides = [x for word in found for x in (word.edges or (word.x0, word.x1))]
    # A stroke may end after the space that follows the last word.
    ends = [*sides, found[-1].x1 + 0.25 * size]
    begins = [*sides, found[0].x0 - 0.25 * size]
    miss = max(min(abs(stroke.x0 - x) for x in begins), min(abs(stroke.x1 - x) for x in ends))
    return EXACT if miss <= 0.12 * size else LOOSE


def _inside(words: Sequence[Span], area: Box) -> list[Span]:
    return [
        word
        for word in words
        if area.top <= word.middle[1] <= area.bottom
        and min(word.x1, area.x1) - max(word.x0, area.x0) > min(0.12 * word.size, (word.x1 - word.x0) / 2)
    ]


def _cut(word: Span, strokes: Sequence[tuple[float, float, Change]]) -> list[Span]:
    """The word in pieces that are wholly struck or not at all."""
    edges = word.edges or _even_edges(word)
    middles = [(left + right) / 2 for left, right in zip(edges, edges[1:], strict=False)]
    over = [next((change for x0, x1, change in strokes if x0 <= x <= x1), None) for x in middles]
    letters = [at for at, sign in enumerate(word.text) if sign.isalnum()]
    covered = [at for at in letters if over[at]]
    first = next((change for change in over if change), None)
    if first is None:
        return [word]
    reach = (min(x0 for x0, _, _ in strokes), max(x1 for _, x1, _ in strokes))
    if letters and covered and len(covered) >= WHOLE * len(letters) and len(covered) < len(letters):
        for at in range(letters[0], letters[-1] + 1):
            over[at] = over[at] or first
    elif covered and len(covered) < len(letters):
        partial = Change(first.kind, first.marking, first.author, first.date, min(first.confidence, PARTIAL))
        over = [change and partial for change in over]
    pieces: list[Span] = []
    start = 0
    for at in range(1, len(over) + 1):
        if at < len(over) and bool(over[at]) == bool(over[start]):
            continue
        pieces.append(
            word._replace(
                text=word.text[start:at],
                x0=edges[start],
                x1=edges[at],
                end=edges[at],
                next=None,
                space=word.space if start == 0 else False,
                edges=edges[start : at + 1] if word.edges else (),
                change=over[start],
                reach=reach if over[start] else None,
            )
        )
        start = at
    return pieces


def _even_edges(word: Span) -> tuple[float, ...]:
    step = (word.x1 - word.x0) / len(word.text)
    return tuple(word.x0 + step * at for at in range(len(word.text) + 1))
