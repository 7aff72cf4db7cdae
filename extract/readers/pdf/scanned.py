"""The words of a page that is a picture, as spans: what text recognition (OCR) saw, and where."""

from collections.abc import Iterator
from statistics import median

from kserender.extract.readers.ocr import PageText
from kserender.extract.readers.pdf.shapes import ASCENT, DESCENT, Span


def scanned(text: PageText) -> Iterator[Span]:
    """The recognised lines.  Their letters' heights differ by chance, so all get the page's usual size: none is taken
    for a heading because it has a tall letter."""
    heights = [max(w.bottom for w in line.words) - min(w.top for w in line.words) for line in text.lines]
    size = median(heights) / (ASCENT + DESCENT) if heights else 0.0
    for order, line in enumerate(text.lines):
        first, *others = line.words
        yield Span(
            line.text,
            first.x0,
            line.words[-1].x1,
            median(word.bottom for word in line.words),  # most words have no letter that reaches under the line
            size,
            order=order,
            end=first.x1,
            next=others[0].x0 if others else None,
        )
