"""One page of the file, taken apart, and what there was to say about it."""

from dataclasses import dataclass, replace
from typing import Any

from kserender.extract.readers.ocr import PageText, page_text
from kserender.extract.readers.pdf.aligned import between_rules, figures
from kserender.extract.readers.pdf.annotations import Annotations, annotations
from kserender.extract.readers.pdf.characters import Text, lies, spans
from kserender.extract.readers.pdf.doubts import Doubt, mended, reworded, worded
from kserender.extract.readers.pdf.frame import Frame, frame
from kserender.extract.readers.pdf.letters import Fonts, Letters
from kserender.extract.readers.pdf.lines import rows
from kserender.extract.readers.pdf.paths import drawing
from kserender.extract.readers.pdf.scanned import scanned
from kserender.extract.readers.pdf.second_opinion import SecondOpinion
from kserender.extract.readers.pdf.shapes import UNTAGGED, Box, Drawing
from kserender.extract.readers.pdf.sheets import Sheet
from kserender.extract.readers.pdf.strokes import marked, nearness
from kserender.extract.readers.pdf.structure import SOUND, contents
from kserender.extract.readers.pdf.tables import tables

# In parts of the page: smaller pictures are ornaments, larger ones the page itself as it was scanned.
SMALLEST_PICTURE, LARGEST_PICTURE = 0.02, 0.8
# In parts of the page's height: pictures nearer to its edge belong to heads and feet.
EDGE = 0.17


@dataclass(frozen=True, slots=True)
class Findings:
    """What the user should know of a page."""

    letters: int
    pictures: int
    unmapped: tuple[tuple[str, int], ...]
    outside: int
    unread: tuple[tuple[str, int], ...]
    doubts: tuple[Doubt, ...] = ()
    is_picture: bool = False
    recognised: PageText | None = None


def read_page(
    page: Any, number: int, fonts: Fonts, second: SecondOpinion, tagged: bool = False
) -> tuple[Sheet, Findings]:
    """The page (a pdfium page, which is left open) and what was found on it.

    `fonts` is the document's cache; `second` is asked where there is a doubt; `tagged` tells that the file has a
    structure tree.
    """
    textpage = page.get_textpage()
    try:
        letters = Letters(textpage.raw, fonts)
        view = frame(page.get_bbox(), page.get_rotation())
        drawn, notes, text = _look(page, letters, view, tagged)
        if lying := lies(text):
            view = frame(page.get_bbox(), (page.get_rotation() - lying) % 360)
            drawn, notes, text = _look(page, letters, view, tagged)
    finally:
        textpage.close()
    is_picture = not text.letters and bool(drawn.pictures)
    recognised = page_text(page) if is_picture else None
    if recognised is not None:
        text = replace(text, spans=list(scanned(recognised)))
    text, doubts = reworded(text, number, view, second)
    found, strokes = marked(text.spans, drawn.horizontals, drawn.verticals, notes.markups)
    grids, left, turned = tables(found, text.turned, drawn, strokes)
    grids, broken = mended(grids, found, drawn, number, view, second)
    rules = [
        rule
        for rule in drawn.horizontals
        if rule not in strokes and rule.ink and not any(table.box.holds(rule.x, rule.y, 2) for table in grids)
    ]
    ruled, text_rows = between_rules(rows(left), rules)
    aligned, text_rows = figures(text_rows)
    unruled, text_rows, unsure = worded(text_rows, number, view, second)
    sheet = Sheet(
        number=number,
        width=round(view.width, 1),
        height=round(view.height, 1),
        rows=tuple(text_rows),
        tables=tuple(sorted([*grids, *ruled, *aligned, *unruled], key=lambda table: table.box.top)),
        rules=tuple(rules),
        pictures=tuple(picture for picture in drawn.pictures if _is_seen(picture.box, view)),
        turned=tuple(turned),
    )
    findings = Findings(
        text.letters,
        len(drawn.pictures),
        tuple(sorted(text.unmapped.items())),
        text.outside,
        notes.unread,
        (*doubts, *broken, *unsure),
        is_picture,
        recognised,
    )
    return sheet, findings


def _look(page: Any, letters: Letters, view: Frame, tagged: bool) -> tuple[Drawing, Annotations, Text]:
    marks = contents(page.raw) if tagged else {}
    drawn = drawing(page.raw, view, marks)
    notes = annotations(page.raw, view)
    text = spans(letters, view, nearness(drawn, notes.markups), marks)
    if marks and text.tagged < SOUND * text.letters:
        text.spans = [span._replace(tag=UNTAGGED) if span.tag != UNTAGGED else span for span in text.spans]
    return drawn, notes, text


def _is_seen(box: Box, view: Frame) -> bool:
    """Whether a picture belongs to the paper: not an ornament, a coat of arms at the edge, or what lies behind all."""
    part = box.width * box.height / (view.width * view.height)
    inside = box.bottom > EDGE * view.height and box.top < (1 - EDGE) * view.height
    return inside and SMALLEST_PICTURE <= part <= LARGEST_PICTURE
