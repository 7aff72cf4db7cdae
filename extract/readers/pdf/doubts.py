"""Where the reader doubts what it sees on a page, and how pdfplumber's answer settles it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from kserender.extract.readers.pdf.characters import Text
from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.grid import grids
from kserender.extract.readers.pdf.lines import Line, Row
from kserender.extract.readers.pdf.second_opinion import SecondOpinion, unknown
from kserender.extract.readers.pdf.shapes import Box, Drawing, Rule, Span
from kserender.extract.readers.pdf.tables import TableArea, misplaced, table_of
from kserender.extract.readers.pdf.worded import Candidate, candidates

# The readers agree on a table if so many of its texts, in parts, stand in the same columns for both.
AGREE = 0.85
# Neither half sure, nor surer than this, are rows that one reader takes for a table.
HALF, SURE = 0.5, 0.9
# Letters without a meaning on a page that make its text doubtful: so many, and this part of them.
MANY, PART = 10, 0.02

Kind = Literal["table", "rows", "grid", "regrid", "text"]


class Doubt(NamedTuple):
    """What was doubted and how it was settled, with the part of the evidence that speaks for it (0–1).

    table, rows: columns of words taken for a table, or left as rows; grid, regrid: broken rules read our way, or
    pdfplumber's; text: pdfplumber's words taken, as it knows letters that pdfium does not.
    """

    kind: Kind
    confidence: float


def worded(
    rows: Sequence[Row], number: int, view: Frame, second: SecondOpinion
) -> tuple[list[TableArea], list[Row], list[Doubt]]:
    """The tables of words without rules that both readers see, the rows outside them, and what was doubted."""
    found: list[TableArea] = []
    left: list[Row] = []
    doubts: list[Doubt] = []
    at = 0
    for candidate in candidates(rows):
        cells = second.columns(number, view, candidate.area.box, len(candidate.area.rows))
        share = agreement(candidate, rows, cells or [])
        doubts.append(Doubt("table", share) if share >= AGREE else Doubt("rows", min(max(1 - share, HALF), SURE)))
        if share >= AGREE:
            found.append(candidate.area)
            left += rows[at : candidate.start]
            at = candidate.end
    return found, [*left, *rows[at:]], doubts


def agreement(candidate: Candidate, rows: Sequence[Row], cells: Sequence[Box]) -> float:
    """The part of the texts whose cells, in the other reader's table, hold nothing of another column."""
    good = total = 0
    for row in rows[candidate.start : candidate.end]:
        for piece in row:
            others = [other for other in row if other is not piece]
            y = piece.y - 0.3 * piece.size
            mine = [
                cell for cell in cells if cell.top <= y <= cell.bottom and cell.x0 < piece.x1 and cell.x1 > piece.x0
            ]
            total += 1
            good += bool(mine) and not any(_shares(cell, other) for cell in mine for other in others)
    return good / total if total else 0.0


def _shares(cell: Box, piece: Line) -> bool:
    return min(cell.x1, piece.x1) - max(cell.x0, piece.x0) > 0.5 * piece.size


def mended(
    tables: Sequence[TableArea], words: Sequence[Span], drawn: Drawing, number: int, view: Frame, second: SecondOpinion
) -> tuple[list[TableArea], list[Doubt]]:
    """The tables, those with broken rules as pdfplumber has them where its cells fit the words better."""
    out: list[TableArea] = []
    doubts: list[Doubt] = []
    for area in tables:
        if area.broken:
            inside = [word for word in words if area.box.holds(*word.middle)]
            ours = misplaced([cell.box for row in area.rows for cell in row.cells], inside)
            theirs = second.grid(number, view, area.box) or []
            wrong = misplaced(theirs, inside)
            better = _regridded(theirs, inside, drawn) if wrong < ours else None
            sure = 1 - min(wrong if better else ours, len(inside)) / max(len(inside), 1)
            doubts.append(Doubt("regrid" if better else "grid", sure))
            area = better or area
        out.append(area)
    return out, doubts


def _regridded(cells: Sequence[Box], words: Sequence[Span], drawn: Drawing) -> TableArea | None:
    flat = [Rule(Box(cell.x0, y, cell.x1, y)) for cell in cells for y in (cell.top, cell.bottom)]
    upright = [Rule(Box(x, cell.top, x, cell.bottom)) for cell in cells for x in (cell.x0, cell.x1)]
    made = grids(flat, upright)
    return table_of(made[0], words, drawn.fills) if len(made) == 1 else None


def reworded(text: Text, number: int, view: Frame, second: SecondOpinion) -> tuple[Text, list[Doubt]]:
    """The page's text, with the words as pdfplumber reads them if it knows letters that pdfium does not."""
    bad = sum(text.unmapped.values())
    if bad < MANY or bad < PART * text.letters:
        return text, []
    theirs = second.words(number, view)
    letters = sum(len(span.text) for span in theirs or ())
    worse = unknown(span.text for span in theirs or ())
    if theirs is None or letters < text.letters / 2 or worse * 2 > bad:
        return text, []
    return replace(text, spans=theirs, unmapped={}), [Doubt("text", 1 - worse / letters)]
