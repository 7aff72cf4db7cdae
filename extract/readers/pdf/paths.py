"""What is drawn on a page, from pdfium's page objects: rules, filled areas, pictures."""

import ctypes
import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kserender.extract.readers.pdf.calls import ADDRESS, FLOAT, INT, array, each, held, pairs, plain, pointer
from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box, Drawing, Fill, Picture, Rule
from kserender.extract.readers.pdf.structure import Content

# A line or flat rectangle thicker than this is an area.
MAX_THICKNESS = 5.0
# The parts of one path and the objects of one page that are looked at; maps and drawings have many times more.
MAX_SEGMENTS, MAX_OBJECTS, MAX_DEPTH = 2_000, 50_000, 8
# Light from 0 (black) to 1 (white): above the first a stroke is a marker pen's, above the second it is not seen.
LIGHT, WHITE = 0.75, 0.97
_OPAQUE = 230

_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1, 0, 0, 1, 0, 0)
_Point = tuple[float, float]


class _Paint(NamedTuple):
    """The colour of a path: its light, and whether it covers what is under it."""

    light: float
    opaque: bool

    @property
    def seen(self) -> bool:
        return self.light < WHITE

    @property
    def ink(self) -> bool:
        return self.light < LIGHT and self.opaque


def drawing(page: Any, frame: Frame, contents: Mapping[int, Content]) -> Drawing:
    """What is drawn on this pdfium page; `contents` are its marked contents, which describe the pictures."""
    reader = _Reader(frame, contents)
    reader.read_page(page)
    return Drawing(
        tuple(sorted(reader.horizontals, key=lambda rule: (rule.y, rule.box.x0))),
        tuple(sorted(reader.verticals, key=lambda rule: (rule.x, rule.box.top))),
        tuple(reader.fills),
        tuple(reader.pictures),
    )


class _Reader:
    def __init__(self, frame: Frame, contents: Mapping[int, Content]) -> None:
        import pypdfium2.raw as pdfium

        self._c = pdfium
        self._calls = _calls(pdfium)
        self._frame, self._contents = frame, contents
        self._shown = frame.a, frame.c, frame.b, frame.d, frame.e, frame.f
        self._left = MAX_OBJECTS
        # What the calls fill, one after another.
        self._numbers, self._whole = array(FLOAT, 6), array(INT, 4)
        self._at_numbers = [pointer(ctypes.addressof(self._numbers) + 4 * at) for at in range(4)]
        self._at_whole = [pointer(ctypes.addressof(self._whole) + 4 * at) for at in range(4)]
        self.horizontals: list[Rule] = []
        self.verticals: list[Rule] = []
        self.fills: list[Fill] = []
        self.pictures: list[Picture] = []

    def read_page(self, page: Any) -> None:
        count = min(self._c.FPDFPage_CountObjects(page), self._left)
        self._objects(each(self._calls.object, held(page), count), _UNIT, 0)

    def _objects(self, found: Sequence[int | None], matrix: _Matrix, depth: int) -> None:
        self._left -= len(found)
        c, items = self._c, list(map(pointer, found))
        text = c.FPDF_PAGEOBJ_TEXT
        for kind, item in zip(map(self._calls.kind, items), items, strict=True):
            # Most objects are texts.
            if kind == text:
                continue
            if kind == c.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix)
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(Picture(self._bounds(item, matrix), self._description(item)))
            elif kind == c.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                inner = _times(self._matrix(item), matrix)
                count = max(min(self._calls.inside(item), self._left), 0)
                self._objects(each(self._calls.in_form, item, count), inner, depth + 1)

    def _path(self, item: Any, matrix: _Matrix) -> None:
        count = self._calls.segments(item)
        if not 2 <= count <= MAX_SEGMENTS:
            return
        self._whole[1] = 0
        self._calls.mode(item, *self._at_whole[:2])
        filled, stroked = self._whole[:2]
        fill = self._paint(self._calls.fill, item) if filled else None
        stroke = self._paint(self._calls.stroke, item) if stroked else None
        if not ((fill and fill.seen) or (stroke and stroke.seen)):
            return
        matrix = _times(self._matrix(item), matrix)
        width = self._stroke_width(item, matrix) if stroke else 0.0
        for points, closed in self._outlines(item, count, matrix):
            if fill and fill.seen and (area := _rectangle(points)):
                self._area(area, fill)
            elif stroke and stroke.seen:
                ends = (*points, points[0]) if closed else points
                for one, two in itertools.pairwise(ends):
                    self._line(one, two, width, stroke.ink)

    def _outlines(self, item: Any, count: int, matrix: _Matrix) -> Iterator[tuple[list[_Point], bool]]:
        """The parts of a path as points on the page and whether they are closed; parts with curves are left out."""
        calls = self._calls
        move, curve = self._c.FPDF_SEGMENT_MOVETO, self._c.FPDF_SEGMENT_BEZIERTO
        segments = list(map(pointer, each(calls.segment, item, count)))
        xs, ys = pairs(calls.point, (segments,), count, FLOAT)
        a, b, c_, d, e, f = _times(matrix, self._shown)
        points: list[_Point] = []
        curved = closed = False
        for kind, close, x, y in zip(
            map(calls.segment_kind, segments), map(calls.closes, segments), xs, ys, strict=True
        ):
            if kind == move:
                if len(points) > 1 and not curved:
                    yield points, closed
                points, curved, closed = [], False, False
            elif kind == curve:
                curved = True
            points.append((a * x + c_ * y + e, b * x + d * y + f))
            if close:
                closed = True
        if len(points) > 1 and not curved:
            yield points, closed

    def _area(self, area: Box, paint: _Paint) -> None:
        if area.height <= MAX_THICKNESS and area.width > 2 * area.height:
            self.horizontals.append(Rule(area, paint.ink))
        elif area.width <= MAX_THICKNESS and area.height > 2 * area.width:
            self.verticals.append(Rule(area, paint.ink))
        elif area.width > MAX_THICKNESS and area.height > MAX_THICKNESS:
            self.fills.append(Fill(area, paint.light))

    def _line(self, one: _Point, two: _Point, width: float, ink: bool) -> None:
        x0, x1 = sorted((one[0], two[0]))
        top, bottom = sorted((one[1], two[1]))
        half = width / 2
        if width > MAX_THICKNESS:
            return
        if bottom - top <= 0.5 + (x1 - x0) * 0.005 and x1 - x0 > 1:
            self.horizontals.append(Rule(Box(x0, top - half, x1, bottom + half), ink))
        elif x1 - x0 <= 0.5 + (bottom - top) * 0.005 and bottom - top > 1:
            self.verticals.append(Rule(Box(x0 - half, top, x1 + half, bottom), ink))

    def _bounds(self, item: Any, matrix: _Matrix) -> Box:
        self._numbers[:4] = [0.0] * 4
        self._calls.bounds(item, *self._at_numbers)
        left, bottom, right, top = self._numbers[:4]
        corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return self._frame.box(min(xs), min(ys), max(xs), max(ys))

    def _description(self, item: Any) -> str:
        content = self._contents.get(self._calls.content(item)) if self._contents else None
        return content.description if content is not None else ""

    def _matrix(self, item: Any) -> _Matrix:
        if not self._calls.matrix(item, self._at_numbers[0]):
            return _UNIT
        a, b, c, d, e, f = self._numbers[:6]
        return a, b, c, d, e, f

    def _paint(self, getter: Any, item: Any) -> _Paint:
        if not getter(item, *self._at_whole):
            return _Paint(0.5, True)  # a pattern
        return _painted(*self._whole[:4])

    def _stroke_width(self, item: Any, matrix: _Matrix) -> float:
        self._numbers[0] = 0.0
        self._calls.width(item, self._at_numbers[0])
        a, b, c, d = matrix[:4]
        scale: float = abs(a * d - b * c) ** 0.5
        width: float = self._numbers[0] * scale
        return max(width, 0.1)


