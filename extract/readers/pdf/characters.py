"""The letters of a page as spans, from pdfium's text page.

A call for each letter would take most of the time.  The page's text is fetched in one call, and positions only for the
ends of words: letters of one text object (one operator of the page's program) share font, size and baseline.
"""

import ctypes
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kserender.errors import HostileFile
from kserender.extract.readers.pdf.fonts import font
from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box, Font, Span, Turned, around
from kserender.i18n import _

# pdfium writes U+0002 or U+FFFE for a hyphen at the end of a line; the others are hyphens that look the same.
_HYPHENS = {2: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-", 0xA0: " "}
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\s\x00\u200b\ufeff]+")
# Letters without a meaning: pdfium found no Unicode value for the glyph.
_NO_MEANING = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_NO_FONT = Font()
# A gap between two words that may be more than a space, in parts of the type size.
GAP = 0.7
# The letters of one page: a newspaper's has 50,000.
MAX_LETTERS = 200_000
SMALLEST, LARGEST = 0.5, 2_000.0

# What passes near letters at (x0, x1, baseline, size): nothing, a vertical rule, or a stroke.
NOTHING, SIDE, STROKE = 0, 1, 2
Near = Callable[[float, float, float, float], int]


@dataclass(slots=True)
class Text:
    """The spans of a page, the turned texts, and how many letters lack a Unicode value, by font."""

    spans: list[Span] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)
    letters: int = 0
    outside: int = 0
    unmapped: dict[str, int] = field(default_factory=dict)


class _Type(NamedTuple):
    """What the letters of one text object share; `turn` is -1 for slanting text."""

    font: Font
    size: float
    turn: int


class _Piece(NamedTuple):
    """Words with no wide gap between them: letters start:end, sides, and where the first word ends and the second
    begins."""

    start: int
    end: int
    x0: float
    x1: float
    first: float
    next: float | None


