"""Numbers, sums of money, shares and their units as Swedish papers write them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kserender.extract.language.tables import fewest, has_any, table

# Digits in threes with a space (ordinary, hard or thin) between them, or digits in one piece; a decimal comma.  No sum
# has more than 18 digits, and a bound keeps long rows of numbers cheap.
SPACE = "[ \u00a0\u2009\u202f]"
_DIGITS = rf"(?:\d{{1,3}}(?:{SPACE}\d{{3}}){{1,5}}(?!\d)|\d{{1,18}}(?!\d))(?:,\d{{1,6}}(?!\d))?"
# A hyphen, a dash or a true minus right before the digits makes the number negative.
_MINUS = "[-–−]"
_NUMBER = rf"{_MINUS}?{_DIGITS}"
_DIGIT = re.compile(r"\d")
KRONA = ("kr", 1)  # the unit, and how many of it


@dataclass(frozen=True, slots=True)
class Quantity:
    """A sum of money in whole kronor, or a share in its unit, at characters `start:end`.

    `value` is what is written; of a range ("3–4 mnkr") it is the lower end and `high` the upper one.  `digit` is what
    one in the last digit shown is worth: 100000 in "3,4 mnkr".
    """

    start: int
    end: int
    text: str
    value: int | float
    unit: str = "kr"
    high: int | float | None = None
    digit: int | float = 1


def money(text: str) -> Iterator[Quantity]:
    """The sums of money in the text; "34,8 mnkr" is 34800000, "två miljoner kronor" 2000000."""
    return _quantities(text, _money())


def shares(text: str) -> Iterator[Quantity]:
    """The shares in the text, in percent or percentage points."""
    return _quantities(text, _shares())


def value(cell: str) -> int | float | None:
    """The number that a table cell is, unit left out; None when it is anything else."""
    found = cell_number(cell)
    return None if found is None else _plain(found[0])


def cell_number(cell: str) -> tuple[Decimal, str | None] | None:
    """The exact number that a table cell is, and its unit as in the tables (kr, tkr, mnkr, procent, …)."""
    match = _cell().fullmatch(cell.strip())
    if match is None:
        return None
    unit = column_unit(match[2]) if match[2] else None
    return exact(match[1]), "kr" if match[2] == ":-" else unit


def exact(digits: str) -> Decimal:
    """The number that is written so, with as many decimals as it is written with."""
    digits = re.sub(SPACE, "", digits)
    return Decimal(re.sub(f"^{_MINUS}", "-", digits).replace(",", "."))


@cache
def column_unit(header: str) -> str | None:
    """The unit that a column header names: kr, tkr, mnkr, procent, antal, år, … or None."""
    spoken = " ".join(header.casefold().split())
    for row in table("numbers")["column"]:
        for word in row["words"]:
            if re.search(rf"(?<![\wåäö]){re.escape(word)}(?![\wåäö])", spoken):
                return str(row["unit"])
    return None


@dataclass(frozen=True, slots=True)
class _Units:
    """Units of one kind by name, with what each stands for.

    No quantity is without one of `telling`, and none in words without one of `spoken`.
    """

    named: Mapping[str, tuple[str, int]]
    pattern: re.Pattern[str]
    telling: tuple[str, ...]
    spoken: tuple[str, ...]

    def may_stand_in(self, text: str) -> bool:
        """Whether the pattern is worth trying: it looks at every sign, and most texts have no quantity."""
        return has_any(text.casefold(), self.telling if _DIGIT.search(text) else self.spoken)


def _units(named: Mapping[str, tuple[str, int]], pattern: re.Pattern[str]) -> _Units:
    spoken = (name for name, unit in named.items() if unit != KRONA)
    return _Units(named, pattern, *(fewest(name.split()[0] for name in names) for names in (named, spoken)))


def _quantities(text: str, units: _Units) -> Iterator[Quantity]:
    if not units.may_stand_in(text):
        return
    for match in units.pattern.finditer(text):
        spelled = re.sub(rf"{SPACE}+", " ", match["unit"]).casefold()
        name = spelled if spelled in units.named else re.match(r"[^\W\d_]+", spelled)[0]  # type: ignore[index]
        unit, factor = units.named[name]
        if match["word"]:
            low = _in_words(match["word"])
            # A coin or a coat of arms is no sum: words count before thousands and more, and before shares.
            if low is None or (unit, factor) == KRONA:
                continue
            yield Quantity(match.start(), match.end(), match[0], _plain(low * factor), unit, digit=factor)
            continue
        low = exact(match["number"])
        if not match["high"]:
            low = -low if match["minus"] else low
            digit = _plain(Decimal(1).scaleb(int(low.as_tuple().exponent)) * factor)
            yield Quantity(match.start(), match.end(), match[0], _plain(low * factor), unit, digit=digit)
        elif low < (high := exact(match["high"])) and not re.match(r"0\d", match["high"]):
            # "10–15 000 kr" is from ten thousand or from ten: only the upper end is certain.
            start = match.start("high") if 100 * low < high else match.start()
            text = match.string[start : match.end()]
            if start == match.start():
                yield Quantity(start, match.end(), text, _plain(low * factor), unit, _plain(high * factor))
            else:
                yield Quantity(start, match.end(), text, _plain(high * factor), unit)


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _in_words(spoken: str) -> Decimal | None:
    """The number in words: "tjugofem" is 25, "en halv" 0.5, "två och en halv" 2.5, "hundra" 100."""
    whole, half, _ = spoken.casefold().partition("halv")
    parts = whole.removesuffix(" ")
    if half:
        parts = re.sub(rf"{SPACE}*(?:\boch{SPACE}+)?\ben$", "", parts)
    number = _counted(parts.strip()) if parts.strip() else 0
    return None if number is None else Decimal(number) + (Decimal("0.5") if half else 0)


def _counted(word: str) -> int | None:
    hundreds, found, rest = word.rpartition("hundra")
    total = 0
    if found:
        first = _below_hundred(hundreds) if hundreds else 1
        if first is None:
            return None
        total = 100 * first
        if not rest:
            return total
    last = _below_hundred(rest)
    return None if last is None else total + last


def _below_hundred(word: str) -> int | None:
    ones, tens = table("numbers")["words"], table("numbers")["tens"]
    if word in ones:
        return int(ones[word])
    for ten, size in tens.items():
        if word.startswith(ten) and (word == ten or 0 < ones.get(word[len(ten) :], 0) < 10):
            return int(size) + int(ones.get(word[len(ten) :], 0))
    return None


@cache
def _pattern(unit: str) -> re.Pattern[str]:
    ones = "|".join(sorted((*table("numbers")["words"], *table("numbers")["tens"]), key=len, reverse=True))
    word = rf"(?:(?:{ones}|hundra)+)(?:{SPACE}+och{SPACE}+en{SPACE}+halv)?|en{SPACE}+halv"
    return re.compile(
        rf"(?:(?<![\w,.:/-])(?P<minus>(?:(?<!\S)minus{SPACE})|(?<![^\s(])[-–−]|−)?"
        rf"(?P<number>{_DIGITS})(?:{SPACE}?[-–]{SPACE}?(?P<high>{_DIGITS}))?|\b(?P<word>{word}))"
        rf"{SPACE}?(?P<unit>{unit})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _money() -> _Units:
    tails = table("numbers")["suffixes"]
    units = sorted(table("numbers")["money"], key=len, reverse=True)
    pattern = _pattern("|".join(re.escape(x).replace(r"\ ", SPACE) + "|".join(tails.get(x, ())) for x in units))
    return _units({unit: ("kr", factor) for unit, factor in table("numbers")["money"].items()}, pattern)


@cache
def _shares() -> _Units:
    pattern = _pattern("|".join(re.escape(x) for x in sorted(table("numbers")["shares"], key=len, reverse=True)))
    return _units({name: (unit, 1) for name, unit in table("numbers")["shares"].items()}, pattern)


@cache
def _cell() -> re.Pattern[str]:
    units = "|".join(
        sorted((re.escape(w) for row in table("numbers")["column"] for w in row["words"]), key=len, reverse=True)
    )
    # A plus sign and a star that points to a note are no part of the number.
    return re.compile(rf"\+?({_NUMBER}){SPACE}?(:-|{units})?\.?{SPACE}?\*?", re.IGNORECASE)
