"""What pdfplumber makes of a page, asked only where pdfium's letters and rules leave a doubt.

pdfplumber is many times slower, so a page is opened in it only for an unruled table of words, for a grid whose rules
are broken, or for text without a usable Unicode map.  Whatever goes wrong in it is an answer of None.
"""

import io
import logging
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import monotonic
from typing import Any, TypeVar

from kserender.extract.readers.pdf.fonts import font
from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box, Span
from kserender.extract.readers.pdf.timeguard import TooLong, within

_T = TypeVar("_T")

# Seconds for all questions about one document.
SECONDS = 10.0
# Sizes of a page that differ by less are the same (points).
SAME_SIZE = 1.0
# A side of a column is believed in if so many of the rows begin there, in parts, and at least so many.
BEGIN, LEAST = 0.6, 3
# Rules whose ends miss one another by less than this (points) may have been meant to meet.
LOOSE = 8.0
# Room around an area that is looked at.
ROOM = 4.0

_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


class SecondOpinion:
    """Answers questions about the pages of one PDF; `close` it afterwards."""

    def __init__(self, data: bytes, seconds: float | None = None) -> None:
        self._data = data
        self._left = SECONDS if seconds is None else seconds
        self._opened: Any = None

    def close(self) -> None:
        """Let go of what pdfplumber holds."""
        if self._opened is not None:
            # It closes every page, those too that it cannot open.
            with suppress(Exception):
                self._opened.close()
            self._opened = None

    def columns(self, number: int, view: Frame, box: Box, rows: int) -> list[Box] | None:
        """The cells that the words of an area on page `number` make, going by how they stand under one another."""
        settings = {
            "vertical_strategy": "text",
            "horizontal_strategy": "text",
            "min_words_vertical": max(LEAST, round(BEGIN * rows)),
            "min_words_horizontal": 1,
        }
        return self._ask(number, view, lambda page: _cells(page, box, settings))

    def grid(self, number: int, view: Frame, box: Box) -> list[Box] | None:
        """The cells that the rules in an area make, if those that nearly meet do meet."""
        settings = {"join_tolerance": LOOSE, "intersection_tolerance": LOOSE}
        return self._ask(number, view, lambda page: _cells(page, box, settings))

    def words(self, number: int, view: Frame) -> list[Span] | None:
        """The words of the page, in the order of the file."""
        return self._ask(number, view, _words)

    def _ask(self, number: int, view: Frame, question: Callable[[Any], _T]) -> _T | None:
        if self._left <= 0:
            return None
        page: Any = None
        begun = monotonic()
        try:
            with within(self._left):
                page = self._page(number)
                same = abs(page.width - view.width) <= SAME_SIZE and abs(page.height - view.height) <= SAME_SIZE
                # A page that is cut, or lies on its side, has other coordinates there.
                return question(page) if same and tuple(page.bbox[:2]) == (0, 0) else None
        # On a damaged page pdfminer raises anything, bare TypeErrors too.
        except (Exception, TooLong):
            return None
        finally:
            self._left -= monotonic() - begun
            if page is not None:
                page.close()  # else its objects stay until the end: a gigabyte for some hundred pages

    def _page(self, number: int) -> Any:
        if self._opened is None:
            # 0.06 s to import, for few documents.
            import pdfplumber

            # What it thinks of the file is not for the user: the reader has said that already.
            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
            self._opened = pdfplumber.open(io.BytesIO(self._data))
        return self._opened.pages[number - 1]


def unknown(texts: Iterable[str]) -> int:
    """How many letters have no meaning."""
    return sum(len(_UNKNOWN.findall(text)) for text in texts)


def _cells(page: Any, box: Box, settings: dict[str, Any]) -> list[Box]:
    sides = box.x0 - ROOM, box.top - ROOM, box.x1 + ROOM, box.bottom + ROOM
    area = page.crop(sides, strict=False)
    return [Box(*map(float, cell)) for table in area.find_tables(settings) for cell in table.cells]


def _words(page: Any) -> list[Span]:
    found = page.extract_words(return_chars=True, use_text_flow=True, extra_attrs=["fontname", "size"])
    return [_span(word, order, page) for order, word in enumerate(found) if word.get("upright", True)]


def _span(word: dict[str, Any], order: int, page: Any) -> Span:
    x0, x1 = float(word["x0"]), float(word["x1"])
    # The baseline is the letters' own origin (PDF 32000-1:2008, 9.4.4), not the lower side of their box.
    y = float(page.height) - float(word["chars"][0]["matrix"][5])
    return Span(word["text"], x0, x1, y, float(word["size"]), font(word["fontname"]), None, order, x1)
