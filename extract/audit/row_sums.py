"""Total columns against the rows beside them."""

from collections.abc import Iterator

from kserender.extract.audit.found import finding, shown
from kserender.extract.audit.page import Page
from kserender.extract.audit.row_rules import REACH, Rule, broken, summable
from kserender.extract.audit.sheet import Sheet
from kserender.extract.audit.words import has, is_total
from kserender.i18n import _
from kserender.paper import Finding


def check(page: Page) -> Iterator[Finding]:
    """Rows whose total, or whose difference, is not that of their other columns, where most rows' is."""
    for sheet in page.sheets:
        shifted = {total.line for total in page.totals(sheet) if total.shift}
        for column in sheet.columns:
            title = sheet.title(column)
            rules = _sums(sheet, column) if is_total(title) else []
            if has("difference", title):
                rules = _differences(sheet, column)
            for result in broken(sheet, column, rules, shifted):
                line = sheet.lines[result.line]
                rounding = result.verdict == "rounding"
                # Rounded thousands and millions are always a little off in a row.
                if rounding and line.entries[column].unit != "kr":
                    continue
                text = (
                    _("“{column}” for “{row}” should be {expected}, but {value} is stated; rounding can explain it.")
                    if rounding
                    else _("“{column}” for “{row}” should be {expected} by the other columns, but {value} is stated.")
                )
                yield finding(
                    "row-rounding" if rounding else "row-differs",
                    "info" if rounding else "warning",
                    text.format(
                        column=title, row=line.label, expected=shown(result.expected), value=shown(result.stated)
                    ),
                    value=result.stated,
                    expected=result.expected,
                    places=[sheet.place(line, at) for at in (column, *result.columns)],
                )


def _sums(sheet: Sheet, column: int) -> list[Rule]:
    """All columns on one side, or those from the total column before."""
    parts = [
        at for at in summable(sheet, column) if not is_total(sheet.title(at)) and not has("difference", sheet.title(at))
    ]
    totals = [at for at in sheet.columns if at != column and is_total(sheet.title(at))]
    start = max((at for at in totals if at < column), default=-1)
    end = min((at for at in totals if at > column), default=len(sheet.columns))
    groups = [
        [at for at in parts if at < column],
        [at for at in parts if start < at < column],
        [at for at in parts if column < at < end],
        [at for at in totals if at < column],
    ]
    return [tuple((at, 1) for at in group) for group in groups if len(group) > 1]


def _differences(sheet: Sheet, column: int) -> list[Rule]:
    parts = [at for at in summable(sheet, column) if abs(at - column) <= REACH]
    return [((a, 1), (b, -1)) for a in parts for b in parts if a != b]
