"""The letters of a page, from pdfium's text page, fetched for many letters at a time.

Only the letters that matter are asked for: the ends of words, and the first letter of a stretch
that belongs to one text object (one operator of the page's program), for its letters share font, size and baseline.
"""

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, repeat
from typing import Any, NamedTuple

from kserender.errors import HostileFile
from kserender.extract.readers.pdf.calls import ADDRESS, DOUBLE, FLOAT, INT, address, filled, pairs, plain
from kserender.extract.readers.pdf.fonts import font
from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box, Font
from kserender.i18n import _

_WORD = re.compile(r"[^\s\x00\u200b\ufeff]+")
_NO_FONT = Font()
# The letters of one page: a newspaper's has 50,000.
MAX_LETTERS = 200_000
SMALLEST, LARGEST = 0.5, 2_000.0


class Type(NamedTuple):
    """What the letters of one text object share; `turn` is -1 for slanting text."""

    font: Font
    size: float
    turn: int


class Stretch(NamedTuple):
    """Words of one line in one text object: letters start:end, baseline, and the sides of each word with its letters
    as (start, end, left, right)."""

    start: int
    end: int
    type: Type
    y: float
    words: Sequence[tuple[int, int, float, float]]


class Letters:
    """Reads the letters of one text page; `fonts` is the document's cache, by font handle."""

    def __init__(self, textpage: Any, fonts: dict[int, Font]) -> None:
        import pypdfium2.raw as pdfium

        self._c = pdfium
        self._calls = _calls(pdfium)
        self._page = address(textpage)
        self._fonts = fonts
        self.count = max(pdfium.FPDFText_CountChars(textpage), 0)
        if self.count > MAX_LETTERS:
            raise HostileFile(
                _("A page of the PDF has {count} letters; at most {most} are read.").format(
                    count=self.count, most=MAX_LETTERS
                ),
                _("Divide it into parts and read them one by one."),
            )
        self.text = self._text(textpage)

    def _text(self, textpage: Any) -> str:
        buffer = ctypes.create_string_buffer(2 * (2 * self.count + 1))
        pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        size = self._c.FPDFText_GetText(textpage, 0, self.count, pointer)
        text = buffer.raw[: 2 * max(size - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        # Letters without a value are left out of the text, so positions would be wrong: one call for each letter.
        return "".join(map(_letter, map(self._calls.value, repeat(self._page), range(self.count))))

    def stretches(self, frame: Frame) -> Iterator[Stretch]:
        """The words of the page in the order of the file, in stretches that share a text object."""
        starts, ends, objects = self._words()
        if not starts:
            return
        lefts, rights = self._sides(starts, ends, frame)
        cuts = [0, *(at for at in range(1, len(starts)) if self._parts(at, ends, starts, objects)), len(starts)]
        firsts = [starts[at] for at in cuts[:-1]]
        types = self._types(firsts, [objects[at] for at in cuts[:-1]], frame)
        for first, last, type_, y in zip(cuts, cuts[1:], types, self._baselines(firsts, frame), strict=False):
            words = [(starts[at], ends[at] + 1, lefts[at], rights[at]) for at in range(first, last)]
            yield Stretch(starts[first], ends[last - 1] + 1, type_, y, words)

    def edges(self, start: int, end: int, frame: Frame) -> tuple[float, ...]:
        """The left side of each of the letters, and the right side of the last one."""
        lefts, rights = self._sides(range(start, end), range(start, end), frame)
        return (*lefts, rights[-1])

    def box(self, start: int, end: int, frame: Frame) -> Box:
        """The area of the letters start:end on the page."""
        l0, t0, r0, b0, l1, t1, r1, b1 = self._boxes((start, end - 1))
        return frame.box(min(l0, l1), min(b0, b1), max(r0, r1), max(t0, t1))

    def lacks_value(self, index: int) -> bool:
        """Whether pdfium found no Unicode value for a letter."""
        return bool(self._calls.lacks_value(self._page, index) == 1)

    def _words(self) -> tuple[list[int], list[int], list[int]]:
        """First letters, last letters and text objects of all words; a word of several objects is several."""
        starts, ends = [], []
        for word in _WORD.finditer(self.text):
            start, end = word.span()
            starts.append(start)
            ends.append(end - 1)
        first, last = self._objects(starts), self._objects(ends)
        if first == last:
            return starts, ends, first
        out: tuple[list[int], list[int], list[int]] = [], [], []
        for start, end, one, two in zip(starts, ends, first, last, strict=True):
            for piece in ((start, end, one),) if one == two else self._pieces(start, end):
                for column, value in zip(out, piece, strict=True):
                    column.append(value)
        return out

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        for item, group in groupby(enumerate(self._objects(range(start, end + 1)), start), key=lambda pair: pair[1]):
            letters = [at for at, _ in group]
            yield letters[0], letters[-1], item

    def _parts(self, at: int, ends: Sequence[int], starts: Sequence[int], objects: Sequence[int]) -> bool:
        """Whether a new stretch begins with word `at`: another text object, or another line."""
        if objects[at] != objects[at - 1]:
            return True
        between = self.text[ends[at - 1] + 1 : starts[at]]
        return between != " " and ("\n" in between or "\r" in between)

    def _objects(self, indices: Iterable[int]) -> list[int]:
        return [item or 0 for item in map(self._calls.text_object, repeat(self._page), indices)]

    def _boxes(self, indices: Sequence[int]) -> list[float]:
        """Left, top, right and bottom of each letter with the room it takes on the line, in the file's coordinates."""
        return filled(self._calls.box, repeat(self._page), indices, FLOAT, 4)

    def _sides(self, starts: Sequence[int], ends: Sequence[int], frame: Frame) -> tuple[list[float], list[float]]:
        """The left sides of the first letters and the right sides of the last ones, on the page."""
        first, last = self._boxes(starts), self._boxes(ends)
        if frame.a == 1:  # as nearly always
            return [x + frame.e for x in first[::4]], [x + frame.e for x in last[2::4]]
        return [_across(first, at, frame)[0] for at in range(0, len(first), 4)], [
            _across(last, at, frame)[1] for at in range(0, len(last), 4)
        ]

    def _baselines(self, indices: Sequence[int], frame: Frame) -> Iterator[float]:
        """The height on the page of the point where each letter begins."""
        xs, ys = pairs(self._calls.origin, (repeat(self._page), indices), len(indices), DOUBLE)
        return (frame.c * x + frame.d * y + frame.f for x, y in zip(xs, ys, strict=True))

    def _types(self, indices: Sequence[int], objects: Sequence[int], frame: Frame) -> Iterator[Type]:
        """Font, size and direction of each letter's text object."""
        matrices = iter(filled(self._calls.matrix, repeat(self._page), indices, FLOAT, 6))
        sizes = map(self._calls.size, repeat(self._page), indices)
        known: dict[tuple[object, ...], Type] = {}
        # One iterator six times: each round takes six numbers from it.
        for item, size, a, b, c, d, _e, _f in zip(objects, sizes, *([matrices] * 6), strict=True):
            used = self._font(item) if item else _NO_FONT
            key = used, size, a, b, c, d
            if key not in known:
                size *= (c * c + d * d) ** 0.5
                # Sizes beyond all reason, or none, are those of a damaged page.
                size = min(max(size, SMALLEST), LARGEST) if size == size else SMALLEST
                known[key] = Type(used, size, frame.turn(a, b))
            yield known[key]

    def _font(self, item: int) -> Font:
        handle = self._calls.font(item)
        if not handle:
            return _NO_FONT
        # A line drawn round the letters in their own colour makes a bold face of a font that has none.
        thick = self._calls.mode(item) == self._c.FPDF_TEXTRENDERMODE_FILL_STROKE
        key = -handle if thick else handle
        if key not in self._fonts:
            self._fonts[key] = _described(self._c, ctypes.cast(handle, self._c.FPDF_FONT), thick)
        return self._fonts[key]


class _Calls(NamedTuple):
    """pdfium's functions with addresses for pointers."""

    text_object: Any
    box: Any
    matrix: Any
    origin: Any
    size: Any
    value: Any
    lacks_value: Any
    font: Any
    mode: Any


@cache
def _calls(c: Any) -> _Calls:
    letter = (ADDRESS, INT)
    return _Calls(
        text_object=plain(c.FPDFText_GetTextObject, ADDRESS, *letter),
        box=plain(c.FPDFText_GetLooseCharBox, INT, *letter, ADDRESS),
        matrix=plain(c.FPDFText_GetMatrix, INT, *letter, ADDRESS),
        origin=plain(c.FPDFText_GetCharOrigin, INT, *letter, ADDRESS, ADDRESS),
        size=plain(c.FPDFText_GetFontSize, DOUBLE, *letter),
        value=plain(c.FPDFText_GetUnicode, ctypes.c_uint, *letter),
        lacks_value=plain(c.FPDFText_HasUnicodeMapError, INT, *letter),
        font=plain(c.FPDFTextObj_GetFont, ADDRESS, ADDRESS),
        mode=plain(c.FPDFTextObj_GetTextRenderMode, INT, ADDRESS),
    )


def _letter(value: int) -> str:
    return chr(value) if 0 < value < 0x110000 else "\ufffd"


def _across(boxes: Sequence[float], at: int, frame: Frame) -> tuple[float, float]:
    left, top, right, bottom = boxes[at : at + 4]
    x0, x1 = frame.point(left, bottom)[0], frame.point(right, top)[0]
    return (x0, x1) if x0 <= x1 else (x1, x0)


def _described(c: Any, raw: Any, thick: bool) -> Font:
    angle = ctypes.c_int()
    c.FPDFFont_GetItalicAngle(raw, angle)
    flags = max(c.FPDFFont_GetFlags(raw), 0) | (1 << 18 if thick else 0)
    names = _name(c.FPDFFont_GetBaseFontName, raw), _name(c.FPDFFont_GetFamilyName, raw)
    return font(*names, c.FPDFFont_GetWeight(raw), flags, angle.value)


def _name(getter: Callable[..., int], raw: Any) -> str:
    buffer = ctypes.create_string_buffer(256)
    size = getter(raw, buffer, 256)
    return buffer.raw[: max(min(size, 256) - 1, 0)].decode("utf-8", "replace").rstrip("\x00")
