"""One page of the file, taken apart, and what there was to say about it."""

from dataclasses import dataclass
from typing import Any

from kserender.extract.readers.pdf.annotations import annotations
from kserender.extract.readers.pdf.characters import Letters, direction, words
from kserender.extract.readers.pdf.frame import frame
from kserender.extract.readers.pdf.lines import rows
from kserender.extract.readers.pdf.paths import drawing
from kserender.extract.readers.pdf.shapes import Box, Font
from kserender.extract.readers.pdf.sheets import Sheet
from kserender.extract.readers.pdf.strokes import marked, nearness
from kserender.extract.readers.pdf.tables import tables

# A picture smaller than this, in parts of the page, is an ornament or a coat of arms.
SMALLEST_PICTURE = 0.02


@dataclass(frozen=True, slots=True)
class Findings:
    """What the user should know of a page."""

    letters: int
    pictures: int
    unmapped: tuple[tuple[str, int], ...]
    outside: int
    unread: tuple[tuple[str, int], ...]


def read_page(page: Any, number: int, fonts: dict[int, Font]) -> tuple[Sheet, Findings]:
    """The page (a pdfium page, which is left open) and what was found on it.  `fonts` is the document's cache."""
    textpage = page.get_textpage()
    try:
        letters = Letters(textpage.raw, fonts)
        turn = page.get_rotation()
        view = frame(page.get_bbox(), turn)
        if lying := direction(letters, view):
            view = frame(page.get_bbox(), (turn - lying) % 360)
            letters.forget()
        drawn = drawing(page.raw, view)
        notes = annotations(page.raw, view)
        text = words(letters, view, nearness(drawn.horizontals, notes.markups))
    finally:
        textpage.close()
    found, strokes = marked(text.words, drawn.horizontals, drawn.verticals, notes.markups)
    grids, left, turned = tables(found, text.turned, drawn, strokes)
    sheet = Sheet(
        number=number,
        width=round(view.width, 1),
        height=round(view.height, 1),
        rows=tuple(rows(left)),
        tables=tuple(grids),
        rules=tuple(
            rule
            for rule in drawn.horizontals
            if rule not in strokes and rule.ink and not any(t.box.holds(rule.x, rule.y, 2) for t in grids)
        ),
        pictures=tuple(picture for picture in drawn.pictures if _is_seen(picture, view.width * view.height)),
        turned=tuple(turned),
    )
    findings = Findings(
        text.letters, len(drawn.pictures), tuple(sorted(text.unmapped.items())), text.outside, notes.unread
    )
    return sheet, findings


def _is_seen(picture: Box, page: float) -> bool:
    return picture.width * picture.height >= SMALLEST_PICTURE * page
