"""Spans become lines: what stands on the same baseline, cut into pieces where the gap is wide."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from kserender.extract.readers.pdf.shapes import UNTAGGED, Span, Tag, Wording, maker

# Parts of the type size.  A space is 0.2 to 0.3, in a justified line up to 0.8; a tab or column gap is wider.
SAME_BASELINE = 0.22
GLUED = 0.12
WIDE_GAP = 1.5
JUSTIFIED = 2.2
ALIGNED_GAP = 0.75
# A word at most this much of its neighbour's size, and this far over its baseline, is raised (superscript).
RAISED_SIZE, RAISED_BY = 0.82, (0.1, 0.75)
LOWERED_BY = 0.4
# How near it stands to its neighbour, and how long it is at most where the file has it somewhere else.
BESIDE, LONGEST_MARK = 0.6, 4
# The dots between an entry of a table of contents and its page.
_LEADER = re.compile(r"\s*(?:\.{4,}|(?:\. ){3,}\.?|…{2,})\s*")


_height, _place, _height_and_place = attrgetter("y"), attrgetter("x0"), attrgetter("y", "x0")


class Line(NamedTuple):
    """A line, or the piece of one between two wide gaps.

    `y` is the baseline, `size` that of most of its letters; `first` is the width of what would have to fit on the line
    before and `space` that of a space; `head` is its first word and `inner` where the second begins, if there is one.
    """

    runs: tuple[Wording, ...]
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    face: str = ""
    first: float = 0.0
    space: float = 0.0
    head: str = ""
    inner: float | None = None
    bullet: bool = False
    last: float | None = None  # where the piece after the last wide gap begins
    tag: Tag = UNTAGGED  # of all its words

    @property
    def text(self) -> str:
        """The line's text; note marks are part of it."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def level(self) -> int:
        """The level of the heading that a tagged file says it belongs to; 0 if to none."""
        return self.tag.level

    @property
    def top(self) -> float:
        """The upper side of the letters."""
        return self.y - 0.75 * self.size


Row = tuple[Line, ...]
_line, _wording = maker(Line), maker(Wording)


def rows(words: Sequence[Span]) -> list[Row]:
    """The rows of a page from the top, each as its pieces from the left."""
    if len(words) == 1:  # as in most cells of a table
        return [(_single(words[0]),)]
    cut = [_pieces(row) for row in _baselines(_raised(_once(words)))]
    starts = sorted(piece[0].x0 for pieces in cut if len(pieces) > 1 for piece in pieces[1:])
    if starts:
        cut = [[part for piece in pieces for part in _aligned(piece, starts)] for pieces in cut]
    return [tuple(map(line, pieces)) for pieces in cut]


def line(spans: Sequence[Span]) -> Line:
    """The line of these spans, which stand from left to right without wide gaps."""
    if len(spans) == 1:
        return _single(spans[0])
    size = _main_size(spans)
    letters = [span for span in spans if not span.raised and any(sign.isalnum() for sign in span.text)] or list(spans)
    faces: dict[str, int] = {}
    for span in letters:
        faces[span.font.name] = faces.get(span.font.name, 0) + len(span.text)
    head, end, second = _head(spans)
    return Line(
        runs=tuple(_runs(spans)),
        x0=spans[0].x0,
        x1=max(span.x1 for span in spans),
        y=_main(spans, size).y,
        size=size,
        bold=all(span.font.bold for span in letters),
        face=max(faces, key=lambda name: faces[name]),
        first=_first(head, end - spans[0].x0),
        space=min(max(second - end, 0.2 * size), 0.7 * size) if second is not None else 0.25 * size,
        head=head,
        inner=second,
        bullet=spans[0].font.symbols and spans[0].text.startswith(head),
        tag=_common(spans),
    )


def _single(span: Span) -> Line:
    """As `line`, for the most usual: one span."""
    text = span.text
    head, _, rest = text.partition(" ")
    end, second = (span.end, span.next) if rest or len(head) < len(text) else (span.x1, None)
    size, font = round(span.size, 1), span.font
    space = min(max(second - end, 0.2 * size), 0.7 * size) if second is not None else 0.25 * size
    first = _first(head, end - span.x0)
    x0, x1, y = span[1:4]
    runs, face = (_run(span),), font.name
    return _line((runs, x0, x1, y, size, font.bold, face, first, space, head, second, font.symbols, None, span.tag))


