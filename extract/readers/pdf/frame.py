"""From the file's coordinates (upwards, page not yet turned) to those of the page as it is shown."""

from dataclasses import dataclass

from kserender.extract.readers.pdf.shapes import Box

# A page larger than this (200 inches, the limit of PDF 1.7, annex C) is an error or an attack; its size is cut.
MAX_SIDE = 14_400.0


@dataclass(frozen=True, slots=True)
class Frame:
    """X = a·x + b·y + e and Y = c·x + d·y + f."""

    a: float
    b: float
    e: float
    c: float
    d: float
    f: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point as it is shown."""
        return self.a * x + self.b * y + self.e, self.c * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The rectangle as it is shown."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def turn(self, dx: float, dy: float) -> int:
        """The direction of text that runs along (dx, dy): 0, 90, 180 or 270 degrees clockwise; -1 if it slants."""
        x, y = self.a * dx + self.b * dy, self.c * dx + self.d * dy
        if abs(y) <= abs(x) * 0.1:
            return 0 if x >= 0 else 180
        if abs(x) <= abs(y) * 0.1:
            return 90 if y > 0 else 270
        return -1


def frame(box: tuple[float, float, float, float], turned: int) -> Frame:
    """The frame of a page with this visible box (left, bottom, right, top), shown turned 0, 90, 180 or 270 degrees
    clockwise."""
    left, bottom, right, top = box
    right, top = min(right, left + MAX_SIDE), min(top, bottom + MAX_SIDE)
    width, height = right - left, top - bottom
    if turned == 90:
        return Frame(0, 1, -bottom, 1, 0, -left, height, width)
    if turned == 180:
        return Frame(-1, 0, right, 0, 1, -bottom, width, height)
    if turned == 270:
        return Frame(0, -1, top, -1, 0, right, height, width)
    return Frame(1, 0, -left, 0, -1, top, width, height)
