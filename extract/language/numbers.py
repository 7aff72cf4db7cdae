"""Numbers, sums of money and their units as Swedish papers write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Digits in threes with a space (ordinary, hard or thin) between them, or digits in one piece; a decimal comma.
_SPACE = "[ \u00a0\u2009\u202f]"
_NUMBER = rf"-?(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:,\d+)?"
_UNITS = {"kr": 1, "kronor": 1, "sek": 1, "tkr": 10**3, "tusen kronor": 10**3, "mkr": 10**6, "mnkr": 10**6, "mdkr": 10**9,
          "miljon kronor": 10**6, "miljoner kronor": 10**6, "miljoner": 10**6, "miljarder kronor": 10**9, "miljard kronor": 10**9}  # fmt: skip
_UNIT = "|".join(sorted((unit.replace(" ", _SPACE) for unit in _UNITS), key=len, reverse=True))
_MONEY = re.compile(rf"(?<![\w,.:/-])({_NUMBER}){_SPACE}?({_UNIT})\b\.?", re.IGNORECASE)
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
    for match in _MONEY.finditer(text):
        unit = " ".join(match[2].casefold().replace("\u00a0", " ").split())
        if unit == "miljoner" and not re.match(rf"{_SPACE}*(?:kr|kronor|sek)\b", text[match.end() :], re.IGNORECASE):
            continue
        shown = match[0].rstrip(".")
        yield Money(match.start(), match.start() + len(shown), shown, _scaled(match[1], _UNITS[unit]))


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
    size = 10 ** len(decimals)
    return total // size if total % size == 0 else total / size
