"""Columns that are made of other columns: a rule that most rows keep tells which rows do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kserender.extract.audit.sheet import MONEY, UNSUMMED, Line, Sheet
from kserender.extract.audit.totals import Verdict, judged

# So many rows, and so large a part of them, have to keep a rule exactly before it is one.
FEWEST = 3
MOST = Decimal("0.7")
# So many columns to the left are tried.
REACH = 12

Rule = tuple[tuple[int, int], ...]  # columns with +1 or -1


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that breaks the rule of a column, and what the rule gives there."""

    line: int
    column: int
    stated: Decimal
    expected: Decimal
    verdict: Verdict
    columns: tuple[int, ...]


def summable(sheet: Sheet, column: int) -> list[int]:
    """The columns that may be summed with this one: of its unit, if it has one."""
    unit = sheet.unit(column)
    others = [at for at in sheet.columns if at != column and (x := sheet.unit(at)) not in UNSUMMED and x != "procent"]
    return [at for at in others if any(at in line.entries for line in sheet.lines) and _alike(sheet.unit(at), unit)]


def broken(sheet: Sheet, column: int, rules: Sequence[Rule], skipped: set[int]) -> Iterator[Broken]:
    """The rows that break the rule that most rows keep; nothing when no rule is kept so."""
    lines = [(at, line) for at, line in enumerate(sheet.lines) if at not in skipped and column in line.entries]
    best: list[Broken] = []
    kept_most = 0
    for rule in rules:
        results = [result for at, line in lines if (result := _kept(at, line, column, rule)) is not None]
        kept = sum(result.verdict == "exact" for result in results)
        if kept >= FEWEST and kept >= MOST * len(results) and kept > kept_most:
            best, kept_most = results, kept
    yield from (result for result in best if result.verdict != "exact")


def _kept(at: int, line: Line, column: int, rule: Rule) -> Broken | None:
    terms = [(line.entries[part], sign) for part, sign in rule if part in line.entries]
    stated = line.entries[column]
    # A row of blanks or zeros keeps any rule, and tells nothing.
    if len(terms) < 2 or not any(term.value for term, _ in terms):
        return None
    expected = sum((term.value * sign for term, sign in terms), Decimal(0))
    digit = min(stated.digit, *(term.digit for term, _ in terms))
    verdict = judged(stated.value, expected, len(terms), digit, stated.unit)
    return Broken(at, column, stated.value, expected, verdict, tuple(part for part, _ in rule if part in line.entries))


def _alike(one: str | None, other: str | None) -> bool:
    return one == other or (one in (*MONEY, None) and other in (*MONEY, None) and None in (one, other))
