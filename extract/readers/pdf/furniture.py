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
# Type larger than this, in parts of the body's, is a title that happens to come back, unless most pages have it.
LARGE = 1.2

_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b")
# "3", "- 3 -", "3 (12)", "3/12", "Sida 3 av 12", "Page 3 of 12".
_PAGE = r"(?:sid(?:a|nr)?\.?|page|s\.|p\.)"
_PAGE_NUMBER = re.compile(
    rf"(?:{_PAGE}\s*)?[-–—]?\s*(?P<page>\d{{1,4}})\s*[-–—]?\s*(?:(?:\(|/|av|of)\s*(?P<all>\d{{1,4}})\s*\)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A row near an edge: its page and index there, how far in it stands, its type size and text without numbers."""

    page: int
    index: int
    depth: float
    size: float
    text: str


def furniture(sheets: Sequence[Sheet], body: float) -> dict[int, set[int]]:
    """The rows that are heads and feet: their indices, by page number.  `body` is the size of the running text."""
    found: dict[int, set[int]] = defaultdict(set)
    for edge in (_from_top, _from_foot):
        places = {sheet.number: list(edge(sheet)) for sheet in sheets}
        repeated = _repeated(places, body)
        for sheet in sheets:
            found[sheet.number].update(_run(places[sheet.number], repeated, sheet))
    return found


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


def _from_top(sheet: Sheet) -> Iterator[_Place]:
    for index, row in enumerate(sheet.rows[:DEEPEST]):
        if row[0].y <= sheet.height * ZONE:
            yield _place(sheet, index, row[0].y)


def _from_foot(sheet: Sheet) -> Iterator[_Place]:
    # Pages may differ in height: the distance to the foot is what comes back.
    count = len(sheet.rows)
    for back, row in enumerate(reversed(sheet.rows[-DEEPEST:]), 1):
        if row[0].y >= sheet.height * (1 - ZONE):
            yield _place(sheet, count - back, sheet.height - row[0].y)


def _place(sheet: Sheet, index: int, depth: float) -> _Place:
    row = sheet.rows[index]
    text = " ".join(" ".join(piece.text.lower().split()) for piece in row)
    return _Place(sheet.number, index, depth, max(piece.size for piece in row), _NUMBERS.sub("#", text))


def _repeated(places: dict[int, list[_Place]], body: float) -> set[tuple[int, int]]:
    """The rows (page, index) that come back in the same place on a page near by, or on half of the pages, and stand
    outside the text: what other pages have there, or farther out, comes back as well."""
    by_text: dict[str, list[_Place]] = defaultdict(list)
    for place in (place for page in places.values() for place in page):
        by_text[place.text].append(place)
    back: dict[tuple[int, int], set[int]] = {}
    for same in by_text.values():
        for place in same:
            pages = {o.page for o in same if abs(o.depth - place.depth) <= SAME_PLACE}
            near = any(0 < abs(page - place.page) <= 2 for page in pages)
            if near or len(pages) >= max(len(places) / 2, 2):
                back[place.page, place.index] = pages
    first = min(places, default=0)
    out = set()
    for place in (place for page in places.values() for place in page):
        pages = back.get((place.page, place.index), set())
        if not pages or (place.size > LARGE * body and len(pages) < max(3, 0.6 * len(places))):
            continue
        others = {
            o.page
            for page in places.values()
            for o in page
            if o.page != first and o.depth <= place.depth + 2 and (o.page, o.index) not in back
        }
        if len(others) < max(len(pages) / 2, 1):
            out.add((place.page, place.index))
    return out


def _run(places: list[_Place], repeated: set[tuple[int, int]], sheet: Sheet) -> Iterable[int]:
    """The rows from the page's edge up to the innermost one that comes back or is a page number.

    What stands farther out than a head or foot belongs to it, such as the addresses under the foot of the first page.
    """
    innermost = -1
    for depth, place in enumerate(places):
        if (place.page, place.index) in repeated or is_page_number(sheet.rows[place.index], sheet.number):
            innermost = depth
    return (place.index for place in places[: innermost + 1])