@lru_cache(256)
def _painted(red: int, green: int, blue: int, alpha: int) -> _Paint:
    light = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    # A faint colour over white paper looks lighter.
    share = alpha / 255
    return _Paint(light * share + 1 - share, alpha >= _OPAQUE)


class _Calls(NamedTuple):
    """pdfium's functions, declared anew."""

    object: Any
    in_form: Any
    inside: Any
    kind: Any
    segments: Any
    segment: Any
    segment_kind: Any
    closes: Any
    point: Any
    mode: Any
    fill: Any
    stroke: Any
    width: Any
    matrix: Any
    bounds: Any
    content: Any


@cache
def _calls(c: Any) -> _Calls:
    return _Calls(
        object=plain(c.FPDFPage_GetObject, ADDRESS),
        in_form=plain(c.FPDFFormObj_GetObject, ADDRESS, ADDRESS, ctypes.c_ulong),
        inside=plain(c.FPDFFormObj_CountObjects, INT),
        kind=plain(c.FPDFPageObj_GetType, INT),
        segments=plain(c.FPDFPath_CountSegments, INT),
        segment=plain(c.FPDFPath_GetPathSegment, ADDRESS),
        segment_kind=plain(c.FPDFPathSegment_GetType, INT),
        closes=plain(c.FPDFPathSegment_GetClose, INT),
        point=plain(c.FPDFPathSegment_GetPoint, None),
        mode=plain(c.FPDFPath_GetDrawMode, None),
        fill=plain(c.FPDFPageObj_GetFillColor, INT),
        stroke=plain(c.FPDFPageObj_GetStrokeColor, INT),
        width=plain(c.FPDFPageObj_GetStrokeWidth, None),
        matrix=plain(c.FPDFPageObj_GetMatrix, INT),
        bounds=plain(c.FPDFPageObj_GetBounds, None),
        content=plain(c.FPDFPageObj_GetMarkedContentID, INT),
    )


def _rectangle(points: list[_Point]) -> Box | None:
    corners = points[:-1] if len(points) == 5 and points[0] == points[-1] else points
    if len(corners) != 4:
        return None
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    straight = xs[1] - xs[0] < 0.1 and xs[3] - xs[2] < 0.1 and ys[1] - ys[0] < 0.1 and ys[3] - ys[2] < 0.1
    return Box(xs[0], ys[0], xs[3], ys[3]) if straight else None


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    if one == _UNIT:  # as nearly always
        return two
    a, b, c, d, e, f = one
    A, B, C, D, E, F = two  # noqa: N806 (the matrix of PDF 32000-1, 8.3.4, in capitals for the second one)
    return a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F


def _apply(matrix: _Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
