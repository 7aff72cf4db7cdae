"""Running heads, feet and page numbers: what comes back at the edge of page after page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kserender.extract.readers.pdf.lines import Row
from kserender.extract.readers.pdf.sheets import Sheet

# Furniture stands in the outer parts of a page: this much of its height, from the top and from the foot.
ZONE = 0.17
# Rows of two pages stand in the same place when they differ by less than this (points).
SAME_PLACE = 4.0
# So many rows from the edge are looked at.
DEEPEST = 12

_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b")
# "3", "- 3 -", "3 (12)", "3/12", "Sida 3 av 12", "Page 3 of 12".
_PAGE = r"(?:sid(?:a|nr)?\.?|page|s\.|p\.)"
_PAGE_NUMBER = re.compile(
    rf"(?:{_PAGE}\s*)?[-–—]?\s*(?P<page>\d{{1,4}})\s*[-–—]?\s*(?:(?:\(|/|av|of)\s*(?P<all>\d{{1,4}})\s*\)?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A row near an edge: its page, its index among the page's rows, height on the page, and text without numbers."""

    page: int
    index: int
    y: float
    text: str


def furniture(sheets: Sequence[Sheet]) -> dict[int, set[int]]:
    """The rows that are heads and feet: their indices, by page number."""
    found: dict[int, set[int]] = defaultdict(set)
    for edge in (_from_top, _from_foot):
        edges = {sheet.number: list(edge(sheet)) for sheet in sheets}
        repeated = set(_repeated(edges))
        for sheet in sheets:
            found[sheet.number].update(_run(edges[sheet.number], repeated, sheet))
    return found


def _from_top(sheet: Sheet) -> Iterator[_Place]:
    for index, row in enumerate(sheet.rows[:DEEPEST]):
        if row[0].y <= sheet.height * ZONE:
            yield _Place(sheet.number, index, row[0].y, _pattern(row))


def _from_foot(sheet: Sheet) -> Iterator[_Place]:
    count = len(sheet.rows)
    for back, row in enumerate(reversed(sheet.rows[-DEEPEST:]), 1):
        if row[0].y >= sheet.height * (1 - ZONE):
            # Pages may differ in height: the distance to the foot is what comes back.
            yield _Place(sheet.number, count - back, sheet.height - row[0].y, _pattern(row))


def _pattern(row: Row) -> str:
    text = " ".join(piece.text for piece in row)
    return _NUMBERS.sub("#", " ".join(text.lower().split()))


def _repeated(edges: dict[int, list[_Place]]) -> Iterator[tuple[int, int]]:
    """Rows with the same text in the same place on the page before, after, or two from it (left and right pages), or
    on at least half of the pages."""
    by_text: dict[str, list[_Place]] = defaultdict(list)
    for places in edges.values():
        for place in places:
            by_text[place.text].append(place)
    for places in by_text.values():
        for place in places:
            same = {o.page for o in places if o.page != place.page and abs(o.y - place.y) <= SAME_PLACE}
            near = any(abs(page - place.page) <= 2 for page in same)
            if near or len(same) + 1 >= max(len(edges) / 2, 2):
                yield place.page, place.index


def _run(places: list[_Place], repeated: set[tuple[int, int]], sheet: Sheet) -> Iterable[int]:
    """The rows from the page's edge up to the innermost one that comes back or is a page number.

    What stands farther out than a head or foot belongs to it, such as the addresses under the foot of the first page.
    """
    innermost = -1
    for depth, place in enumerate(places):
        if (place.page, place.index) in repeated or is_page_number(sheet.rows[place.index], sheet.number):
            innermost = depth
    return (place.index for place in places[: innermost + 1])


def is_page_number(row: Row, page: int) -> bool:
    """Whether a piece of the row is a page number: "3 (12)" always, a bare number if it is this page's."""
    for piece in row:
        match = _PAGE_NUMBER.fullmatch(piece.text.strip())
        if match is None:
            continue
        if match["all"] and int(match["page"]) <= int(match["all"]):
            return True
        if len(row) == 1 and int(match["page"]) == page:
            return True
    return False