def _common(spans: Sequence[Span]) -> Tag:
    """What a tagged file says of all of the spans."""
    tags = {span.tag for span in spans}
    if len(tags) == 1:
        return spans[0].tag
    return Tag(*(min(values) for values in zip(*tags, strict=True)))


def _head(spans: Sequence[Span]) -> tuple[str, float, float | None]:
    """The first word, where it ends, and where the second begins."""
    text, end = "", spans[0].x0
    before: Span | None = None
    for span in spans:
        if before is not None and _spaced(before, span):
            return text, end, span.x0
        if " " in span.text:
            return text + span.text[: span.text.index(" ")], span.end, span.next
        text, end, before = text + span.text, span.x1, span
    return text, end, None


def joined(row: Row) -> Line:
    """One line of a row's pieces, with a tab in every wide gap."""
    if len(row) == 1:
        return row[0]
    runs = [*row[0].runs]
    for piece in row[1:]:
        runs += [Wording("\t"), *piece.runs]
    main = max(row, key=lambda piece: len(piece.text))
    return row[0]._replace(
        runs=tuple(merged(runs)),
        x1=row[-1].x1,
        size=main.size,
        y=main.y,
        bold=all(piece.bold for piece in row),
        inner=row[0].inner if row[0].inner is not None else row[1].x0,
        last=row[-1].x0,
    )


def merged(runs: Iterable[Wording]) -> list[Wording]:
    """Neighbouring runs with the same marks as one."""
    out: list[Wording] = []
    parts: list[str] = []
    marks: tuple[object, ...] | None = None
    for run in runs:
        here = run[1:]
        if here == marks:
            parts.append(run.text)
            continue
        if len(parts) > 1:
            out[-1] = out[-1]._replace(text="".join(parts))
        out.append(run)
        parts, marks = [run.text], here
    if len(parts) > 1:
        out[-1] = out[-1]._replace(text="".join(parts))
    return out


def between(left: Wording, right: Wording) -> Wording:
    """The space between two runs: it has the marks that both have."""
    same = left.change == right.change
    return Wording(
        " ",
        bold=left.bold and right.bold,
        italic=left.italic and right.italic,
        underline=left.underline and right.underline,
        strike=left.strike and right.strike and same,
        change=left.change if same else None,
    )


def _once(words: Sequence[Span]) -> Sequence[Span]:
    """Without words that are drawn twice in the same place, as shadows and poor man's bold are."""
    if len({word.text for word in words}) == len(words):
        return words
    count = Counter(word.text for word in words)
    seen: dict[tuple[str, int], list[Span]] = {}
    out = []
    for word in words:
        if count[word.text] > 1:
            key = (word.text, round(word.y / 4))
            twins = [twin for near in (-1, 0, 1) for twin in seen.get((word.text, key[1] + near), ())]
            if any(abs(twin.x0 - word.x0) < 1 and abs(twin.y - word.y) < 1 for twin in twins):
                continue
            seen.setdefault(key, []).append(word)
        out.append(word)
    return out


def _raised(spans: Sequence[Span]) -> Sequence[Span]:
    """Raised and lowered spans on the baseline of the span beside them."""
    largest = RAISED_SIZE * max((span.size for span in spans), default=0.0)
    small = [at for at, span in enumerate(spans) if span.size <= largest]
    if not small:
        return spans
    out = list(spans)
    by_height: list[Span] = []
    for at in small:
        span = spans[at]
        beside = [spans[other] for other in (at - 1, at + 1) if 0 <= other < len(spans)]
        host = next((other for other in beside if _carries(other, span)), None)
        if host is None and len(span.text) <= LONGEST_MARK and any(other.size > span.size for other in beside):
            by_height = by_height or sorted(spans, key=_height)
            first = bisect_left(by_height, span.y - 4 * span.size, key=_height)
            last = bisect_right(by_height, span.y + 4 * span.size, key=_height)
            host = next((other for other in by_height[first:last] if _carries(other, span)), None)
        if host is not None:
            lift = (host.y - span.y) / host.size
            out[at] = span._replace(y=host.y, raised=lift >= RAISED_BY[0])
    return out


