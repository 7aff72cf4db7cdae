"""The audit of a paper: its sums, and whether it agrees with itself.  One check a module, in the order they report."""

from collections.abc import Callable, Iterator

from kserender.extract.audit import (
    abbreviated,
    column_sums,
    numbering,
    recipients,
    remainders,
    restated,
    row_sums,
    shares,
    stated_totals,
    varying_periods,
)
from kserender.extract.audit.page import Page
from kserender.extract.matter import Matter
from kserender.paper import Finding, Paper

Check = Callable[[Page], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    # sums
    column_sums.check,
    row_sums.check,
    shares.check,
    stated_totals.check,
    remainders.check,
    # agreement
    varying_periods.check,
    numbering.check,
    restated.check,
    abbreviated.check,
    recipients.check,
)


def audit(matter: Matter, paper: Paper) -> list[Finding]:
    """What the checks find, check by check."""
    page = Page(matter, paper)
    return [found for check in CHECKS for found in check(page)]
