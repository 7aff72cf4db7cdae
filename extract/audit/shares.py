"""Shares in percent against the sum that they are shares of."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kserender.extract.audit.found import finding, shown
from kserender.extract.audit.page import Page, Stated
from kserender.extract.audit.sheet import MONEY, Entry, Sheet
from kserender.extract.audit.words import has, is_total
from kserender.i18n import _
from kserender.paper import Finding

# Shares this far from what is stated are shares of another whole.
FAR = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class _Base:
    """The whole, in the unit of the table, and where it is stated."""

    value: Decimal
    stated: Stated | None = None


def check(page: Page) -> Iterator[Finding]:
    """Amounts that are not the stated share of the whole given before the table, or else of the table's own total."""
    for sheet in page.sheets:
        for column in sheet.columns:
            if sheet.unit(column) == "procent":
                yield from _shares(page, sheet, column)


def _shares(page: Page, sheet: Sheet, column: int) -> Iterator[Finding]:
    readings = []
    filled = [at for at in sheet.columns if at != column and any(at in line.entries for line in sheet.lines)]
    sums = [at for at in filled if sheet.unit(at) in (*MONEY, None)]
    for amounts in sums:
        rows = [
            (at, line.entries[column], line.entries[amounts])
            for at, line in enumerate(sheet.lines)
            if column in line.entries and amounts in line.entries and not is_total(line.label) and line.label
        ]
        rows = [row for row in rows if 0 < row[1].value <= 100 and row[2].value > 0]
        if len(rows) < 2 or not _divides(sheet, column, [share for _at, share, _amount in rows]):
            continue
        for base in _bases(page, sheet, amounts):
            fitting = [row for row in rows if _fits(row[1], row[2], base.value)]
            if len(fitting) == len(rows):
                return
            readings.append((base, amounts, rows, fitting))
    told = [x for x in readings if _tells(sheet, *x, alone=len(sums) == 1)]
    if not told:
        return
    base, amounts, rows, fitting = max(told, key=lambda x: (x[0].stated is not None, len(x[3])))
    seen: dict[tuple[Decimal, Decimal], list[int]] = {}
    for at, share, amount in rows:
        seen.setdefault((share.value, amount.value), []).append(at)
    for (share_value, amount_value), lines in seen.items():
        first = sheet.lines[lines[0]]
        share, amount = first.entries[column], first.entries[amounts]
        exact = base.value * share_value / 100
        if abs(exact - amount_value) <= amount.digit:
            continue
        fits = _fits(share, amount, base.value)
        text = (
            _("{share} % of {base} is {expected}; {value} is stated, which is {actual} % and rounds to it.")
            if fits
            else _("{share} % of {base} is {expected}, but {value} is stated, which is {actual} %.")
        ).format(
            share=shown(share_value),
            base=shown(base.value),
            expected=shown(exact.quantize(amount.digit)),
            value=shown(amount_value),
            actual=shown((100 * amount_value / base.value).quantize(share.digit / 10)),
        )
        places = [sheet.place(sheet.lines[at], col) for at in lines for col in (amounts, column)]
        places += [base.stated.place] if base.stated else []
        yield finding(
            "share-rounded" if fits else "share-differs",
            "info" if fits else "warning",
            text,
            value=amount_value,
            expected=exact.quantize(amount.digit),
            places=places,
        )


def _divides(sheet: Sheet, column: int, shares: list[Entry]) -> bool:
    """Whether the percentages are shares of one whole: their header says so, or they sum to a hundred."""
    total = sum((share.value for share in shares), Decimal(0))
    return has("share", sheet.title(column)) or abs(total - 100) <= len(shares) * max(x.digit for x in shares) / 2


def _bases(page: Page, sheet: Sheet, amounts: int) -> Iterator[_Base]:
    stated = page.stated_before(sheet)
    if stated is not None:
        yield _Base(stated.value / page.scale(sheet, amounts), stated)
    for line in sheet.lines:
        if amounts in line.entries and (is_total(line.label) or not line.label) and line.entries[amounts].value > 0:
            yield _Base(line.entries[amounts].value)
    for total in page.totals(sheet):
        for stated_sum in total.sums:
            if stated_sum.column == amounts and stated_sum.summed > 0:
                yield _Base(stated_sum.summed)


def _fits(share: Entry, amount: Entry, base: Decimal) -> bool:
    return abs(amount.value - base * share.value / 100) <= base * share.digit / 200 + amount.digit


def _tells(
    sheet: Sheet,
    base: _Base,
    amounts: int,
    rows: list[tuple[int, Entry, Entry]],
    fitting: list[tuple[int, Entry, Entry]],
    *,
    alone: bool,
) -> bool:
    """Whether the base can be the one that is meant: given in the text and near, or kept by most rows."""
    if base.stated is not None:
        near = (abs(amount.value * 100 / (share.value * base.value) - 1) <= FAR for _at, share, amount in rows)
        return alone and sheet.unit(amounts) in MONEY and all(near)
    return len(fitting) >= 2 and 3 * len(fitting) >= 2 * len(rows)
