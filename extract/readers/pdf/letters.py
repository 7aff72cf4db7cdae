"""The letters of a page, from pdfium's text page, fetched for many letters at a time.

Only the letters that matter are asked for: the ends of words, and the first letter of a stretch
that belongs to one text object (one operator of the page's program), for its letters share font, size and baseline.
"""

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from kserender.errors import HostileFile
from kserender.extract.readers.pdf.calls import ADDRESS, DOUBLE, FLOAT, INT, address, filled, pairs, plain
from kserender.extract.readers.pdf.fonts import font
from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box, Font
from kserender.i18n import _

_WORD = re.compile(r"[^\s\x00\u200b\ufeff]+")
_LINE = re.compile(r"[^\r\n]+")
_BLANK = "\x00\u200b\ufeff" + "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680)))
_BLANK += "".join(map(chr, (*range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)))
_NO_FONT = Font()
# In parts of the type size: a stretch that differs by less from its letters side by side has no wide gap; a first word
# that differs by more has letters that overlap or stand apart.
LOOSE, CLOSE = 0.3, 0.05
# The letters of one page: a newspaper's has 50,000.
MAX_LETTERS = 200_000
SMALLEST, LARGEST = 0.5, 2_000.0


class Type(NamedTuple):
    """What the letters of one text object share; `turn` is -1 for slanting text.  `widths` are those of its letters
    that have been asked for."""

    font: Font
    size: float
    turn: int
    widths: dict[str, float]


class Word(NamedTuple):
    """Letters start:end and their sides."""

    start: int
    end: int
    x0: float
    x1: float


class Stretch(NamedTuple):
    """Words of one line in one text object: letters start:end, baseline, sides, and where the first word ends and the
    second begins, if there is one; `head` is the last letter of the first word."""

    start: int
    end: int
    type: Type
    y: float
    x0: float
    x1: float
    first: float
    next: float | None
    head: int
    object: int


@dataclass(slots=True)
class Fonts:
    """What is known of a document's fonts: by handle, and the types made of them."""

    fonts: dict[int, Font] = field(default_factory=dict)
    types: dict[tuple[float, ...], Type] = field(default_factory=dict)


