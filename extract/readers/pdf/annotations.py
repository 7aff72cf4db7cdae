"""The annotations of a page: strikes and underlines that a reader made, and the kinds that are not read."""

import ctypes
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from kserender.extract.readers.pdf.frame import Frame
from kserender.extract.readers.pdf.shapes import Box
from kserender.extract.readers.pdf.strokes import Markup

MAX_ANNOTATIONS, MAX_AREAS = 5_000, 2_000
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'?\d\d)?")


@dataclass(frozen=True, slots=True)
class Annotations:
    """The strikes and underlines, and how many annotations there are of the kinds that hold what is not read."""

    markups: tuple[Markup, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()


def annotations(page: Any, frame: Frame) -> Annotations:
    """The annotations of a pdfium page.  Links and pop-up windows hold no text of the paper."""
    import pypdfium2.raw as pdfium

    kinds = {pdfium.FPDF_ANNOT_STRIKEOUT: "struck", pdfium.FPDF_ANNOT_UNDERLINE: "underline"}
    silent = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_UNKNOWN}
    named = {
        pdfium.FPDF_ANNOT_TEXT: "comment",
        pdfium.FPDF_ANNOT_FREETEXT: "comment",
        pdfium.FPDF_ANNOT_WIDGET: "field",
        pdfium.FPDF_ANNOT_FILEATTACHMENT: "attachment",
    }
    markups: list[Markup] = []
    unread: Counter[str] = Counter()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)):
        found = pdfium.FPDFPage_GetAnnot(page, index)
        if not found:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(found)
        hidden = pdfium.FPDFAnnot_GetFlags(found) & (pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW)
        if kind in kinds and not hidden:
            author, date = _string(pdfium, found, b"T"), _string(pdfium, found, b"M")
            markups.append(Markup(kinds[kind], _areas(pdfium, found, frame), author or None, iso_date(date)))
        elif kind not in silent and not hidden:
            unread[named.get(kind, "marking")] += 1
        pdfium.FPDFPage_CloseAnnot(found)
    return Annotations(tuple(markups), tuple(sorted(unread.items())))


def iso_date(text: str) -> str | None:
    """A date of PDF (32000-1:2008, 7.9.4) in ISO 8601; None if it is not one."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if not (day and hour):
        return date
    offset = "" if zone is None else "Z" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    return f"{date}T{hour}:{minute or '00'}:{second or '00'}{offset}"


def _areas(pdfium: Any, found: Any, frame: Frame) -> tuple[Box, ...]:
    quad = pdfium.FS_QUADPOINTSF()
    areas = []
    for index in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(found), MAX_AREAS)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(found, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            areas.append(frame.box(min(xs), min(ys), max(xs), max(ys)))
    if not areas:
        rect = pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetRect(found, rect):
            areas.append(frame.box(rect.left, rect.bottom, rect.right, rect.top))
    return tuple(areas)


def _string(pdfium: Any, found: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(found, key, None, 0)
    if not 2 < size <= 4_096:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(found, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
