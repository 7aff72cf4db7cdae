"""The letters of a page as spans: words cut where a gap is wide, and put together where a word has several fonts."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.letters import Letters, Stretch, Word
from kserender.extract.readers.pdf.shapes import Box, Font, Span, Turned, around

# pdfium writes U+0002 or U+FFFE for a hyphen at the end of a line; the others are hyphens that look the same.
_HYPHENS = {2: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-", 0xA0: " "}
_ODD = re.compile("[\x02\xa0\xad\u2010\u2011\ufffe\ud800-\udfff]")
# Letters without a meaning: pdfium found no Unicode value for the glyph.
_NO_MEANING = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
# A gap between two words that may be more than a space, in parts of the type size.
GAP = 0.7

# What passes near letters at (x0, x1, baseline, size): nothing, a vertical rule, or a stroke.
NOTHING, SIDE, STROKE = 0, 1, 2
_NONE: Mapping[int, int] = MappingProxyType({})
Near = Callable[[float, float, float, float], int]


@dataclass(slots=True)
class Text:
    """The spans of a page, the turned texts, and how many letters there are, stand in contents that the tags know, and
    lack a Unicode value (by font)."""

    spans: list[Span] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)
    letters: int = 0
    outside: int = 0
    tagged: int = 0
    unmapped: dict[str, int] = field(default_factory=dict)


class _Piece(NamedTuple):
    """Words with no wide gap between them: letters start:end, sides, and where the first word ends and the second
    begins."""

    start: int
    end: int
    x0: float
    x1: float
    first: float
    next: float | None


def spans(letters: Letters, frame: Frame, near: Near, contents: Mapping[int, int] = _NONE) -> Text:
    """The text of the page.  Where `near` tells of a vertical rule the spans are single words; where it tells of a
    stroke, words with the place of every letter.

    `contents` are the marked contents of a tagged page and the levels of their headings.
    """
    found = Text()
    turned: list[tuple[int, str, Box, bool]] = []
    after = 0
    for stretch in letters.stretches(frame):
        start, end = stretch.start, stretch.end
        found.letters += end - start
        text = letters.text[start:end]
        level = 0
        if contents and (content := letters.content(stretch)) in contents:
            level = contents[content]
            found.tagged += end - start
        _note_unmapped(found, letters, start, text, stretch.type.font)
        if stretch.type.turn:
            box = letters.box(start, end, frame)
            turned.append((stretch.type.turn, _clean(text), box, letters.text[start - 1 : start].isspace()))
            continue
        passes = near(stretch.x0, stretch.x1, stretch.y, stretch.type.size)
        if passes == NOTHING and not _is_loose(letters, stretch, frame):
            pieces = iter((_Piece(start, end, stretch.x0, stretch.x1, stretch.first, stretch.next),))
        else:
            pieces = _pieces(letters.words(stretch, frame), GAP * stretch.type.size, passes != NOTHING)
        for piece in pieces:
            after = _add(found, letters, frame, near if passes else None, stretch, piece, after, level)
    found.turned = list(_turned(turned))
    return found


def lies(found: Text) -> int:
    """The turn of a page that lies on its side: that of most of its text, or 0."""
    count: dict[int, int] = {}
    for text in found.turned:
        count[text.turn] = count.get(text.turn, 0) + len(text.text)
    most = max(count, key=lambda turn: count[turn], default=0)
    upright = sum(len(span.text) for span in found.spans)
    return most if most > 0 and count[most] > 2 * upright else 0


def _add(
    found: Text,
    letters: Letters,
    frame: Frame,
    near: Near | None,
    stretch: Stretch,
    piece: _Piece,
    after: int,
    level: int,
) -> int:
    """Add a span; returns where the next one begins if there is no space between."""
    start, end, x0, x1, first, second = piece
    y, used, size = stretch.y, stretch.type.font, stretch.type.size
    raw = letters.text[start:end]
    text = _clean(raw)
    if not (0 <= (x0 + x1) / 2 <= frame.width and 0 <= y <= frame.height + size):
        found.outside += 1
        return after
    edges: tuple[float, ...] = ()
    # Cleaning may change the number of letters; then their places are not known.
    if near is not None and len(text) == len(raw) and near(x0, x1, y, size) == STROKE:
        edges = letters.edges(start, end, frame)
    before = letters.text[after:start]
    space = None if "\n" in before or "\r" in before else bool(before)
    span = Span(text, x0, x1, y, size, used, space, len(found.spans), first, second, edges, level=level)
    if space is False and found.spans and _same_type(found.spans[-1], span):
        span = _together(found.spans.pop(), span)
    found.spans.append(span)
    return end


def _is_loose(letters: Letters, stretch: Stretch, frame: Frame) -> bool:
    """Whether there may be a wide gap in a stretch."""
    size = stretch.type.size
    if stretch.next is None:
        return False
    return stretch.next - stretch.first > GAP * size or letters.may_be_loose(stretch, frame)


def _pieces(words: Sequence[Word], widest: float, into_words: bool) -> Iterator[_Piece]:
    """The words of a stretch, cut at wide gaps; singly where something passes."""
    begin, stop, x0, x1 = words[0]
    first, second = x1, None
    for start, end, left, right in words[1:]:
        if into_words or left - x1 > widest:
            yield _Piece(begin, stop, x0, x1, first, second)
            begin, x0, first, second = start, left, right, None
        elif second is None:
            second = left
        stop, x1 = end, right
    yield _Piece(begin, stop, x0, x1, first, second)


def _clean(text: str) -> str:
    if text.isascii():
        return text.replace("\x02", "-")
    if _ODD.search(text):
        # Letters outside the first plane may come as two halves.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").translate(_HYPHENS)
    return unicodedata.normalize("NFC", text)


def _same_type(one: Span, two: Span) -> bool:
    same = one.font == two.font and abs(one.y - two.y) < 0.1 and abs(one.size - two.size) < 0.1
    return same and two.x0 >= one.x0 and bool(one.edges) == bool(two.edges)


def _together(one: Span, two: Span) -> Span:
    """Two spans of the same type with nothing between as one."""
    edges = (*one.edges[:-1], *two.edges)
    end, second = (one.end, one.next) if one.next is not None else (two.end, two.next)
    return one._replace(text=one.text + two.text, x1=max(one.x1, two.x1), edges=edges, end=end, next=second)


def _note_unmapped(found: Text, letters: Letters, start: int, text: str, used: Font) -> None:
    if used.symbols or (text.isascii() and text.isprintable()):
        return
    bad = len(_NO_MEANING.findall(text.replace("\x02", "-")))
    if not bad and not text.isascii() and letters.lacks_value(start):
        bad = 1
    if bad:
        found.unmapped[used.name] = found.unmapped.get(used.name, 0) + bad


def _turned(pieces: list[tuple[int, str, Box, bool]]) -> Iterator[Turned]:
    """Pieces that follow one another in the same direction and on the same line are one text."""
    text, boxes, turn = "", list[Box](), 0
    for at, value, box, spaced in pieces:
        if boxes and not (at == turn and _same_line(boxes[-1], box, at)):
            yield Turned(text, around(boxes), turn)
            text, boxes = "", []
        text += f" {value}" if text and spaced else value
        boxes.append(box)
        turn = at
    if boxes:
        yield Turned(text, around(boxes), turn)


def _same_line(before: Box, box: Box, turn: int) -> bool:
    if turn == -1:
        return True
    if turn == 180:
        return box.top < before.bottom and before.top < box.bottom
    return box.x0 < before.x1 and before.x0 < box.x1
