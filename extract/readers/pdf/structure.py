"""What a tagged PDF says of itself: headings, header cells, descriptions of figures, what is no content of the paper.

The structure tree and marked content are those of PDF 32000-1:2008, 14.6 to 14.8.

The tree is believed only on a page where it covers nearly all letters; many programs tag a part and leave the rest.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kserender.extract.readers.pdf.shapes import Tag

# The part of a page's letters that must stand in contents that the tree knows.
SOUND = 0.95
# Elements of one page's tree, and how deep they are looked for; a tree may be made to have no end.
MAX_ELEMENTS, MAX_DEPTH = 20_000, 60
LONGEST_DESCRIPTION = 2_000  # letters

_HEADING = re.compile(r"H([1-6])")


class Content(NamedTuple):
    """A marked content: its tag, and the description of the figure that it belongs to."""

    tag: Tag
    description: str = ""


def contents(page: Any) -> dict[int, Content]:
    """The marked contents of this pdfium page by id."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        return dict(_contents(pdfium, tree))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def is_artifact(item: Any) -> bool:
    """Whether this page object is marked as no content of the paper: a head, a foot, an ornament."""
    import pypdfium2.raw as pdfium

    buffer, size = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
    for at in range(min(pdfium.FPDFPageObj_CountMarks(item), MAX_DEPTH)):
        mark = pdfium.FPDFPageObj_GetMark(item, at)
        known = pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
        if known and ctypes.string_at(buffer, max(size.value - 2, 0)).decode("utf-16-le", "replace") == "Artifact":
            return True
    return False


def _contents(c: Any, tree: Any) -> Iterator[tuple[int, Content]]:
    count = min(c.FPDF_StructTree_CountChildren(tree), MAX_ELEMENTS)
    waiting = [(c.FPDF_StructTree_GetChildAtIndex(tree, at), Content(Tag()), 0) for at in range(count)]
    seen = 0
    while waiting and seen < MAX_ELEMENTS:
        element, content, depth = waiting.pop()
        seen += 1
        if not element or depth > MAX_DEPTH:
            continue
        content = _content(c, element, content)
        for at in range(min(max(c.FPDF_StructElement_CountChildren(element), 0), MAX_ELEMENTS)):
            number = c.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if number >= 0:
                yield number, content
            else:
                waiting.append((c.FPDF_StructElement_GetChildAtIndex(element, at), content, depth + 1))


def _content(c: Any, element: Any, outer: Content) -> Content:
    """The content of an element inside that of another."""
    kind = _string(c.FPDF_StructElement_GetType, element, 32)
    if match := _HEADING.fullmatch(kind):
        return outer._replace(tag=outer.tag._replace(level=int(match[1])))
    if kind == "TH":
        return outer._replace(tag=outer.tag._replace(header=True))
    if kind == "Figure":
        return outer._replace(description=_string(c.FPDF_StructElement_GetAltText, element, LONGEST_DESCRIPTION))
    return outer


def _string(getter: Callable[..., int], element: Any, longest: int) -> str:
    """A text of an element; nothing if it has more than so many letters."""
    buffer = ctypes.create_string_buffer(2 * longest)
    size = getter(element, buffer, len(buffer))
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace").strip() if size <= len(buffer) else ""
