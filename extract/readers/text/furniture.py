"""Running heads, page numbers and signature lines: what comes again at the top or foot of page after page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kserender.extract.readers.text.lines import Line

# So many filled lines from the top and from the foot of a page may be furniture.
ZONE = 9
# On so great a share of the pages a line has to come again, figures aside, and on so many at least.
SHARE = 0.4
FEWEST_PAGES = 3
# A heading may slip in between the lines of a running head when text is taken out of a PDF, but no more than this.
SLIPPED_IN = 1
_HEAD = re.compile(r"\s*§+\s*\d")
_FIGURES = re.compile(r"\d+|\b[0-9A-F]{12,}\b")


def set_apart(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """The text's own lines, and those that are page furniture; a text without pages has none."""
    lines = list(lines)
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.page is not None and line.text.strip():
            pages.setdefault(line.page, []).append(number)
    if len(pages) < FEWEST_PAGES:
        return lines, []
    apart: set[int] = set()
    for edges, slipped_in in (
        ([_before_head(lines, filled[:ZONE]) for filled in pages.values()], SLIPPED_IN),
        ([filled[: -ZONE - 1 : -1] for filled in pages.values()], 0),
    ):
        often = _often(lines, edges)
        for edge in edges:
            apart.update(_from_edge(lines, edge, often, slipped_in))
    return [line for n, line in enumerate(lines) if n not in apart], [lines[n] for n in sorted(apart)]


def _before_head(lines: Sequence[Line], top: Sequence[int]) -> list[int]:
    """The lines of a page's top down to the number of a §, which is what the page is about."""
    head = next((at for at, number in enumerate(top) if _HEAD.match(lines[number].text)), len(top))
    return list(top[:head])


def _often(lines: Sequence[Line], edges: Sequence[Sequence[int]]) -> set[str]:
    seen = Counter(key for edge in edges for key in {_key(lines[number]) for number in edge})
    return {key for key, count in seen.items() if count >= max(FEWEST_PAGES, SHARE * len(edges))}


def _from_edge(lines: Sequence[Line], edge: Sequence[int], often: set[str], slipped_in: int) -> Iterable[int]:
    """The furniture from the edge inwards: it ends where the page's own text begins."""
    between = 0
    for number in edge:
        if _key(lines[number]) in often:
            between = 0
            yield number
        else:
            between += 1
            if between > slipped_in:
                return


def _key(line: Line) -> str:
    return _FIGURES.sub("#", " ".join(line.text.split()))
