"""Struck and underlined words: which lines on the page belong to the words they cross or carry.

A stroke belongs to words when it begins and ends with them.  A rule that goes on beyond them, crosses a gap without
words or meets a vertical rule is a table's or the page's, and an area with height is a background.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from kserender.extract.readers.pdf.characters import NOTHING, SIDE, Near
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


class _Over(NamedTuple):
    """What passes over letters: a strike, or an underline (without a change)."""

    x0: float
    x1: float
    change: Change | None

    def covers(self, x: float) -> bool:
        return self.x0 <= x <= self.x1


class _Stroke(NamedTuple):
    x0: float
    x1: float
    y: float
    thickness: float
    parts: tuple[Rule, ...]


def nearness(drawn: Drawing, markups: Iterable[Markup]) -> Near | None:
    """A function of (x0, x1, baseline, size): PASSES if a stroke may pass through or under letters there, SIDE if
    the side of a cell may, else NOTHING; None for a page that has neither."""
    strokes = [(rule.y, rule.box.x0, rule.box.x1) for rule in drawn.horizontals if rule.ink]
    for markup in markups:
        strokes += [(y, area.x0, area.x1) for area in markup.areas for y in (area.top, _middle(area), area.bottom)]
    strokes.sort()
    sides = [(rule.x, rule.box.top, rule.box.bottom) for rule in drawn.verticals]
    sides += [(x, fill.box.top, fill.box.bottom) for fill in drawn.fills for x in (fill.box.x0, fill.box.x1)]
    sides.sort()
    if not strokes and not sides:
        return None
    heights, places = [stroke[0] for stroke in strokes], [side[0] for side in sides]
    above, under = STRIKE[1], UNDERLINE[0]

    def near(x0: float, x1: float, y: float, size: float) -> int:
        for _, left, right in strokes[bisect_left(heights, y - above * size) : bisect_right(heights, y - under * size)]:
            if left < x1 and right > x0:
                return PASSES
        for _, top, bottom in sides[bisect_left(places, x0 + 1) : bisect_right(places, x1 - 1)]:
            if top < y and bottom > y - size:
                return SIDE
        return NOTHING

    return near


def _middle(area: Box) -> float:
    return (area.top + area.bottom) / 2


def marked(
    spans: Sequence[Span], rules: Sequence[Rule], verticals: Sequence[Rule], markups: Sequence[Markup]
) -> tuple[list[Span], set[Rule]]:
    """The spans with their strokes, cut where a stroke covers only a part, and the rules that were strokes."""
    if not rules and not markups:
        return list(spans), set()
    rows = sorted(spans, key=attrgetter("y", "x0"))
    heights = [span.y for span in rows]
    places = [rule.x for rule in verticals]
    over: dict[int, list[_Over]] = defaultdict(list)
    used: set[Rule] = set()
    for stroke in _strokes(rules):
        if _meets(stroke, verticals, places):
            continue
        change: Change | None = None
        if found := _carried(stroke, rows, heights, STRIKE):
            change = Change("struck", "drawn", confidence=_confidence(stroke, found))
        else:
            found = _carried(stroke, rows, heights, UNDERLINE)
        for span in found:
            over[span.order].append(_Over(stroke.x0, stroke.x1, change))
        used.update(stroke.parts if found else ())
    for markup in markups:
        made = Change("struck", "annotation", markup.author, markup.date) if markup.kind == "struck" else None
        for area in markup.areas:
            for span in _inside(spans, area):
                over[span.order].append(_Over(area.x0, area.x1, made))
    out: list[Span] = []
    for span in spans:
        if span.order in over:
            out += _cut(span, over[span.order])
        else:
            out.append(span)
    return out, used


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
    end = 0.0
    for rule in sorted(rules, key=lambda rule: rule.box.x0):
        if parts and rule.box.x0 > end + 0.7:
            yield _stroke(parts)
            parts = []
        end = max(end, rule.box.x1) if parts else rule.box.x1
        parts.append(rule)
    if parts:
        yield _stroke(parts)


def _stroke(parts: list[Rule]) -> _Stroke:
    box = around([part.box for part in parts])
    return _Stroke(box.x0, box.x1, parts[0].y, max(part.box.height for part in parts), tuple(parts))


def _meets(stroke: _Stroke, verticals: Sequence[Rule], places: Sequence[float]) -> bool:
    """Whether the stroke meets one of the vertical rules, sorted by their x (`places`)."""
    first, last = bisect_left(places, stroke.x0 - 2), bisect_right(places, stroke.x1 + 2)
    return any(rule.box.top - 2 <= stroke.y <= rule.box.bottom + 2 for rule in verticals[first:last])


def _carried(stroke: _Stroke, rows: Sequence[Span], heights: Sequence[float], zone: tuple[float, float]) -> list[Span]:
    """The words of one line that the stroke crosses (or carries), if it begins and ends with them; else none."""
    low, high = zone
    # Type sizes up to 100 points: words whose baseline is too far away are not looked at.
    first = bisect_left(heights, stroke.y - 100 * max(-low, 0.01))
    last = bisect_right(heights, stroke.y + 100 * high)
    found = [
        span
        for span in rows[first:last]
        if low * span.size <= span.y - stroke.y <= high * span.size
        and stroke.thickness <= max(MAX_THICKNESS * span.size, 0.8)
        and min(span.x1, stroke.x1) - max(span.x0, stroke.x0) > min(0.12 * span.size, (span.x1 - span.x0) / 2)
    ]
    if not found:
        return []
    found.sort(key=lambda span: span.x0)
    size = max(span.size for span in found)
    at = stroke.x0 + OVERHANG * size
    for span in found:
        if span.x0 > at + (0 if span is found[0] else (WIDEST_GAP - OVERHANG) * size):
            return []
        at = max(at, span.x1 + OVERHANG * size)
    return found if stroke.x1 <= at else []


def _confidence(stroke: _Stroke, found: Sequence[Span]) -> float:
    """How well the stroke's ends fall on letters' sides."""
    size = max(span.size for span in found)
    sides = [x for span in found for x in (span.edges or (span.x0, span.x1))]
    # A stroke may end after the space that follows the last word.
    ends = [*sides, found[-1].x1 + 0.25 * size]
    begins = [*sides, found[0].x0 - 0.25 * size]
    miss = max(min(abs(stroke.x0 - x) for x in begins), min(abs(stroke.x1 - x) for x in ends))
    return EXACT if miss <= 0.12 * size else LOOSE


def _inside(spans: Sequence[Span], area: Box) -> list[Span]:
    return [
        span
        for span in spans
        if area.top <= span.middle[1] <= area.bottom
        and min(span.x1, area.x1) - max(span.x0, area.x0) > min(0.12 * span.size, (span.x1 - span.x0) / 2)
    ]


def _cut(span: Span, over: Sequence[_Over]) -> list[Span]:
    """The span in pieces whose letters all have the same marks."""
    edges = span.edges or _even_edges(span)
    middles = [(left + right) / 2 for left, right in itertools.pairwise(edges)]
    struck = _whole(span.text, [next((o.change for o in over if o.change and o.covers(x)), None) for x in middles])
    under = [any(o.change is None and o.covers(x) for o in over) for x in middles]
    strikes = [o for o in over if o.change]
    reach = (min(o.x0 for o in strikes), max(o.x1 for o in strikes)) if strikes else None
    pieces: list[Span] = []
    start = 0
    for at in range(1, len(middles) + 1):
        if at < len(middles) and (struck[at], under[at]) == (struck[start], under[start]):
            continue
        pieces.append(
            span._replace(
                text=span.text[start:at],
                x0=edges[start],
                x1=edges[at],
                end=edges[at],
                next=None,
                space=span.space if start == 0 else False,
                edges=edges[start : at + 1] if span.edges else (),
                underline=under[start],
                change=struck[start],
                reach=reach if struck[start] else None,
            )
        )
        start = at
    return pieces


def _whole(text: str, over: list[Change | None]) -> list[Change | None]:
    """Struck letters, where nearly all of a word is struck with the rest of it; where less is, and the stroke
    does not end between letters, the change is doubtful."""
    letters = [at for at, sign in enumerate(text) if sign.isalnum()]
    covered = [at for at in letters if over[at]]
    first = next((change for change in over if change), None)
    if first is None or not covered or len(covered) == len(letters):
        return over
    if len(covered) >= WHOLE * len(letters):
        return [over[at] or first if letters[0] <= at <= letters[-1] else over[at] for at in range(len(over))]
    if first.confidence >= EXACT:
        return over
    partial = replace(first, confidence=PARTIAL)
    return [change and partial for change in over]


def _even_edges(span: Span) -> tuple[float, ...]:
    step = (span.x1 - span.x0) / len(span.text)
    return tuple(span.x0 + step * at for at in range(len(span.text) + 1))
