"""One page of the file, taken apart, and what there was to say about it."""

from dataclasses import dataclass
from typing import Any

from kserender.extract.readers.pdf.annotations import Annotations, annotations
from kserender.extract.readers.pdf.characters import Letters, Text, lies, spans
from kserender.extract.readers.pdf.frame import Frame, frame
from kserender.extract.readers.pdf.lines import rows
from kserender.extract.readers.pdf.paths import drawing
from kserender.extract.readers.pdf.shapes import Box, Drawing, Font
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
        view = frame(page.get_bbox(), page.get_rotation())
        drawn, notes, text = _look(page, letters, view)
        if lying := lies(text):
            view = frame(page.get_bbox(), (page.get_rotation() - lying) % 360)
            drawn, notes, text = _look(page, letters, view)
    finally:
        textpage.close()
    found, strokes = marked(text.spans, drawn.horizontals, drawn.verticals, notes.markups)
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


def _look(page: Any, letters: Letters, view: Frame) -> tuple[Drawing, Annotations, Text]:
    drawn = drawing(page.raw, view)
    notes = annotations(page.raw, view)
    return drawn, notes, spans(letters, view, nearness(drawn, notes.markups))


def _is_seen(picture: Box, page: float) -> bool:
    return picture.width * picture.height >= SMALLEST_PICTURE * page