class Letters:
    """Reads the letters of one text page; `fonts` is the document's cache, by font handle."""

    def __init__(self, textpage: Any, fonts: Fonts) -> None:
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
        parts = list(self._parts())
        if not parts:
            return
        starts, ends, objects = ([part[at] for part in parts] for at in range(3))
        lefts, rights = self._sides(starts, [end - 1 for end in ends], frame)
        words = [self._two_words(start, end) for start, end in zip(starts, ends, strict=True)]
        nexts, stops = self._sides([word[1] for word in words], [word[0] for word in words], frame)
        types, heights = self._types(starts, objects, frame), self._baselines(starts, frame)
        for start, end, item, type_, y, x0, x1, stop, go_on, word in zip(
            starts, ends, objects, types, heights, lefts, rights, stops, nexts, words, strict=True
        ):
            yield Stretch(start, end, type_, y, x0, x1, stop, go_on if word[1] > word[0] else None, word[0], item)

    def _two_words(self, start: int, end: int) -> tuple[int, int]:
        """The last letter of the first word and the first letter of the second; of a single word, its last twice."""
        first = _WORD.match(self.text, start, end)
        stop = first.end() if first else end
        second = _WORD.search(self.text, stop, end) if stop < end else None
        return stop - 1, second.start() if second else stop - 1

    def words(self, stretch: Stretch, frame: Frame) -> list[Word]:
        """The words of a stretch."""
        found = list(map(re.Match.span, _WORD.finditer(self.text, stretch.start, stretch.end)))
        lefts, rights = self._sides([start for start, _ in found], [end - 1 for _, end in found], frame)
        return [Word(start, end, x0, x1) for (start, end), x0, x1 in zip(found, lefts, rights, strict=True)]

    def may_be_loose(self, stretch: Stretch, frame: Frame) -> bool:
        """Whether a stretch may have a gap wider than a space.  It has none if it is as wide as its letters by
        themselves, and if these do not overlap, as they do when they are set closer than the font says."""
        widths = stretch.type.widths
        text = self.text[stretch.start : stretch.end]
        if missing := [letter for letter in text if letter not in widths]:
            letters = [stretch.start + text.index(letter) for letter in missing]
            for letter, x0, x1 in zip(missing, *self._sides(letters, letters, frame), strict=True):
                widths[letter] = x1 - x0
        size = stretch.type.size
        first = sum(map(widths.__getitem__, text[: stretch.head + 1 - stretch.start]))
        if abs(stretch.first - stretch.x0 - first) > CLOSE * size:
            return True
        return abs(stretch.x1 - stretch.x0 - sum(map(widths.__getitem__, text))) > LOOSE * size

    def edges(self, start: int, end: int, frame: Frame) -> tuple[float, ...]:
        """The left side of each of the letters, and the right side of the last one."""
        lefts, rights = self._sides(range(start, end), range(start, end), frame)
        return (*lefts, rights[-1])

    def box(self, start: int, end: int, frame: Frame) -> Box:
        """The area of the letters start:end on the page."""
        l0, t0, r0, b0, l1, t1, r1, b1 = self._boxes((start, end - 1))
        return frame.box(min(l0, l1), min(b0, b1), max(r0, r1), max(t0, t1))

    def content(self, stretch: Stretch) -> int:
        """The id of the marked content that a stretch belongs to, -1 if to none."""
        return int(self._calls.content(stretch.object)) if stretch.object else -1

    def lacks_value(self, index: int) -> bool:
        """Whether pdfium found no Unicode value for a letter."""
        return bool(self._calls.lacks_value(self._page, index) == 1)

    def _parts(self) -> Iterator[tuple[int, int, int]]:
        """First letter, letter after the last, and text object of each stretch."""
        text = self.text
        lines: list[tuple[int, int]] = []
        for line in _LINE.finditer(text):
            first = _WORD.search(text, *line.span())
            if first is not None:
                # From its first word to its last: what follows that is white space.
                lines.append((first.start(), line.start() + len(line[0].rstrip(_BLANK))))
        begun, ended = self._objects([start for start, _ in lines]), self._objects([end - 1 for _, end in lines])
        # If the ends of a line belong to the same object, all of it does.
        for (start, end), one, two in zip(lines, begun, ended, strict=True):
            if one == two:
                yield start, end, one
            else:
                yield from self._cut(start, end)

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The stretches of a line with several objects."""
        words = list(map(re.Match.span, _WORD.finditer(self.text, start, end)))
        begun, ended = self._objects([start for start, _ in words]), self._objects([end - 1 for _, end in words])
        pieces: list[tuple[int, int, int]] = []
        for (start, end), one, two in zip(words, begun, ended, strict=True):
            pieces += ((start, end, one),) if one == two else self._letters(start, end)
        for item, group in groupby(pieces, key=itemgetter(2)):
            same = list(group)
            yield same[0][0], same[-1][1], item

    def _letters(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The pieces of a word with several objects."""
        for item, group in groupby(enumerate(self._objects(range(start, end)), start), key=itemgetter(1)):
            letters = [at for at, _ in group]
            yield letters[0], letters[-1] + 1, item

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
        known = self._fonts.types
        # One iterator six times: each round takes six numbers from it.
        for item, size, a, b, c, d, _e, _f in zip(objects, sizes, *([matrices] * 6), strict=True):
            used = self._font(item) if item else 0
            key = used, size, a, b, c, d, frame.turn(a, b)
            if key not in known:
                size *= (c * c + d * d) ** 0.5
                # Sizes beyond all reason, or none, are those of a damaged page.
                size = min(max(size, SMALLEST), LARGEST) if size == size else SMALLEST
                known[key] = Type(self._fonts.fonts.get(used, _NO_FONT), size, key[-1], {})
            yield known[key]

    def _font(self, item: int) -> int:
        """The key of a text object's font."""
        handle = self._calls.font(item)
        if not handle:
            return 0
        # A line drawn round the letters in their own colour makes a bold face of a font that has none.
        thick = self._calls.mode(item) == self._c.FPDF_TEXTRENDERMODE_FILL_STROKE
        key: int = -handle if thick else handle
        if key not in self._fonts.fonts:
            self._fonts.fonts[key] = _described(self._c, ctypes.cast(handle, self._c.FPDF_FONT), thick)
        return key


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
    content: Any


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
        content=plain(c.FPDFPageObj_GetMarkedContentID, INT, ADDRESS),
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
