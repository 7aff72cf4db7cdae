"""Running heads, feet and page numbers: what comes back at the edge of page after page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kserender.extract.readers.pdf.lines import Line, Row
from kserender.extract.readers.pdf.sheets import Sheet

# Furniture stands in the outer parts of a page: this much of its height, from the top and from the foot.
ZONE = 0.17
# A table among the heads or feet ends (or begins) within this much of the page's height.
TABLE_ZONE = 0.22
# Rows of two pages stand in the same place when they differ by less than this (points).
SAME_PLACE = 4.0
# So many rows from the edge are looked at.
DEEPEST = 12
# Type larger than this, in parts of the body's, is a title that happens to come back, unless most pages have it.
LARGE = 1.2
# So many pages may lack a head or foot, in parts of those that have it.
MISSING = 0.34
# A page number, or what stands in the margin, is so far from the text, in parts of its size.
AWAY = 2.0
# No text is set nearer to the edge than this, in parts of the page's height (a good 19 mm on A4).
MARGIN = 0.065

_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b")
# "3", "- 3 -", "3 (12)", "3/12", "Sida 3 av 12", "Page 3 of 12".
_PAGE = r"(?:sid(?:a|nr)?\.?|page|s\.|p\.)"
_PAGE_NUMBER = re.compile(
    rf"(?P<word>{_PAGE}\s*)?[-–—]?\s*(?P<page>\d{{1,4}})\s*[-–—]?\s*(?:(?:\(|/|av|of)\s*(?P<all>\d{{1,4}})\s*\)?)?",
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
            # At the top of the first page stands the letterhead, which says what paper it is.
            is_letterhead = edge is _from_top and sheet is sheets[0]
            found[sheet.number].update(_run(places[sheet.number], repeated, sheet, is_letterhead))
    for sheet in sheets:
        for index, row in enumerate(sheet.rows):
            if row[0].tag.artifact and _is_artifact(row, sheet, sheets[0]):
                found[sheet.number].add(index)
    return found


def _is_artifact(lines: Iterable[Line], sheet: Sheet, first: Sheet) -> bool:
    """Whether a tagged file says that these are no content of the paper; but the letterhead is."""
    return all(line.tag.artifact and (sheet is not first or line.y > sheet.height / 2) for line in lines)


def repeated_tables(sheets: Sequence[Sheet]) -> dict[int, set[int]]:
    """The tables that are heads and feet, as forms have them: their indices, by page number."""
    found: dict[int, set[int]] = defaultdict(set)
    seen: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for sheet in sheets:
        for index, table in enumerate(sheet.tables):
            lines = list(table.lines)
            if lines and _is_artifact(lines, sheet, sheets[0]):
                found[sheet.number].add(index)
                continue
            if table.box.bottom > TABLE_ZONE * sheet.height and table.box.top < (1 - TABLE_ZONE) * sheet.height:
                continue
            texts = (line.text.lower() for line in lines)
            same = seen[_NUMBERS.sub("#", "|".join(texts))]
            for page, other, top in same:
                if 0 < sheet.number - page <= 2 and abs(top - table.box.top) <= SAME_PLACE:
                    found[page].add(other)
                    found[sheet.number].add(index)
            same.append((sheet.number, index, table.box.top))
    return found


def is_page_number(row: Row) -> bool:
    """Whether a piece of the row is a page number that says so: "3 (12)", "Sida 3"."""
    for match in (_PAGE_NUMBER.fullmatch(piece.text.strip()) for piece in row):
        if match and (match["word"] or match["all"]) and int(match["page"]) <= int(match["all"] or match["page"]):
            return True
    return False


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
    groups = [group for same in _by_text(places).values() if len(group := _coming_back(same, len(places))) > 1]
    back = {(place.page, place.index) for group in groups for place in group}
    outside = [group for group in groups if _is_outside(group, places, back, body)]
    return {(place.page, place.index) for group in outside for place in group}


def _by_text(places: dict[int, list[_Place]]) -> dict[tuple[str, int], list[_Place]]:
    """Places with the same text, parted where their distances to the edge differ."""
    by_text: dict[str, list[_Place]] = defaultdict(list)
    for place in (place for page in places.values() for place in page):
        by_text[place.text].append(place)
    found: dict[tuple[str, int], list[_Place]] = {}
    for text, same in by_text.items():
        level = 0
        same.sort(key=lambda place: place.depth)
        for before, place in zip([same[0], *same], same, strict=False):
            level += place.depth - before.depth > SAME_PLACE
            found.setdefault((text, level), []).append(place)
    return found


def _coming_back(same: list[_Place], count: int) -> list[_Place]:
    pages = sorted({place.page for place in same})
    if len(pages) >= max(count / 2, 2):
        return same
    near = {page for pair in pairwise(pages) if pair[1] - pair[0] <= 2 for page in pair}
    return [place for place in same if place.page in near]


def _is_outside(group: list[_Place], places: dict[int, list[_Place]], back: set[tuple[int, int]], body: float) -> bool:
    """Whether rows that come back stand outside the text.  Then few of the other pages (the first may differ) have
    text there or farther out, and most of them have a row of their own that comes back in its place."""
    pages, first = {place.page for place in group}, min(places)
    if group[0].size > LARGE * body and len(pages) < max(3, 0.6 * len(places)):
        return False
    depth = group[len(group) // 2].depth
    within = missing = 0
    for number, others in places.items():
        if number == first:
            continue
        slack = -2 if number in pages else 2
        within += any(o.depth <= depth + slack and (o.page, o.index) not in back for o in others)
        missing += not any(abs(o.depth - depth) <= SAME_PLACE and (o.page, o.index) in back for o in others)
    return within < max(len(pages) / 2, 1) and missing <= MISSING * len(pages)


def _run(places: list[_Place], repeated: set[tuple[int, int]], sheet: Sheet, is_letterhead: bool) -> Iterable[int]:
    """The rows from the page's edge up to the innermost one that comes back, is a page number or stands in the margin.

    What stands farther out than a head or foot belongs to it, such as the addresses under the foot of the first page.
    A number alone is the page's if it is the outermost row, away from the text, or next to a head or foot.
    """
    innermost = -1 if is_letterhead else _in_margin(places, sheet)
    for at, place in enumerate(places):
        row = sheet.rows[place.index]
        if (place.page, place.index) in repeated or is_page_number(row):
            innermost = max(innermost, at)
        elif (
            is_bare_number(row) and innermost == at - 1 and (at > 0 or _is_away(places, at) or _says(row, sheet.number))
        ):
            innermost = at
    return (place.index for place in places[: innermost + 1])


def _says(row: Row, page: int) -> bool:
    return row[0].text.strip("-–— ") == str(page)


def _in_margin(places: list[_Place], sheet: Sheet) -> int:
    """The index of the last of the rows that stand in the page's margin, away from the text; -1 if there is none."""
    last = sum(place.depth <= MARGIN * sheet.height for place in places) - 1
    return last if last >= 0 and _is_away(places, last) else -1


def _is_away(places: list[_Place], at: int) -> bool:
    """Whether the next row inwards is far from this one."""
    return at + 1 == len(places) or abs(places[at + 1].depth - places[at].depth) > AWAY * places[at].size
