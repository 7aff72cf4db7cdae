"""Decision points whose numbers jump."""

from collections.abc import Iterator
from itertools import groupby

from kserender.extract.audit.found import finding
from kserender.extract.audit.page import Page
from kserender.i18n import _
from kserender.paper import Decision, Finding


def check(page: Page) -> Iterator[Finding]:
    """A number that is not the next one after the point before it; or the same again; each level counts anew."""
    levels = groupby(page.paper.decisions, key=lambda point: (point.deciding_body, point.recommends_to))
    for _level, group in levels:
        before: Decision | None = None
        for point in group:
            # A list that begins again is another list; a number passed over or used twice is a slip.
            if before and before.number and point.number and _jumps(before.number, point.number):
                yield finding(
                    "numbering-jumps",
                    "warning",
                    _("The point after {before} has the number {number}.").format(
                        before=before.number, number=point.number
                    ),
                    value=str(point.number),
                    expected=str(before.number + 1),
                    places=[point.place, before.place],
                )
            before = point


def _jumps(before: int, number: int) -> bool:
    return number > before + 1 or number == before != 1
