"""Which rows of a sheet are sums, of which rows, and whether they hold.

A total row is known by its words or by having no label.  What it sums is found, not assumed: the rows from some row
above down to it, where a total already found stands for its rows, "varav" rows are left out, and rows that a row
above them already sums too.  The reading that fits most columns is taken, and only where one column at least fits
exactly do the others count as wrong: a total that fits nowhere may be the total of something else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kserender.extract.audit.sheet import UNSUMMED, Line, Sheet
from kserender.extract.audit.words import is_part, is_total

# How far up a sum is looked for, and how many rows under a row may be its parts: keeps long tables cheap.
REACH = 400
PARTS = 12
# So many rows without a label may be totals, and so many totals may be of something else; a table with more is another
# kind of table.
FEW = 6
# A fit in a smaller number than this may be chance.
TELLING = 10
# A total further from the sum than this is the total of something else.
NEAR = Decimal("0.5")
NEAR_UNNAMED = Decimal("0.1")

Verdict = Literal["exact", "rounding", "wrong"]


@dataclass(frozen=True, slots=True)
class Sum:
    """A stated sum and the numbers it is of; `column` is where the sum belongs, `stated_in` where it stands."""

    column: int
    stated_in: int
    stated: Decimal
    summed: Decimal
    count: int
    largest: Decimal
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Total:
    """A total row: the index of its line, the lines it sums, by how many columns it is shifted, its sums."""

    line: int
    addends: tuple[int, ...]
    shift: int
    sums: tuple[Sum, ...]


@dataclass(slots=True)
class _Stack:
    """The lines that are open to be summed, in order, with the values that stand there."""

    items: list[tuple[int, dict[int, Decimal]]] = field(default_factory=list)
    boundary: int = 0  # where the group that is open begins

    def close(self, first: int, line: int, values: dict[int, Decimal]) -> None:
        self.items = [item for item in self.items if item[0] < first]
        self.items.append((line, values))
        self.boundary = len(self.items)


def totals(sheet: Sheet) -> list[Total]:
    """The total rows whose sums are understood, in order."""
    lines = sheet.lines
    skipped = {at for at, line in enumerate(lines) if is_part(line.label)}
    below = _parts_below(lines, skipped)
    stacks = (_Stack(), _Stack())  # the second leaves out what a row above sums, and closes sums without a name
    found: list[Total] = []
    unread = 0
    simple = sheet.whole and not skipped
    # In a table where many rows have no label its lack says nothing.
    bare = [at for at, line in enumerate(lines) if line.entries and not line.label]
    unlabelled = set(bare) if len(bare) <= FEW else set()
    for at, line in enumerate(lines):
        values = _values(line)
        if at in skipped or not line.entries:
            continue
        named = is_total(line.label)
        total = None
        if (named or at in unlabelled) and at:
            total = _total(lines, at, stacks, named, simple)
        if total is not None:
            found.append(total)
            shifted = {at - total.shift: value for at, value in values.items()}
            for stack in stacks:
                stack.close(min(total.addends), at, shifted)
            continue
        if named:
            for stack in stacks:
                stack.boundary = len(stack.items)
            simple = False  # a sum that was not understood: what comes after may rest on it
            unread += 1
            if unread > FEW:
                break
            continue
        stacks[0].items.append((at, values))
        if at in below:
            continue
        hidden = _hidden(stacks[1], values)
        if hidden is not None:
            stacks[1].close(hidden, at, values)
        else:
            stacks[1].items.append((at, values))
    return found


def _values(line: Line) -> dict[int, Decimal]:
    return {at: entry.value for at, entry in line.entries.items() if entry.unit not in UNSUMMED}


def _total(lines: Sequence[Line], at: int, stacks: tuple[_Stack, _Stack], named: bool, simple: bool) -> Total | None:
    best: Total | None = None
    for stack in stacks:
        for total in _readings(lines, at, stack, 0):
            if _fits(total, stack, lines) and (best is None or _rank(total) > _rank(best)):
                best = total
    if best is not None and _telling(best.sums, "exact"):
        return best
    for shift in (1, -1, 2, -2):
        for stack in stacks:
            for total in _readings(lines, at, stack, shift):
                good = [x for x in total.sums if x.verdict != "wrong"]
                if _telling(good, "exact") and len(good) > 1 and 5 * len(good) >= 3 * len(total.sums):
                    return total
    return best or _one_column(lines, at, stacks, named, simple)


def _rank(total: Total) -> tuple[int, int, int]:
    good = sum(x.verdict == "exact" for x in total.sums)
    close = sum(x.verdict == "rounding" for x in total.sums)
    return good + close, good, len(total.addends)


def _fits(total: Total, stack: _Stack, lines: Sequence[Line]) -> bool:
    """Whether the reading explains the row: one telling sum where a group begins, else half of them or more."""
    exact, close = _telling(total.sums, "exact"), _telling(total.sums, "rounding")
    if not exact:
        # Sums that are all a little off are rounded ones, where nothing else fits and the numbers are large.
        return bool(close) and len(close) == len(total.sums) and all(abs(x.stated) >= 10 * TELLING for x in close)
    wrong = [x for x in total.sums if x.verdict == "wrong"]
    return not wrong or _begins_a_group(total, stack) or len(exact) >= 2 * len(wrong)


def _begins_a_group(total: Total, stack: _Stack) -> bool:
    numbers = [number for number, _ in stack.items]
    first = numbers.index(total.addends[0]) if total.addends[0] in numbers else -1
    return first in (0, stack.boundary)


def _telling(sums: Iterable[Sum], verdict: Verdict) -> list[Sum]:
    return [x for x in sums if x.verdict == verdict and x.count > 1 and abs(x.stated) >= TELLING]


def _one_column(
    lines: Sequence[Line], at: int, stacks: tuple[_Stack, _Stack], named: bool, simple: bool
) -> Total | None:
    """The reading of a table with one column to sum: nothing else there tells, so it has to be a plain one."""
    last = all(not line.entries for line in lines[at + 1 :])
    known = {column for stack in stacks for _number, values in stack.items for column in values}
    stated = {column for column, entry in lines[at].entries.items() if entry.unit not in (*UNSUMMED, "procent")}
    if not simple or not (named or last) or len(known & stated) != 1:
        return None
    for stack in stacks:
        whole = [t for t in _readings(lines, at, stack, 0) if len(t.addends) == len(stack.items)]
        for total in whole:
            sums = [x for x in total.sums if lines[at].entries[x.stated_in].unit != "procent"]
            if len(sums) != 1 or sums[0].count != len(stack.items) or sums[0].count < 2:
                continue
            off = abs(sums[0].stated - sums[0].summed)
            if off <= abs(sums[0].summed) * (NEAR if named else NEAR_UNNAMED):
                return Total(at, total.addends, 0, tuple(sums))
    return None


def _readings(lines: Sequence[Line], at: int, stack: _Stack, shift: int) -> Iterator[Total]:
    """The row as a sum of the open rows from each of them down; of shifted ones only from where a group begins."""
    stated = {column - shift: entry for column, entry in lines[at].entries.items() if entry.unit not in UNSUMMED}
    sums: dict[int, Decimal] = {}
    counts: dict[int, int] = {}
    largest: dict[int, Decimal] = {}
    alike: dict[int, bool] = {}
    digits: dict[int, Decimal] = {}
    taken: list[int] = []
    for back in range(len(stack.items) - 1, max(-1, len(stack.items) - 1 - REACH), -1):
        number, values = stack.items[back]
        taken.append(number)
        for column, value in values.items():
            if column in stated:
                before = sums.get(column, Decimal(0))
                alike[column] = alike.get(column, True) and before * value >= 0
                sums[column] = before + value
                counts[column] = counts.get(column, 0) + 1
                largest[column] = max(largest.get(column, Decimal(0)), abs(value))
                entry = lines[number].entries.get(column)
                digits[column] = min(digits.get(column, Decimal(10)), entry.digit if entry else Decimal(1))
        if len(taken) < 2 or (shift and back not in (0, stack.boundary)):
            continue
        found = []
        for column, entry in stated.items():
            if column not in sums or (counts[column] < 2 and sums[column] != entry.value):
                continue
            digit = min(digits[column], entry.digit)
            verdict = judged(entry.value, sums[column], counts[column], digit, entry.unit)
            if verdict == "wrong" and (
                (alike[column] and abs(entry.value) <= largest[column])  # a mean, a highest one: no sum
                or not NEAR * abs(sums[column]) <= abs(entry.value) <= abs(sums[column]) / NEAR
            ):
                continue
            found.append(
                Sum(column, column + shift, entry.value, sums[column], counts[column], largest[column], verdict)
            )
        # A reading with nothing right in it explains no row; only the longest is asked for all the same.
        if found and (back == 0 or any(x.verdict != "wrong" for x in found)):
            yield Total(at, tuple(reversed(taken)), shift, tuple(found))


def judged(stated: Decimal, summed: Decimal, count: int, digit: Decimal, unit: str | None) -> Verdict:
    """How a stated sum stands to the sum of `count` numbers: rounded numbers may each be half a digit off, but whole
    kronor and whole things are counted and not rounded, so that only one in the last digit is rounding."""
    off = abs(stated - summed)
    if not off:
        return "exact"
    rounded = unit not in ("kr", "antal") or digit < 1
    if unit == "antal" and digit >= 1:
        return "wrong"
    return "rounding" if off <= max(digit, digit * count / 2 if rounded else 0) else "wrong"


def _hidden(stack: _Stack, values: dict[int, Decimal]) -> int | None:
    """The first line of those just above that a row without the word for it sums, in every column and exactly."""
    sums: dict[int, Decimal] = {}
    for back in range(len(stack.items) - 1, max(-1, len(stack.items) - 1 - PARTS), -1):
        number, above = stack.items[back]
        for column, value in above.items():
            sums[column] = sums.get(column, Decimal(0)) + value
        if back < len(stack.items) - 1 and _all_equal(values, sums):
            return number
    return None


def _parts_below(lines: Sequence[Line], skipped: set[int]) -> set[int]:
    """The lines that are parts of a line above them: it is the sum of the next ones in every column."""
    parts: set[int] = set()
    for at, line in enumerate(lines):
        if at in parts or at in skipped or not line.entries or not line.label or is_total(line.label):
            continue
        wanted = _values(line)
        sums: dict[int, Decimal] = {}
        for number in range(at + 1, min(len(lines), at + 1 + PARTS)):
            if not lines[number].entries or is_total(lines[number].label) or not lines[number].label:
                break
            for column, value in _values(lines[number]).items():
                sums[column] = sums.get(column, Decimal(0)) + value
            if number > at + 1 and _all_equal(wanted, sums):
                parts.update(range(at + 1, number + 1))
                break
    return parts


def _all_equal(values: dict[int, Decimal], sums: dict[int, Decimal]) -> bool:
    filled = {column: value for column, value in values.items() if value}
    return (
        bool(filled)
        and all(sums.get(column, 0) == value for column, value in values.items())
        and all(column in values or not value for column, value in sums.items())
        and max(abs(value) for value in filled.values()) >= TELLING
    )
