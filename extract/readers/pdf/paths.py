"""What is drawn on a page, from pdfium's page objects: rules, filled areas, pictures."""

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box, Drawing, Fill, Rule

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


def drawing(page: Any, frame: Frame) -> Drawing:
    """What is drawn on this pdfium page."""
    reader = _Reader(frame)
    reader.read_page(page)
    return Drawing(
        tuple(sorted(reader.horizontals, key=lambda rule: (rule.y, rule.box.x0))),
        tuple(sorted(reader.verticals, key=lambda rule: (rule.x, rule.box.top))),
        tuple(reader.fills),
        tuple(reader.pictures),
    )


class _Reader:
    def __init__(self, frame: Frame) -> None:
        import pypdfium2.raw as pdfium

        self._c = pdfium
        self._frame = frame
        self._left = MAX_OBJECTS
        self.horizontals: list[Rule] = []
        self.verticals: list[Rule] = []
        self.fills: list[Fill] = []
        self.pictures: list[Box] = []

    def read_page(self, page: Any) -> None:
        for index in range(self._c.FPDFPage_CountObjects(page)):
            self._object(self._c.FPDFPage_GetObject(page, index), _UNIT, 0)

    def _object(self, item: Any, matrix: _Matrix, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            return
        c = self._c
        kind = c.FPDFPageObj_GetType(item)
        if kind == c.FPDF_PAGEOBJ_PATH:
            self._path(item, matrix)
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            self.pictures.append(self._bounds(item, matrix))
        elif kind == c.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = _times(self._matrix(item), matrix)
            for index in range(c.FPDFFormObj_CountObjects(item)):
                self._object(c.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _path(self, item: Any, matrix: _Matrix) -> None:
        c = self._c
        count = c.FPDFPath_CountSegments(item)
        if not 2 <= count <= MAX_SEGMENTS:
            return
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(item, mode, stroked)
        fill = self._paint(c.FPDFPageObj_GetFillColor, item) if mode.value else None
        stroke = self._paint(c.FPDFPageObj_GetStrokeColor, item) if stroked.value else None
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
        c = self._c
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[_Point] = []
        curved = closed = False
        for index in range(count):
            segment = c.FPDFPath_GetPathSegment(item, index)
            kind = c.FPDFPathSegment_GetType(segment)
            if kind == c.FPDF_SEGMENT_MOVETO:
                if len(points) > 1 and not curved:
                    yield points, closed
                points, curved, closed = [], False, False
            curved = curved or kind == c.FPDF_SEGMENT_BEZIERTO
            c.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(self._frame.point(*_apply(matrix, x.value, y.value)))
            closed = closed or bool(c.FPDFPathSegment_GetClose(segment))
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
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self._c.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        corners = [_apply(matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return self._frame.box(min(xs), min(ys), max(xs), max(ys))

    def _matrix(self, item: Any) -> _Matrix:
        m = self._c.FS_MATRIX()
        return (m.a, m.b, m.c, m.d, m.e, m.f) if self._c.FPDFPageObj_GetMatrix(item, m) else _UNIT

    def _paint(self, getter: Any, item: Any) -> _Paint:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not getter(item, red, green, blue, alpha):
            return _Paint(0.5, True)  # a pattern
        light = (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
        # A faint colour over white paper looks lighter.
        share = alpha.value / 255
        return _Paint(light * share + 1 - share, alpha.value >= _OPAQUE)

    def _stroke_width(self, item: Any, matrix: _Matrix) -> float:
        width = ctypes.c_float()
        self._c.FPDFPageObj_GetStrokeWidth(item, width)
        a, b, c, d = matrix[:4]
        scale: float = abs(a * d - b * c) ** 0.5
        return max(width.value * scale, 0.1)


def _rectangle(points: list[_Point]) -> Box | None:
    corners = points[:-1] if len(points) == 5 and points[0] == points[-1] else points
    if len(corners) != 4:
        return None
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    straight = xs[1] - xs[0] < 0.1 and xs[3] - xs[2] < 0.1 and ys[1] - ys[0] < 0.1 and ys[3] - ys[2] < 0.1
    return Box(xs[0], ys[0], xs[3], ys[3]) if straight else None


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    A, B, C, D, E, F = two  # noqa: N806 (the matrix of PDF 32000-1, 8.3.4, in capitals for the second one)
    return a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F


def _apply(matrix: _Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
