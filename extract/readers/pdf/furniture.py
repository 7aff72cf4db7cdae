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
# So many pages may lack a head or foot, in parts of those that have it.
MISSING = 0.34
# A page number stands so far from the text, in parts of its size.
AWAY = 2.0

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


def is_page_number(row: Row) -> bool:
    """Whether a piece of the row is a page number with the number of pages: "3 (12)", "Sida 3 av 12"."""
    matches = (_PAGE_NUMBER.fullmatch(piece.text.strip()) for piece in row)
    return any(match and match["all"] and int(match["page"]) <= int(match["all"]) for match in matches)


def is_bare_number(row: Row) -> bool:
    """Whether the row holds nothing but a number that can be the page's."""
    return len(row) == 1 and bool(_PAGE_NUMBER.fullmatch(row[0].text.strip()))


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
    return {
        (place.page, place.index)
        for page in places.values()
        for place in page
        if (place.page, place.index) in back and _is_outside(place, places, back, first, body)
    }


def _is_outside(
    place: _Place, places: dict[int, list[_Place]], back: dict[tuple[int, int], set[int]], first: int, body: float
) -> bool:
    """Whether a row that comes back stands outside the text.  Then few of the other pages (the first may differ) have
    text there or farther out, and most of them have a row of their own that comes back in its place."""
    pages = back[place.page, place.index]
    if place.size > LARGE * body and len(pages) < max(3, 0.6 * len(places)):
        return False
    within = missing = 0
    for number, others in places.items():
        if number == first:
            continue
        slack = -2 if number in pages else 2
        within += any(o.depth <= place.depth + slack and (o.page, o.index) not in back for o in others)
        missing += not any(abs(o.depth - place.depth) <= SAME_PLACE and (o.page, o.index) in back for o in others)
    return within < max(len(pages) / 2, 1) and missing <= MISSING * len(pages)


def _run(places: list[_Place], repeated: set[tuple[int, int]], sheet: Sheet) -> Iterable[int]:
    """The rows from the page's edge up to the innermost one that comes back or is a page number.

    What stands farther out than a head or foot belongs to it, such as the addresses under the foot of the first page.
    A number alone is the page's if it is the outermost row, away from the text, or next to a head or foot.
    """
    innermost = -1
    for at, place in enumerate(places):
        row = sheet.rows[place.index]
        if (place.page, place.index) in repeated or is_page_number(row):
            innermost = at
        elif is_bare_number(row) and innermost == at - 1:
            away = at + 1 == len(places) or abs(places[at + 1].depth - place.depth) > AWAY * place.size
            if away or at > 0 or row[0].text.strip("-–— ") == str(sheet.number):
                innermost = at
    return (place.index for place in places[: innermost + 1])
