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
from kserender.extract.readers.pdf.calls import ADDRESS, DOUBLE, FLOAT, INT, array, filled, held, pairs, plain, pointer
from kserender.extract.readers.pdf.fonts import font
from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box, Font, maker
from kserender.extract.readers.pdf.structure import is_artifact
from kserender.i18n import _

_WORD = re.compile(r"[^\s\x00\u200b\ufeff]+")
# A line from its first word on, and its first word with the white space after it.
_LINE = re.compile(r"[^\s\x00\u200b\ufeff][^\r\n]*")
_FIRST = re.compile(r"([^\s\x00\u200b\ufeff]+)[\s\x00\u200b\ufeff]*")
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


_stretch, _word = maker(Stretch), maker(Word)


@dataclass(slots=True)
class Fonts:
    """What is known of a document's fonts: by handle, and the types made of them."""

    fonts: dict[int, Font] = field(default_factory=dict)
    types: dict[tuple[object, ...], Type] = field(default_factory=dict)


class Letters:
    """Reads the letters of one text page; `fonts` is the document's cache, by font handle."""

    def __init__(self, textpage: Any, fonts: Fonts) -> None:
        import pypdfium2.raw as pdfium

        self._c = pdfium
        self._calls = _calls(pdfium)
        self._page = held(textpage)
        self._fonts = fonts
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
        buffer = array(ctypes.c_ushort, 2 * self.count + 1)
        size = self._calls.text(self._page, 0, self.count, pointer(ctypes.addressof(buffer)))
        text = ctypes.string_at(buffer, 2 * max(size - 1, 0)).decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        # Letters without a value are left out of the text, so positions would be wrong: one call for each letter.
        return "".join(map(_letter, map(self._calls.value, repeat(self._page), range(self.count))))

    def stretches(self, frame: Frame) -> list[Stretch]:
        """The words of the page in the order of the file, in stretches that share a text object."""
        parts = self._parts()
        looks = self._looks(parts, frame)
        firsts = [self._first(start, end) for start, end, _ in parts]
        several = [first for first in firsts if first[1]]
        lefts = self._lefts([part[0] for part in parts] + [second for _, second in several], frame)
        rights = self._rights([part[1] - 1 for part in parts] + [stop - 1 for stop, _ in several], frame)
        ends, nexts = iter(rights[len(parts) :]), iter(lefts[len(parts) :])
        out = []
        for (start, end, item), (stop, second), x0, x1 in zip(parts, firsts, lefts, rights, strict=False):
            type_, y = looks[item]
            if y is None:
                y = self._baseline(start, frame)
            if second:
                out.append(_stretch((start, end, type_, y, x0, x1, next(ends), next(nexts), stop - 1, item)))
            else:
                out.append(_stretch((start, end, type_, y, x0, x1, x1, None, end - 1, item)))
        return out

    def _first(self, start: int, end: int) -> tuple[int, int]:
        """Where the first word of a stretch ends and the second begins; 0 for a single word."""
        match = _FIRST.match(self.text, start, end)
        return (end, 0) if match is None or match.end() == end else (match.end(1), match.end())

    def words(self, stretch: Stretch, frame: Frame) -> list[Word]:
        """The words of a stretch."""
        found = [match.span() for match in _WORD.finditer(self.text, stretch.start, stretch.end)]
        boxes = self._boxes([start for start, _ in found] + [end - 1 for _, end in found])
        lefts, rights = _lefts(boxes, frame), _rights(boxes, frame)[len(found) :]
        return [_word((start, end, x0, x1)) for (start, end), x0, x1 in zip(found, lefts, rights, strict=False)]

    def may_be_loose(self, stretch: Stretch, frame: Frame) -> bool:
        """Whether a stretch may have a gap wider than a space.  It has none if it is as wide as its letters by
        themselves, and if these do not overlap, as they do when they are set closer than the font says."""
        start, size, widths = stretch.start, stretch.type.size, stretch.type.widths
        text = self.text[start : stretch.end]
        try:
            together = sum(map(widths.__getitem__, text))
        except KeyError:
            missing = [letter for letter in dict.fromkeys(text) if letter not in widths]
            at = [start + text.index(letter) for letter in missing]
            boxes = self._boxes(at)
            sides = zip(missing, _lefts(boxes, frame), _rights(boxes, frame), strict=True)
            widths.update((letter, x1 - x0) for letter, x0, x1 in sides)
            together = sum(map(widths.__getitem__, text))
        if abs(stretch.x1 - stretch.x0 - together) > LOOSE * size:
            return True
        first = sum(map(widths.__getitem__, text[: stretch.head + 1 - start]))
        return abs(stretch.first - stretch.x0 - first) > CLOSE * size

    def edges(self, start: int, end: int, frame: Frame) -> tuple[float, ...]:
        """The left side of each of the letters, and the right side of the last one."""
        return (*self._lefts(range(start, end), frame), *self._rights((end - 1,), frame))

    def box(self, start: int, end: int, frame: Frame) -> Box:
        """The area of the letters start:end on the page."""
        l0, t0, r0, b0, l1, t1, r1, b1 = self._boxes((start, end - 1))[:]
        return frame.box(min(l0, l1), min(b0, b1), max(r0, r1), max(t0, t1))

    def content(self, stretch: Stretch) -> int:
        """The id of the marked content that a stretch belongs to, -1 if to none."""
        return int(self._calls.content(pointer(stretch.object))) if stretch.object else -1

    def is_artifact(self, stretch: Stretch) -> bool:
        """Whether a stretch is marked as no content of the paper."""
        return bool(stretch.object) and is_artifact(ctypes.cast(stretch.object, self._c.FPDF_PAGEOBJECT))

    def lacks_value(self, index: int) -> bool:
        """Whether pdfium found no Unicode value for a letter."""
        return bool(self._calls.lacks_value(self._page, index) == 1)

    def _parts(self) -> list[tuple[int, int, int]]:
        """First letter, letter after the last, and text object of each stretch."""
        text = self.text
        # From the first word of a line to its last: what follows that is white space.
        lines = [(match.start(), match.start() + len(match[0].rstrip(_BLANK))) for match in _LINE.finditer(text)]
        begun, ended = self._objects([start for start, _ in lines]), self._objects([end - 1 for _, end in lines])
        # If the ends of a line belong to the same object, all of it does; the words of the others are looked at.
        parts: list[tuple[int, int, int]] = []
        for (start, end), one, two in zip(lines, begun, ended, strict=True):
            if one == two:
                parts.append((start, end, one))
            else:
                parts += self._cut(start, end, two)
        return parts

    def _cut(self, start: int, end: int, last: int) -> list[tuple[int, int, int]]:
        """The stretches of a line with several objects, the last letter being one of `last`."""
        words = [match.span() for match in _WORD.finditer(self.text, start, end)]
        begun = self._objects([start for start, _ in words])
        # A word before one of the same object is all of that object.
        following = [*begun[1:], last]
        open_ends = [end - 1 for (_, end), one, two in zip(words[:-1], begun, following, strict=False) if one != two]
        ended = iter([*self._objects(open_ends), last])
        found: list[tuple[int, int, int]] = []
        for at, ((start, end), one, two) in enumerate(zip(words, begun, following, strict=True)):
            stop = next(ended) if one != two or at == len(words) - 1 else one
            for piece in ((start, end, one),) if one == stop else self._letters(start, end):
                if found and found[-1][2] == piece[2]:
                    found[-1] = (found[-1][0], piece[1], piece[2])
                else:
                    found.append(piece)
        return found

    def _letters(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The pieces of a word with several objects."""
        for item, group in groupby(enumerate(self._objects(range(start, end)), start), key=itemgetter(1)):
            letters = [at for at, _ in group]
            yield letters[0], letters[-1] + 1, item

    def _objects(self, indices: Iterable[int]) -> list[int]:
        return [item or 0 for item in map(self._calls.text_object, repeat(self._page), indices)]

    def _boxes(self, indices: Sequence[int]) -> Any:
        """Left, top, right and bottom of each letter with the room it takes on the line, in the file's coordinates."""
        return filled(self._calls.box, self._page, indices, FLOAT, 4)

    def _lefts(self, indices: Sequence[int], frame: Frame) -> list[float]:
        """The left sides of the letters, on the page."""
        return _lefts(self._boxes(indices), frame)

    def _rights(self, indices: Sequence[int], frame: Frame) -> list[float]:
        """The right sides of the letters, on the page."""
        return _rights(self._boxes(indices), frame)

    def _baseline(self, index: int, frame: Frame) -> float:
        """The height on the page of the point where a letter begins."""
        (x,), (y,) = pairs(self._calls.origin, ((self._page,), (index,)), 1, DOUBLE)
        return frame.point(x, y)[1]

    def _looks(self, parts: Sequence[tuple[int, int, int]], frame: Frame) -> dict[int, tuple[Type, float | None]]:
        """Font, size and direction of each text object, and its baseline; None if it has another for each letter."""
        first = {item: start for start, _, item in reversed(parts)}
        starts = list(first.values())
        matrices = iter(filled(self._calls.matrix, self._page, starts, FLOAT, 6))
        sizes = map(self._calls.size, repeat(self._page), starts)
        used_fonts = self._used(first)
        known, turned = self._fonts.types, (frame.a, frame.b)
        found: dict[int, tuple[Type, float | None]] = {}
        # One iterator six times: each round takes six numbers from it.
        for item, used, size, a, b, c, d, e, f in zip(first, used_fonts, sizes, *([matrices] * 6), strict=True):
            key = used, size, a, b, c, d, turned
            if key not in known:
                size *= (c * c + d * d) ** 0.5
                # Sizes beyond all reason, or none, are those of a damaged page.
                size = min(max(size, SMALLEST), LARGEST) if size == size else SMALLEST
                known[key] = Type(self._fonts.fonts.get(used, _NO_FONT), size, frame.turn(a, b), {})
            found[item] = known[key], frame.c * e + frame.d * f + frame.f if b == 0 and item else None
        return found

    def _used(self, items: Iterable[int]) -> Iterator[int]:
        """The key of each text object's font; 0 for no object."""
        known, stroked = self._fonts.fonts, self._c.FPDF_TEXTRENDERMODE_FILL_STROKE
        for item in items:
            shown = pointer(item)
            handle = (self._calls.font(shown) or 0) if item else 0
            # A line drawn round the letters in their own colour makes a bold face of a font that has none.
            thick = handle != 0 and self._calls.mode(shown) == stroked
            key: int = -handle if thick else handle
            if handle and key not in known:
                known[key] = _described(self._c, ctypes.cast(handle, self._c.FPDF_FONT), thick)
            yield key


class _Calls(NamedTuple):
    """pdfium's functions, declared anew."""

    text: Any
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
    return _Calls(
        text=plain(c.FPDFText_GetText, INT),
        text_object=plain(c.FPDFText_GetTextObject, ADDRESS),
        box=plain(c.FPDFText_GetLooseCharBox, None),
        matrix=plain(c.FPDFText_GetMatrix, None),
        origin=plain(c.FPDFText_GetCharOrigin, None),
        size=plain(c.FPDFText_GetFontSize, DOUBLE),
        value=plain(c.FPDFText_GetUnicode, ctypes.c_uint),
        lacks_value=plain(c.FPDFText_HasUnicodeMapError, INT),
        font=plain(c.FPDFTextObj_GetFont, ADDRESS),
        mode=plain(c.FPDFTextObj_GetTextRenderMode, INT),
        content=plain(c.FPDFPageObj_GetMarkedContentID, INT),
    )


def _letter(value: int) -> str:
    return chr(value) if 0 < value < 0x110000 else "\ufffd"


def _lefts(boxes: Sequence[float], frame: Frame) -> list[float]:
    if frame.a == 1:  # as nearly always
        move = frame.e
        return [x + move for x in boxes[::4]]
    return [_across(boxes[at : at + 4], frame)[0] for at in range(0, len(boxes), 4)]


def _rights(boxes: Sequence[float], frame: Frame) -> list[float]:
    if frame.a == 1:
        move = frame.e
        return [x + move for x in boxes[2::4]]
    return [_across(boxes[at : at + 4], frame)[1] for at in range(0, len(boxes), 4)]


def _across(box: Sequence[float], frame: Frame) -> tuple[float, float]:
    left, top, right, bottom = box
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
