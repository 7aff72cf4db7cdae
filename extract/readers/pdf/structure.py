"""What a tagged PDF says of itself: which marked contents of a page are headings (PDF 32000-1:2008, 14.7 and 14.8).

The tree is believed only on a page where it covers nearly all letters; many programs tag a part and leave the rest.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

# The part of a page's letters that must stand in contents that the tree knows.
SOUND = 0.95
# Elements of one page's tree, and how deep they are looked for; a tree may be made to have no end.
MAX_ELEMENTS, MAX_DEPTH = 20_000, 60

_HEADING = re.compile(r"H([1-6])")


def headings(page: Any) -> dict[int, int]:
    """The marked contents of this pdfium page by id, with the level of the heading they belong to, or 0."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        return dict(_contents(pdfium, tree))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _contents(c: Any, tree: Any) -> Iterator[tuple[int, int]]:
    count = min(c.FPDF_StructTree_CountChildren(tree), MAX_ELEMENTS)
    waiting = [(c.FPDF_StructTree_GetChildAtIndex(tree, at), 0, 0) for at in range(count)]
    seen = 0
    while waiting and seen < MAX_ELEMENTS:
        element, level, depth = waiting.pop()
        seen += 1
        if not element or depth > MAX_DEPTH:
            continue
        level = _level(c, element) or level
        for at in range(min(max(c.FPDF_StructElement_CountChildren(element), 0), MAX_ELEMENTS)):
            content = c.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if content >= 0:
                yield content, level
            else:
                waiting.append((c.FPDF_StructElement_GetChildAtIndex(element, at), level, depth + 1))


def _level(c: Any, element: Any) -> int:
    buffer = ctypes.create_string_buffer(32)
    size = c.FPDF_StructElement_GetType(element, buffer, len(buffer))
    match = _HEADING.fullmatch(buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")) if size <= 32 else None
    return int(match[1]) if match else 0
