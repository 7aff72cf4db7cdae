"""The words of a page, from pdfium's text page.

A call for each letter would take most of the time, so the page's text is fetched in one call, and positions only for
the ends of words: letters of one text object (one operator of the page's program) share font, size and baseline.
"""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kserender.extract.readers.pdf.fonts import font
from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box, Font, Turned, Word, around

# pdfium writes U+0002 or U+FFFE for a hyphen at the end of a line; the others are hyphens that look the same.
_HYPHENS = {2: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
_TOKEN = re.compile(r"[^\s\x00\u200b\ufeff]+")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
# Letters without a meaning: pdfium found no Unicode value for the glyph.
_NO_MEANING = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_NO_FONT = Font()

Near = Callable[[float, float, float, float], bool]


@dataclass(slots=True)
class Text:
    """The words of a page, the turned texts, and how many letters lack a Unicode value, by font."""

    words: list[Word] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)
    letters: int = 0
    outside: int = 0
    unmapped: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Object:
    """What the letters of one text object share."""

    font: Font
    size: float
    turn: int


class Letters:
    """Reads the letters of one text page; `fonts` is the document's cache, by font handle."""

    def __init__(self, textpage: Any, fonts: dict[int, Font]) -> None:
        import pypdfium2.raw as pdfium

        self._c = pdfium
        self._page = textpage
        self._fonts = fonts
        self._objects: dict[int, _Object] = {}
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.count = max(pdfium.FPDFText_CountChars(textpage), 0)
        self.text = self._text()

    def _text(self) -> str:
        buffer = ctypes.create_string_buffer(2 * (2 * self.count + 1))
        size = self._c.FPDFText_GetText(self._page, 0, self.count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: 2 * max(size - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        # Letters without a value are left out of the text, so positions would be wrong: one call for each letter.
        value = self._c.FPDFText_GetUnicode
        return "".join(_letter(value(self._page, i)) for i in range(self.count))

    def forget(self) -> None:
        """Forget the directions of text objects: the page is turned."""
        self._objects.clear()

    def handle(self, index: int) -> int:
        """The text object of a letter, 0 for a space that pdfium put in."""
        found = self._c.FPDFText_GetTextObject(self._page, index)
        return ctypes.cast(found, ctypes.c_void_p).value or 0

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The stretches of letters with the same text object: (start, end, handle)."""
        first, last = self.handle(start), self.handle(end - 1)
        if first == last or end - start <= 1:
            yield start, end, first
            return
        middle = (start + end) // 2
        before: tuple[int, int, int] | None = None
        for piece in (*self.pieces(start, middle), *self.pieces(middle, end)):
            if before and before[2] == piece[2]:
                piece = (before[0], piece[1], piece[2])
            elif before:
                yield before
            before = piece
        if before:
            yield before

    def about(self, handle: int, index: int, frame: Frame) -> _Object:
        """Font, size and direction of the text object `handle`, which letter `index` belongs to."""
        found = self._objects.get(handle)
        if found is None:
            self._c.FPDFText_GetMatrix(self._page, index, self._matrix)
            m = self._matrix
            size = self._c.FPDFText_GetFontSize(self._page, index) * (m.c * m.c + m.d * m.d) ** 0.5
            found = self._objects[handle] = _Object(self._font(handle), size, frame.turn(m.a, m.b))
        return found

    def _font(self, handle: int) -> Font:
        c = self._c
        raw = c.FPDFTextObj_GetFont(ctypes.cast(handle, c.FPDF_PAGEOBJECT)) if handle else None
        if not raw:
            return _NO_FONT
        key = ctypes.cast(raw, ctypes.c_void_p).value or 0
        # A line drawn round the letters in their own colour makes a bold face of a font that has none.
        thick = c.FPDFTextObj_GetTextRenderMode(ctypes.cast(handle, c.FPDF_PAGEOBJECT)) == 2
        key = -key if thick else key
        if key not in self._fonts:
            angle = ctypes.c_int()
            c.FPDFFont_GetItalicAngle(raw, angle)
            flags = max(c.FPDFFont_GetFlags(raw), 0) | (1 << 18 if thick else 0)
            weight = c.FPDFFont_GetWeight(raw)
            names = (_name(c.FPDFFont_GetBaseFontName, raw), _name(c.FPDFFont_GetFamilyName, raw))
            self._fonts[key] = font(*names, weight, flags, angle.value)
        return self._fonts[key]

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a letter with the room it takes on the line, in the file's coordinates."""
        self._c.FPDFText_GetLooseCharBox(self._page, index, self._box)
        return self._box.left, self._box.bottom, self._box.right, self._box.top

    def origin(self, index: int) -> tuple[float, float]:
        """The point on the baseline where a letter begins, in the file's coordinates."""
        self._c.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return self._x.value, self._y.value

    def lacks_value(self, index: int) -> bool:
        """Whether pdfium found no Unicode value for a letter."""
        return bool(self._c.FPDFText_HasUnicodeMapError(self._page, index) == 1)


def words(letters: Letters, frame: Frame, near: Near) -> Text:
    """The words of the page.  `near` tells of (x0, x1, baseline, size) whether a stroke passes there, so that the
    place of every letter is needed."""
    found = Text()
    text = letters.text
    turned: list[tuple[int, str, Box]] = []
    after = 0
    for token in _TOKEN.finditer(text):
        for start, end, handle in letters.pieces(token.start(), token.end()):
            about = letters.about(handle, start, frame)
            value = _clean(text[start:end])
            box = frame.box(*_span(letters, start, end))
            found.letters += end - start
            _note_unmapped(found, value, about.font, letters, start)
            if not (0 <= (box.x0 + box.x1) / 2 <= frame.width and 0 <= (box.top + box.bottom) / 2 <= frame.height):
                found.outside += 1
                continue
            if about.turn:
                turned.append((about.turn, value if start == token.start() else "\b" + value, box))
                continue
            y = frame.point(*letters.origin(start))[1]
            x0, x1 = box.x0, box.x1
            # Cleaning may change the number of letters; then their places are not known.
            known = len(value) == end - start and near(x0, x1, y, about.size)
            edges = _edges(letters, frame, start, end) if known else ()
            word = Word(value, x0, x1, y, about.size, about.font, _space(text, after, start), len(found.words), edges)
            if after == start and start > token.start() and _same_type(found.words[-1], word):
                word = _together(found.words.pop(), word)
            found.words.append(word)
            after = end
    found.turned = list(_turned(turned))
    return found


def direction(letters: Letters, frame: Frame) -> int:
    """The turn of most of the page's text: 0, or 90, 180 or 270 for a page that lies on its side."""
    count = {0: 0, 90: 0, 180: 0, 270: 0, -1: 0}
    for token in _TOKEN.finditer(letters.text):
        handle = letters.handle(token.start())
        count[letters.about(handle, token.start(), frame).turn] += token.end() - token.start()
    most = max(count, key=lambda turn: count[turn])
    return most if most > 0 and count[most] > 2 * count[0] else 0


def _letter(value: int) -> str:
    return chr(value) if 0 < value < 0x110000 else "\ufffd"


def _clean(text: str) -> str:
    if text.isascii() and "\x02" not in text:
        return text
    # Letters outside the first plane may come as two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text.translate(_HYPHENS))


def _span(letters: Letters, start: int, end: int) -> tuple[float, float, float, float]:
    first = letters.box(start)
    if end - start == 1:
        return first
    last = letters.box(end - 1)
    return min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])