def _carries(host: Span, span: Span) -> bool:
    """Whether a span is raised or lowered beside `host`."""
    if host.size * RAISED_SIZE < span.size or not -LOWERED_BY <= (host.y - span.y) / host.size <= RAISED_BY[1]:
        return False
    gap = max(span.x0 - host.x1, host.x0 - span.x1)
    return abs(gap) <= BESIDE * host.size


def _baselines(words: Sequence[Span]) -> Iterator[list[Span]]:
    row: list[Span] = []
    for word in sorted(words, key=_height_and_place):
        if row and word.y - row[0].y > SAME_BASELINE * min(word.size, row[0].size):
            yield row if len(row) == 1 else sorted(row, key=_place)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=_place)


def _pieces(row: list[Span]) -> list[list[Span]]:
    if len(row) == 1:
        return [row]
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(row)]
    # In a justified line all gaps are wide; a tab is wider still.
    least = min((gap for gap in gaps if gap > 0), default=0.0)
    pieces = [[row[0]]]
    for gap, word in zip(gaps, row[1:], strict=True):
        wide = WIDE_GAP * max(pieces[-1][-1].size, word.size)
        if gap > (wide if least > wide else max(wide, JUSTIFIED * least)):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _aligned(piece: list[Span], starts: list[float]) -> Iterator[list[Span]]:
    """The piece cut also at a smaller gap, where a piece of at least two other rows begins; `starts` is sorted."""
    start = 0
    for at in range(1, len(piece)):
        left, right = piece[at - 1], piece[at]
        if right.x0 - left.x1 < ALIGNED_GAP * max(left.size, right.size):
            continue
        if bisect_left(starts, right.x0 + 0.6) - bisect_right(starts, right.x0 - 0.6) >= 2:
            yield piece[start:at]
            start = at
    yield piece[start:]


def _spaced(left: Span, right: Span) -> bool:
    """Whether there is a space between two words on a line."""
    if right.order == left.order + 1 and right.space is not None:
        return right.space
    if right.order == left.order:  # two parts of a word that a stroke has cut
        return False
    return right.x0 - left.x1 > GLUED * max(left.size, right.size)


def _main_size(words: Sequence[Span]) -> float:
    sizes: dict[float, int] = {}
    for word in words:
        if not word.raised:
            size = round(word.size, 1)
            sizes[size] = sizes.get(size, 0) + len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else round(words[0].size, 1)


def _main(words: Sequence[Span], size: float) -> Span:
    return next((word for word in words if not word.raised and abs(word.size - size) < 0.1), words[0])


def _first(head: str, width: float) -> float:
    """The width of the first word, or of its part up to a hyphen, where a line may be broken."""
    hyphen = head.find("-", 1)
    return width * (hyphen + 1) / len(head) if 0 < hyphen < len(head) - 1 else width


def _runs(words: Sequence[Span]) -> list[Wording]:
    runs: list[Wording] = []
    before: Span | None = None
    for word in words:
        run = _run(word)
        if before is not None and _spaced(before, word):
            runs.append(_gap(before, word, runs[-1], run))
        runs.append(run)
        before = word
    return merged(runs)


def _run(word: Span) -> Wording:
    """The run of a span, with a tab for the dots of a table of contents."""
    text = word.text
    if "..." in text or ". . " in text or "…" in text:
        text = _LEADER.sub("\t", text)
    font = word.font
    return _wording(
        (text, font.bold, font.italic, word.underline, word.change is not None, word.raised, None, word.change, None)
    )


def _gap(left: Span, right: Span, one: Wording, two: Wording) -> Wording:
    """The space between two words, struck if a stroke passes over its middle."""
    middle = (left.x1 + right.x0) / 2
    over = (left.reach and left.reach[1] >= middle) or (right.reach and right.reach[0] <= middle)
    change = (left.change or right.change) if over else None
    return between(one, two)._replace(strike=change is not None, change=change)
