"""Small PDFs, written in memory the way a test describes them: text at a place, rules, areas, annotations.

Places are in points from the upper left corner of an A4 page.  The type is Courier, whose letters are all 0.6 of the
size wide, so that a test can reckon where a word stands; its encoding is WinAnsi, so that å, ä and ö work.
"""

import textwrap
from typing import Any

import pytest

from kserender.extract.readers.pdf import read
from kserender.model import Block, Document, Figure, Source, Table

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 70.0, 525.0
LETTER = 0.6
FONTS = {
    "plain": "Courier",
    "bold": "Courier-Bold",
    "italic": "Courier-Oblique",
    "sans": "Helvetica",
    "symbol": "ZapfDingbats",
}


class Page:
    """A page that is written on; `y` is the baseline of the line last written."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, turned: int = 0) -> None:
        self.width, self.height, self.turned = width, height, turned
        self.content: list[str] = []
        self.annotations: list[str] = []
        self.lines: list[tuple[str, float, float, float]] = []
        self.y = 60.0

    def write(
        self,
        text: str,
        x: float = LEFT,
        y: float | None = None,
        *,
        face: str = "plain",
        size: float = 10.0,
        turn: int = 0,
        mode: int = 0,
    ) -> "Page":
        """One line of text; without `y`, a line under the last one."""
        self.y = self.y + 1.2 * size if y is None else y
        matrix = {0: "1 0 0 1", 90: "0 -1 1 0", 270: "0 1 -1 0", 45: ".7 .7 -.7 .7"}[turn]
        name = list(FONTS).index(face) + 1
        at = f"{matrix} {x:g} {self.height - self.y:g}"
        self.content.append(f"BT /F{name} {size:g} Tf {mode} Tr {at} Tm {_string(text)} Tj ET")
        self.lines.append((text, x, self.y, size))
        return self

    def prose(
        self,
        text: str,
        x: float = LEFT,
        y: float | None = None,
        *,
        right: float = RIGHT,
        leading: float = 12.0,
        **how: Any,
    ) -> "Page":
        """Running text, broken where the line is full."""
        size = how.get("size", 10.0)
        if y is not None:
            self.y = y - leading
        for line in textwrap.wrap(text, int((right - x) / (LETTER * size)), break_long_words=False):
            self.write(line, x, self.y + leading, **how)
        return self

    def skip(self, points: float = 8.0) -> "Page":
        """Some room before the next line."""
        self.y += points
        return self

    def columns(self, *texts: str, at: tuple[float, ...], **how: Any) -> "Page":
        """Texts side by side on a new line."""
        y = self.y + 1.2 * how.get("size", 10.0)
        for text, x in zip(texts, at, strict=True):
            self.write(text, x, y, **how)
        return self

    def where(self, word: str) -> tuple[float, float, float, float]:
        """Left, right, baseline and size of a word in the last line that has it."""
        for text, x, y, size in reversed(self.lines):
            if word in text:
                start = x + text.index(word) * LETTER * size
                return start, start + len(word) * LETTER * size, y, size
        raise AssertionError(f"{word!r} has not been written")

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.6, grey: float = 0.0) -> "Page":
        """A straight line."""
        ends = f"{x0:g} {self.height - y0:g} m {x1:g} {self.height - y1:g} l"
        self.content.append(f"{grey:g} G {width:g} w {ends} S 0 G")
        return self

    def area(self, x0: float, top: float, x1: float, bottom: float, *, colour: str = "0 0 0") -> "Page":
        """A filled rectangle."""
        box = f"{x0:g} {self.height - bottom:g} {x1 - x0:g} {bottom - top:g}"
        self.content.append(f"{colour} rg {box} re f 0 g")
        return self

    def strike(self, word: str, *, over: float = 0.26, before: float = 0.0, after: float = 0.0) -> "Page":
        """A line through a word, `over` its baseline in parts of the size, longer by `before` and `after` points."""
        x0, x1, y, size = self.where(word)
        return self.rule(x0 - before, y - over * size, x1 + after, y - over * size)

    def underline(self, word: str) -> "Page":
        return self.strike(word, over=-0.12)

    def grid(self, xs: tuple[float, ...], ys: tuple[float, ...]) -> "Page":
        """The rules of a table."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def note(self, kind: str, word: str, *, author: str = "", date: str = "") -> "Page":
        """An annotation over a word."""
        x0, x1, y, size = self.where(word)
        low, high = self.height - y - 0.2 * size, self.height - y + 0.8 * size
        quad = f"{x0:g} {high:g} {x1:g} {high:g} {x0:g} {low:g} {x1:g} {low:g}"
        told = (f" /T {_string(author)}" if author else "") + (f" /M ({date})" if date else "")
        self.annotations.append(
            f"<< /Type /Annot /Subtype /{kind} /Rect [{x0:g} {low:g} {x1:g} {high:g}] /QuadPoints [{quad}]{told} >>"
        )
        return self


class Paper:
    """A PDF of pages, and what the reader finds in it."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.info: dict[str, str] = {}
        self.catalogue = ""

    def page(self, **how: Any) -> Page:
        """A new page."""
        self.pages.append(Page(**how))
        return self.pages[-1]

    def data(self) -> bytes:
        """The file."""
        fonts = " ".join(f"/F{n} {n + 2} 0 R" for n in range(1, len(FONTS) + 1))
        first = 3 + len(FONTS)
        objects = [
            f"<< /Type /Catalog /Pages 2 0 R /Lang (sv-SE) {self.catalogue} >>",
            f"<< /Type /Pages /Count {len(self.pages)} /Kids "
            f"[{' '.join(f'{first + 2 * n} 0 R' for n in range(len(self.pages)))}] >>",
        ]
        for name in FONTS.values():
            encoding = "" if name == "ZapfDingbats" else " /Encoding /WinAnsiEncoding"
            objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}{encoding} >>")
        for n, page in enumerate(self.pages):
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:g} {page.height:g}] /Rotate {page.turned} "
                f"/Contents {first + 2 * n + 1} 0 R /Resources << /Font << {fonts} >> >> "
                f"/Annots [{' '.join(page.annotations)}] >>"
            )
            content = "\n".join(page.content)
            objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(f"<< {' '.join(f'/{key} {_string(value)}' for key, value in self.info.items())} >>")
        return _file(objects)

    def read(self) -> Document:
        return read(self.data(), Source("prov.pdf", "0"))

    def texts(self) -> list[str]:
        """The text of every block of the body."""
        return [block.text() for block in self.read().blocks if not isinstance(block, Figure)]

    def kinds(self) -> list[tuple[str, str]]:
        """What every block is, and its text."""
        return [(type(block).__name__, block.text()) for block in self.read().blocks]


def cells(block: Block) -> list[list[str]]:
    """The text of a table's cells."""
    assert isinstance(block, Table)
    return [[cell.text() for cell in row.cells] for row in block.rows]


def _string(text: str) -> str:
    letters = "".join(
        f"\\{byte:03o}" if byte > 126 or chr(byte) in "()\\" else chr(byte) for byte in text.encode("cp1252")
    )
    return f"({letters})"


def _file(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return bytes(out) + f"startxref\n{table}\n%%EOF\n".encode()


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def page(paper: Paper) -> Page:
    """The only page of `paper`."""
    return paper.page()


@pytest.fixture
def table_cells() -> Any:
    return cells
