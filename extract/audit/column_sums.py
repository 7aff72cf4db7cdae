"""Total rows against the columns over them."""

from collections.abc import Iterator

from kserender.extract.audit.found import finding, shown
from kserender.extract.audit.page import Page
from kserender.extract.audit.sheet import Sheet
from kserender.extract.audit.totals import Sum, Total
from kserender.i18n import _, plural
from kserender.paper import Finding


def check(page: Page) -> Iterator[Finding]:
    """A total row that stands in the wrong columns; sums that are one off in the last digit; sums that are wrong."""
    for sheet in page.sheets:
        for total in page.totals(sheet):
            if total.shift:
                yield _shifted(sheet, total)
            for stated in total.sums:
                if stated.verdict != "exact" and _counts(sheet, total, stated):
                    yield _off(sheet, total, stated)


def _counts(sheet: Sheet, total: Total, stated: Sum) -> bool:
    """Shares that sum to 99 or 101 are rounded, and a total of shares that is not 100 is another share."""
    if sheet.lines[total.line].entries[stated.stated_in].unit not in ("procent", "procentenheter"):
        return True
    return stated.verdict == "wrong" and stated.stated == 100 and stated.count == len(total.addends)


def _shifted(sheet: Sheet, total: Total) -> Finding:
    line = sheet.lines[total.line]
    fitting = sum(x.verdict != "wrong" for x in total.sums)
    by = abs(total.shift)
    if total.shift > 0:
        text = plural(
            "The total row stands one column too far to the right: moved back, {fitting} of {count} sums fit.",
            "The total row stands {by} columns too far to the right: moved back, {fitting} of {count} sums fit.",
            by,
        )
    else:
        text = plural(
            "The total row stands one column too far to the left: moved back, {fitting} of {count} sums fit.",
            "The total row stands {by} columns too far to the left: moved back, {fitting} of {count} sums fit.",
            by,
        )
    places = [sheet.place(line, column) for column in sorted(line.entries)]
    said = text.format(by=by, fitting=fitting, count=len(total.sums))
    return finding("total-row-shifted", "warning", said, places=places)


def _off(sheet: Sheet, total: Total, stated: Sum) -> Finding:
    rounding = stated.verdict == "rounding"
    text = (
        _("The sum of “{column}” is {expected}, but {value} is stated; rounding can explain it.")
        if rounding
        else _("The sum of “{column}” is {expected}, but {value} is stated.")
    )
    column = sheet.title(stated.column) or str(stated.column + 1)
    text = text.format(column=column, expected=shown(stated.summed), value=shown(stated.stated))
    line = sheet.lines[total.line]
    places = [sheet.place(line, stated.stated_in)]
    places += [
        sheet.place(sheet.lines[at], stated.column) for at in total.addends if stated.column in sheet.lines[at].entries
    ]
    return finding(
        "sum-rounding" if rounding else "sum-differs",
        "info" if rounding else "warning",
        text,
        value=stated.stated,
        expected=stated.summed,
        places=places,
    )