def _space(text: str, after: int, start: int) -> bool | None:
    if after == start:
        return False
    between = text[after:start]
    return None if "\n" in between or "\r" in between else True


def _edges(letters: Letters, frame: Frame, start: int, end: int) -> tuple[float, ...]:
    boxes = [frame.box(*letters.box(i)) for i in range(start, end)]
    return (*(box.x0 for box in boxes), boxes[-1].x1)


def _same_type(one: Word, two: Word) -> bool:
    return one.font == two.font and abs(one.y - two.y) < 0.1 and abs(one.size - two.size) < 0.1 and two.x0 >= one.x0


def _together(one: Word, two: Word) -> Word:
    edges = (*one.edges[:-1], *two.edges) if one.edges and two.edges else ()
    return one._replace(text=one.text + two.text, x1=max(one.x1, two.x1), edges=edges)


def _note_unmapped(found: Text, value: str, used: Font, letters: Letters, start: int) -> None:
    if used.symbols:
        return
    bad = len(_NO_MEANING.findall(value)) if not value.isascii() or value[0] < " " else 0
    if not bad and not value.isascii() and letters.lacks_value(start):
        bad = 1
    if bad:
        found.unmapped[used.name] = found.unmapped.get(used.name, 0) + bad


def _name(getter: Callable[..., int], raw: Any) -> str:
    buffer = ctypes.create_string_buffer(256)
    size = getter(raw, buffer, 256)
    return buffer.raw[: max(min(size, 256) - 1, 0)].decode("utf-8", "replace").rstrip("\x00")


def _turned(tokens: list[tuple[int, str, Box]]) -> Iterator[Turned]:
    """Tokens that follow one another in the same direction and on the same line are one text."""
    text, boxes, turn = "", list[Box](), 0
    for at, value, box in tokens:
        side = (box.x0, box.x1) if at in (90, 270) else (box.top, box.bottom)
        goes_on = boxes and at == turn and _same_line(boxes[-1], side, at)
        if not goes_on and boxes:
            yield Turned(text, around(boxes))
            text, boxes = "", []
        text = text + value[1:] if value[0] == "\b" else f"{text} {value}".strip()
        boxes.append(box)
        turn = at
    if boxes:
        yield Turned(text, around(boxes))


def _same_line(before: Box, side: tuple[float, float], turn: int) -> bool:
    if turn == -1:
        return True
    other = (before.x0, before.x1) if turn in (90, 270) else (before.top, before.bottom)
    return side[0] < other[1] and other[0] < side[1]
