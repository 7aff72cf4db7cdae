"""A total stated in the text before a table against the table."""

from collections.abc import Iterator
from decimal import Decimal

from kserender.extract.audit.found import finding, shown
from kserender.extract.audit.page import Page
from kserender.extract.audit.sheet import MONEY
from kserender.extract.audit.words import is_total
from kserender.i18n import _
from kserender.paper import Finding

# A total further from the stated sum than this is about something else.
NEAR = Decimal("0.5")


def check(page: Page) -> Iterator[Finding]:
    """A table that divides another sum than the one said to be divided; one amount column only, or nothing is known."""
    for sheet in page.sheets:
        stated = page.stated_before(sheet)
        columns = [at for at in sheet.columns if sheet.unit(at) in MONEY]
        if stated is None or len(columns) != 1:
            continue
        scale = page.scale(sheet, columns[0])
        numbers = [(line, line.entries[columns[0]]) for line in sheet.lines if columns[0] in line.entries]
        if any(
            abs(entry.value * scale - stated.value) <= max(stated.digit, entry.digit * scale) for _, entry in numbers
        ):
            continue
        named = [(line, entry) for line, entry in numbers if is_total(line.label)]
        if not named:
            continue
        line, entry = named[-1]
        total = entry.value * scale
        if NEAR <= total / stated.value <= 1 / NEAR:
            yield finding(
                "total-differs-from-text",
                "warning",
                _("The text before the table says {expected}, but the table's total is {value}.").format(
                    expected=shown(stated.value), value=shown(total)
                ),
                value=total,
                expected=stated.value,
                places=[sheet.place(line, columns[0]), stated.place],
            )