class Letters:
    """Reads the letters of one text page; `fonts` is the document's cache, by font handle."""

    def __init__(self, textpage: Any, fonts: dict[int, Font]) -> None:
        import pypdfium2.raw as pdfium

        self._c = pdfium
        self._page = textpage
        self._fonts = fonts
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        # The same function, declared to return a number: a pointer object for each letter costs more than the call.
        address = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value
        self._text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address or 0)
        self.count = max(pdfium.FPDFText_CountChars(textpage), 0)
        if self.count > MAX_LETTERS:
            raise HostileFile(
                _("A page of the PDF has {count} letters; at most {most} are read.").format(
                    count=self.count, most=MAX_LETTERS
                ),
                _("Divide it into parts and read them one by one."),
            )
        self.text = self._text()

    def _text(self) -> str:
        buffer = ctypes.create_string_buffer(2 * (2 * self.count + 1))
        pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        size = self._c.FPDFText_GetText(self._page, 0, self.count, pointer)
        text = buffer.raw[: 2 * max(size - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        # Letters without a value are left out of the text, so positions would be wrong: one call for each letter.
        value = self._c.FPDFText_GetUnicode
        return "".join(_letter(value(self._page, i)) for i in range(self.count))

    def objects(self, start: int, end: int) -> Iterator[tuple[int, int, Any]]:
        """The stretches of letters with the same text object: (start, end, object), without spaces at their ends."""
        before: tuple[int, int, int] | None = None
        for piece in self._halves(start, end):
            if before and before[2] == piece[2]:
                before = before[0], piece[1], piece[2]
                continue
            if before:
                yield before[0], before[1], self._object(before[2])
            before = piece
        if before:
            yield before[0], before[1], self._object(before[2])

    def _halves(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """As `objects`, but one object may come in several pieces.  If the ends belong to the same object, all does."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        first = self._handle(start)
        if end - start == 1 or first == self._handle(end - 1):
            yield start, end, first
            return
        middle = (start + end) // 2
        yield from self._halves(start, middle)
        yield from self._halves(middle, end)

    def _handle(self, index: int) -> int:
        return self._text_object(self._page, index) or 0

    def _object(self, handle: int) -> Any:
        return ctypes.cast(handle, self._c.FPDF_PAGEOBJECT) if handle else None

    def type(self, item: Any, index: int, frame: Frame) -> _Type:
        """Font, size and direction of the text object that letter `index` belongs to."""
        self._c.FPDFText_GetMatrix(self._page, index, self._matrix)
        m = self._matrix
        a, b, c, d = m.a, m.b, m.c, m.d
        size = self._c.FPDFText_GetFontSize(self._page, index) * (c * c + d * d) ** 0.5
        # Sizes beyond all reason, or none, are those of a damaged page.
        size = min(max(size, SMALLEST), LARGEST) if size == size else SMALLEST
        return _Type(self._font(item), size, frame.turn(a, b))

    def _font(self, item: Any) -> Font:
        c = self._c
        raw = c.FPDFTextObj_GetFont(item) if item else None
        if not raw:
            return _NO_FONT
        key = ctypes.cast(raw, ctypes.c_void_p).value or 0
        # A line drawn round the letters in their own colour makes a bold face of a font that has none.
        thick = c.FPDFTextObj_GetTextRenderMode(item) == c.FPDF_TEXTRENDERMODE_FILL_STROKE
        key = -key if thick else key
        if key not in self._fonts:
            angle = ctypes.c_int()
            c.FPDFFont_GetItalicAngle(raw, angle)
            flags = max(c.FPDFFont_GetFlags(raw), 0) | (1 << 18 if thick else 0)
            names = (_name(c.FPDFFont_GetBaseFontName, raw), _name(c.FPDFFont_GetFamilyName, raw))
            self._fonts[key] = font(*names, c.FPDFFont_GetWeight(raw), flags, angle.value)
        return self._fonts[key]

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a letter with the room it takes on the line, in the file's coordinates."""
        box = self._box
        self._c.FPDFText_GetLooseCharBox(self._page, index, box)
        return box.left, box.bottom, box.right, box.top

    def origin(self, index: int) -> tuple[float, float]:
        """The point on the baseline where a letter begins, in the file's coordinates."""
        self._c.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return self._x.value, self._y.value

    def lacks_value(self, index: int) -> bool:
        """Whether pdfium found no Unicode value for a letter."""
        return bool(self._c.FPDFText_HasUnicodeMapError(self._page, index) == 1)

    def sides(self, index: int, frame: Frame) -> tuple[float, float]:
        """Left and right of a letter on the page."""
        left, bottom, right, top = self.box(index)
        if frame.a == 1:  # as nearly always, and this is asked for every word
            return left + frame.e, right + frame.e
        x0, x1 = frame.point(left, bottom)[0], frame.point(right, top)[0]
        return (x0, x1) if x0 <= x1 else (x1, x0)


def spans(letters: Letters, frame: Frame, near: Near) -> Text:
    """The text of the page.  Where `near` tells of a vertical rule the spans are single words; where it tells of a
    stroke, words with the place of every letter."""
    found = Text()
    turned: list[tuple[int, str, Box, bool]] = []
    after = 0
    for line in _LINE.finditer(letters.text):
        for start, end, item in letters.objects(line.start(), line.end()):
            type_ = letters.type(item, start, frame)
            found.letters += end - start
            _note_unmapped(found, letters, start, end, type_.font)
            if type_.turn:
                text = letters.text[start:end]
                box = frame.box(*_around(letters, start, end))
                turned.append((type_.turn, _clean(text), box, letters.text[start - 1 : start].isspace()))
                continue
            y = frame.point(*letters.origin(start))[1]
            for piece in _pieces(letters, frame, near, y, type_.size, start, end):
                after = _add(found, letters, frame, near, type_, y, piece, after)
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
    found: Text, letters: Letters, frame: Frame, near: Near, type_: _Type, y: float, piece: _Piece, after: int
) -> int:
    """Add a span; returns where the next one begins if there is no space between."""
    raw = letters.text[piece.start : piece.end]
    text = _clean(raw)
    middle = (piece.x0 + piece.x1) / 2
    if not (0 <= middle <= frame.width and 0 <= y <= frame.height + type_.size):
        found.outside += 1
        return after
    edges: tuple[float, ...] = ()
    # Cleaning may change the number of letters; then their places are not known.
    if len(text) == len(raw) and near(piece.x0, piece.x1, y, type_.size) == STROKE:
        sides = [letters.sides(at, frame) for at in range(piece.start, piece.end)]
        edges = (*(side[0] for side in sides), sides[-1][1])
    before = letters.text[after : piece.start]
    space = None if "\n" in before or "\r" in before else bool(before)
    span = Span(
        text, piece.x0, piece.x1, y, type_.size, type_.font, space, len(found.spans), piece.first, piece.next, edges
    )
    if space is False and found.spans and _same_type(found.spans[-1], span):
        span = _together(found.spans.pop(), span)
    found.spans.append(span)
    return piece.end


def _pieces(
    letters: Letters, frame: Frame, near: Near, y: float, size: float, start: int, end: int
) -> Iterator[_Piece]:
    """The letters cut at wide gaps; into words where something passes."""
    x0, right = letters.sides(start, frame)
    if end - start > 1:
        right = letters.sides(end - 1, frame)[1]
    into_words = near(x0, right, y, size) != NOTHING
    begin, first, second = start, 0.0, None
    words = list(_WORD.finditer(letters.text, start, end))
    for word, follower in itertools.pairwise(words):
        left, go_on = letters.sides(word.end() - 1, frame)[1], letters.sides(follower.start(), frame)[0]
        first = first or left
        if into_words or go_on - left > GAP * size:
            yield _Piece(begin, word.end(), x0, left, first, second)
            begin, x0, first, second = follower.start(), go_on, 0.0, None
        elif second is None:
            second = go_on
    if words:
        yield _Piece(begin, words[-1].end(), x0, right, first or right, second)


def _letter(value: int) -> str:
    return chr(value) if 0 < value < 0x110000 else "\ufffd"


def _clean(text: str) -> str:
    if text.isascii() and "\x02" not in text:
        return text
    # Letters outside the first plane may come as two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text.translate(_HYPHENS))


def _around(letters: Letters, start: int, end: int) -> tuple[float, float, float, float]:
    first, last = letters.box(start), letters.box(end - 1)
    return min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])


