"""The letters of a page as spans: words cut where a gap is wide, and put together where a word has several fonts."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.letters import Letters, Stretch, Word
from kserender.extract.readers.pdf.shapes import UNTAGGED, Box, Font, Span, Tag, Turned, around, maker
from kserender.extract.readers.pdf.structure import Content

# pdfium writes U+0002 or U+FFFE for a hyphen at the end of a line; the others are hyphens that look the same.
_HYPHENS = {2: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-", 0xA0: " "}
_ODD = re.compile("[\x02\xa0\xad\u2010\u2011\ufffe\ud800-\udfff]")
# Letters without a meaning: pdfium found no Unicode value for the glyph.
_NO_MEANING = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
# A gap between two words that may be more than a space, in parts of the type size.
GAP = 0.7

ARTIFACT = Tag(artifact=True)
# What passes near letters at (x0, x1, baseline, size): nothing, a vertical rule, or a stroke.
NOTHING, SIDE, STROKE = 0, 1, 2
_NONE: Mapping[int, Content] = MappingProxyType({})
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


# Words with no wide gap between them: letters start:end, sides, and where the first word ends and the second begins.
_Piece = tuple[int, int, float, float, float, float | None]


def spans(letters: Letters, frame: Frame, near: Near | None, contents: Mapping[int, Content] = _NONE) -> Text:
    """The text of the page.  Where `near` tells of a vertical rule the spans are single words; where it tells of a
    stroke, words with the place of every letter.  None is a page without rules and strokes.

    `contents` are the marked contents of a tagged page.
    """
    found = Text()
    turned: list[tuple[int, str, Box, bool]] = []
    collector = _Collector(found, letters, frame, near)
    odd = _NO_MEANING.search(letters.text.replace("\x02", "-")) is not None
    for stretch in letters.stretches(frame):
        start, end, (font, size, turn, _widths), y, x0, x1, first, second, _head, _object = stretch
        found.letters += end - start
        tag = _tag(letters, stretch, contents) if contents else None
        if tag is not None:
            found.tagged += end - start
        text = letters.text[start:end]
        if odd or not text.isascii():
            _note_unmapped(found, letters, start, text, font, odd)
        if turn:
            box = letters.box(start, end, frame)
            turned.append((turn, clean(text), box, letters.text[start - 1 : start].isspace()))
            continue
        passes = near(x0, x1, y, size) if near is not None else NOTHING
        if passes == NOTHING and (
            second is None or not (second - first > GAP * size or letters.may_be_loose(stretch, frame))
        ):
            collector.add(stretch, (start, end, x0, x1, first, second), tag, NOTHING)
            continue
        for piece in _pieces(letters.words(stretch, frame), GAP * size, passes != NOTHING):
            collector.add(stretch, piece, tag, passes)
    found.turned = list(_turned(turned))
    return found


def _tag(letters: Letters, stretch: Stretch, contents: Mapping[int, Content]) -> Tag | None:
    """What the file says of a stretch; None if it says nothing."""
    if (content := contents.get(letters.content(stretch))) is not None:
        return content.tag
    return ARTIFACT if letters.is_artifact(stretch) else None


def lies(found: Text) -> int:
    """The turn of a page that lies on its side: that of most of its text, or 0."""
    count: dict[int, int] = {}
    for text in found.turned:
        count[text.turn] = count.get(text.turn, 0) + len(text.text)
    most = max(count, key=lambda turn: count[turn], default=0)
    upright = sum(len(span.text) for span in found.spans)
    return most if most > 0 and count[most] > 2 * upright else 0


_span = maker(Span)


class _Collector:
    """Adds spans to those of the page."""

    def __init__(self, found: Text, letters: Letters, frame: Frame, near: Near | None) -> None:
        self._found, self._spans = found, found.spans
        self._letters, self._frame, self._near = letters, frame, near
        # Cleaned at once if that moves no letter.
        whole = clean(letters.text)
        self._text = whole if len(whole) == letters.count else None
        self._after = 0  # where the next span begins if there is no space between

    def add(self, stretch: Stretch, piece: _Piece, tag: Tag | None, passes: int) -> None:
        """Add the span of a piece, to the one before if that is of the same type and nothing stands between."""
        start, end, x0, x1, first, second = piece
        letters, (used, size, _turn, _widths), y = self._letters, stretch.type, stretch.y
        if not (0 <= (x0 + x1) / 2 <= self._frame.width and 0 <= y <= self._frame.height + size):
            self._found.outside += 1
            return
        text = self._text[start:end] if self._text is not None else clean(letters.text[start:end])
        edges: tuple[float, ...] = ()
        # Cleaning may change the number of letters; then their places are not known.
        if passes and self._near and len(text) == end - start and self._near(x0, x1, y, size) == STROKE:
            edges = letters.edges(start, end, self._frame)
        before = letters.text[self._after : start]
        space = (None if "\n" in before or "\r" in before else True) if before else False
        spans = self._spans
        made = (
            text,
            x0,
            x1,
            y,
            size,
            used,
            space,
            len(spans),
            first,
            second,
            edges,
            False,
            False,
            None,
            None,
            tag or UNTAGGED,
        )
        span = _span(made)
        if space is False and spans and _same_type(spans[-1], span):
            span = _together(spans.pop(), span)
        spans.append(span)
        self._after = end


def _pieces(words: Sequence[Word], widest: float, into_words: bool) -> Iterator[_Piece]:
    """The words of a stretch, cut at wide gaps; singly where something passes."""
    begin, stop, x0, x1 = words[0]
    first, second = x1, None
    for start, end, left, right in words[1:]:
        if into_words or left - x1 > widest:
            yield begin, stop, x0, x1, first, second
            begin, x0, first, second = start, left, right, None
        elif second is None:
            second = left
        stop, x1 = end, right
    yield begin, stop, x0, x1, first, second


def clean(text: str) -> str:
    """The text with usual hyphens and spaces, in NFC."""
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


def _note_unmapped(found: Text, letters: Letters, start: int, text: str, used: Font, odd: bool) -> None:
    if used.symbols:
        return
    bad = len(_NO_MEANING.findall(text.replace("\x02", "-"))) if odd else 0
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
