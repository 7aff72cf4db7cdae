"""The text of a page that is a picture: tesseract recognises it, with Swedish.

Tesseract is a program of its own, given the picture on standard input, so that no Python package is needed for it.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from kserender import limits
from kserender.errors import TimeLimit
from kserender.extract.readers import programs
from kserender.extract.readers.builder import Builder
from kserender.i18n import _, plural

LANGUAGE = "swe"
DPI = 300  # what tesseract is trained for
POINTS = 72  # in an inch
# A word with a figure in it that is less sure than this is told of: a wrong letter is seen, a wrong year is not.
UNSURE = 0.85
_NOISE = 0.4  # signs without a letter or a figure are specks of dirt, if they are less sure than this

_WORD_LEVEL = "5"
_WRITTEN = re.compile(r"[^\W_]")
_FIGURES = re.compile(r"\d\D*\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word, how sure it is (0–1), and its box in points from the page's upper left corner as shown."""

    text: str
    confidence: float
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line, from left to right; `paragraph` is the same for lines that belong together."""

    words: tuple[Word, ...]
    paragraph: tuple[int, int]

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page in reading order; `confidence` is the mean of its letters' (0–1)."""

    lines: tuple[Line, ...]
    confidence: float

    def paragraphs(self) -> Iterator[tuple[Line, ...]]:
        """The lines that belong together."""
        return (tuple(lines) for _key, lines in groupby(self.lines, key=lambda line: line.paragraph))

    def unsure(self) -> list[str]:
        """The numbers of several figures that may be wrong."""
        words = (word for line in self.lines for word in line.words)
        return [word.text for word in words if word.confidence < UNSURE and _FIGURES.search(word.text)]


def available() -> bool:
    """Whether tesseract is installed and knows Swedish; with another language it drops å, ä and ö."""
    return LANGUAGE in _languages()


def page_text(page: Any) -> PageText | None:
    """The text of a pdfium page, None when it could not be recognised: tesseract is missing, or there is no time."""
    if not available() or not programs.may_go_on():
        return None
    scale = _scale(*page.get_size())
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        picture = _pgm(bitmap)
    finally:
        bitmap.close()
    # With its other data tesseract also sees which way up a page is.
    layout = ["--psm", "1"] if "osd" in _languages() else []
    resolution = ["--dpi", str(round(scale * POINTS))]
    try:
        table = programs.run(
            [_program() or "", "stdin", "stdout", "-l", LANGUAGE, *layout, *resolution, "tsv"],
            data=picture,
            seconds=limits.current().ocr_seconds,
            # Its threads get in each other's way: with them a page takes four times as long.
            environment={"OMP_THREAD_LIMIT": "1"},
        )
    except (TimeLimit, OSError):
        return None
    return _read(table.decode("utf-8", "replace"), scale)


def tell(builder: Builder, found: Mapping[int, PageText | None]) -> None:
    """Say which pages were recognised, and how surely, and which were not and why; by page number."""
    read = {number: page for number, page in sorted(found.items()) if page is not None}
    for number, page in read.items():
        text = _("Page {page} is a picture; its text was recognised (OCR) with a confidence of {percent} %.")
        builder.say("ocr-page", "info", text.format(page=number, percent=round(100 * page.confidence)))
        if unsure := page.unsure():
            text = _("Compare these figures with page {page}, which is a picture: {figures}.")
            builder.say("ocr-figures", "warning", text.format(page=number, figures=", ".join(unsure)))
    if read:
        text = plural(
            "{count} page is a picture; its text was recognised (OCR), and words may be wrong.",
            "{count} pages are pictures; their text was recognised (OCR), and words may be wrong.",
            len(read),
        )
        builder.say("ocr", "warning", text.format(count=len(read)))
    if lost := sorted(found.keys() - read.keys()):
        text = _("There was not time to recognise the text of these pages, which are pictures: {pages}.")
        if not available():
            text = _(
                "These pages are pictures, and their text is not read: {pages}. Install tesseract with Swedish "
                "(Debian: tesseract-ocr-swe) and read the file again."
            )
        builder.say("ocr-missing", "error", text.format(pages=", ".join(map(str, lost))))


@cache
def _program() -> str | None:
    return shutil.which("tesseract")


@cache
def _languages() -> frozenset[str]:
    program = _program()
    if program is None:
        return frozenset()
    done = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=60)  # noqa: S603
    return frozenset((done.stdout + done.stderr).decode("utf-8", "replace").split())


def _scale(width: float, height: float) -> float:
    """Pixels for a point: as tesseract wants it, or fewer on a page that is very large."""
    usual = DPI / POINTS
    most = limits.current().ocr_megapixels * 1_000_000
    area = max(width * height, 1.0)
    return float(min(usual, (most / area) ** 0.5))


def _pgm(bitmap: Any) -> bytes:
    """The picture as a portable greymap (netpbm, "P5")."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    if stride != width:
        data = b"".join(data[at : at + width] for at in range(0, stride * height, stride))
    return b"P5\n%d %d\n255\n" % (width, height) + data


def _read(table: str, scale: float) -> PageText:
    """The page in tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence
    and text, in pixels and per cent."""
    words: list[tuple[tuple[int, int, int], Word]] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        block, paragraph, line = (int(cell) for cell in cells[2:5])
        left, top, width, height = (int(cell) / scale for cell in cells[6:10])
        confidence = max(float(cells[10]), 0.0) / 100
        if confidence >= _NOISE or _WRITTEN.search(cells[11]):
            word = Word(cells[11].strip(), confidence, left, top, left + width, top + height)
            words.append(((block, paragraph, line), word))
    lines = tuple(
        Line(tuple(word for _key, word in group), key[:2]) for key, group in groupby(words, key=lambda pair: pair[0])
    )
    letters = sum(len(word.text) for _key, word in words)
    sure = sum(len(word.text) * word.confidence for _key, word in words)
    return PageText(lines, sure / letters if letters else 0.0)