def _same_type(one: Span, two: Span) -> bool:
    same = one.font == two.font and abs(one.y - two.y) < 0.1 and abs(one.size - two.size) < 0.1
    return same and two.x0 >= one.x0 and bool(one.edges) == bool(two.edges)


def _together(one: Span, two: Span) -> Span:
    """Two spans of the same type with nothing between as one."""
    edges = (*one.edges[:-1], *two.edges)
    end, second = (one.end, one.next) if one.next is not None else (two.end, two.next)
    return one._replace(text=one.text + two.text, x1=max(one.x1, two.x1), edges=edges, end=end, next=second)


def _note_unmapped(found: Text, letters: Letters, start: int, end: int, used: Font) -> None:
    text = letters.text[start:end]
    if used.symbols or (text.isascii() and text.isprintable()):
        return
    bad = len(_NO_MEANING.findall(text.replace("\x02", "-")))
    if not bad and not text.isascii() and letters.lacks_value(start):
        bad = 1
    if bad:
        found.unmapped[used.name] = found.unmapped.get(used.name, 0) + bad


def _name(getter: Callable[..., int], raw: Any) -> str:
    buffer = ctypes.create_string_buffer(256)
    size = getter(raw, buffer, 256)
    return buffer.raw[: max(min(size, 256) - 1, 0)].decode("utf-8", "replace").rstrip("\x00")


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
