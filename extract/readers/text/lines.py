"""A text as lines, each with its page and the marks inside it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kserender.extract.readers.text.dump import Bookmark, NoteMark, Piece
from kserender.model import Run

# A line with the number of a § at its start, perhaps after the organ's letters.
PARAGRAPH_HEAD = re.compile(r"\s*(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}\s*)?§+\s*\d|\s*\d{1,4}\s*§\s*$")
_PAGE = re.compile(r"<!--\s*(?:sida|page)\s+(\d+)\s*-->")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs (note marks included), its bookmarks as (name, offset) and its page, if pages are known."""

    runs: tuple[Run, ...]
    bookmarks: tuple[tuple[str, int], ...]
    page: int | None

    @property
    def text(self) -> str:
        """The line's text without marks."""
        return "".join(run.text for run in self.runs if run.note is None)

    def stripped(self, start: int) -> "Line":
        """The line without its first `start` characters and without white space at its end."""
        end = len(self.text.rstrip())
        runs: list[Run] = []
        at = 0
        for run in self.runs:
            if run.note is not None:
                runs.append(run)
                continue
            kept = run.text[max(start - at, 0) : max(end - at, 0)]
            at += len(run.text)
            if kept:
                runs.append(replace(run, text=kept))
        return Line(tuple(runs), tuple((name, max(at - start, 0)) for name, at in self.bookmarks), self.page)


def lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    """The lines of the pieces.  A form feed, or a comment `<!-- sida 2 -->`, begins a page."""
    pages = _pages(pieces)
    runs: list[Run] = []
    bookmarks: list[tuple[str, int]] = []
    size = 0
    page: int | None = None
    for piece, page in pages:
        if isinstance(piece, Bookmark):
            bookmarks.append((piece.name, size))
        elif isinstance(piece, NoteMark):
            runs.append(Run("", note=piece.id))
        else:
            for number, text in enumerate(piece.split("\n")):
                if number:
                    yield Line(tuple(runs), tuple(bookmarks), page)
                    runs, bookmarks, size = [], [], 0
                if text:
                    runs.append(Run(text))
                    size += len(text)
    yield Line(tuple(runs), tuple(bookmarks), page)


def _pages(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, int | None]]:
    pieces = list(pieces)
    texts = [piece for piece in pieces if isinstance(piece, str)]
    page = 1 if any("\f" in text or _PAGE.search(text) for text in texts) else None
    for piece in pieces:
        if not isinstance(piece, str) or page is None:
            yield piece, page
            continue
        at = 0
        for match in re.finditer(rf"\f|{_PAGE.pattern}", piece):
            yield piece[at : match.start()], page
            page = int(match[1]) if match[1] else page + 1
            at = match.end()
        yield piece[at:], page
