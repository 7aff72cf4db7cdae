"""Numbers, sums of money and their units as Swedish papers write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kserender.extract.language.tables import table

# Digits in threes with a space (ordinary, hard or thin) between them, or digits in one piece; a decimal comma.
_SPACE = "[ \u00a0\u2009\u202f]"
_NUMBER = rf"-?(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:,\d+)?"
_PLAIN = re.compile(rf"({_NUMBER})(?:{_SPACE}?(?:kr|kronor|tkr|mkr|mnkr|%|procent))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum at characters `start:end`; `value` in whole kronor."""

    start: int
    end: int
    text: str
    value: int | float


def money(text: str) -> Iterator[Money]:
    """The sums of money in the text; "34,8 mnkr" is 34800000."""
    for match in _money().finditer(text):
        unit = re.sub(_SPACE, " ", match[2]).casefold()
        yield Money(match.start(), match.end(), match[0], _scaled(match[1], table("numbers")["money"][unit]))


def value(cell: str) -> int | float | None:
    """The number that a table cell is, unit left out; None when it is anything else."""
    match = _PLAIN.fullmatch(cell.strip())
    return _scaled(match[1], 1) if match else None


def _scaled(digits: str, factor: int) -> int | float:
    whole, _, decimals = re.sub(_SPACE, "", digits).partition(",")
    if not decimals:
        return int(whole) * factor
    # Exact: counted in whole numbers, not in floating point.
    total = int(whole + decimals) * factor
    size: int = 10 ** len(decimals)
    return total // size if total % size == 0 else total / size


@cache
def _money() -> re.Pattern[str]:
    units = sorted(table("numbers")["money"], key=len, reverse=True)
    unit = "|".join(name.replace(" ", _SPACE) for name in units)
    return re.compile(rf"(?<![\w,.:/-])({_NUMBER}){_SPACE}?({unit})\b", re.IGNORECASE)
