"""How an action plan is written: its columns, its parts, its months."""

import re
from functools import cache

from kserender.extract.language.tables import fewest, has_any, table, words
from kserender.paper import Timeframe

# A table is an action plan when it says at least what, and who or when.
_NEEDED = ("proposal",)
_ONE_OF = ("responsible", "timeframe")


def columns_of(header: list[str]) -> dict[str, int]:
    """Which column is which, by the words of the header row; empty when it is no action plan's."""
    found: dict[str, int] = {}
    for number, cell in enumerate(header):
        name = _column(cell)
        if name and name not in found:
            found[name] = number
    if all(name in found for name in _NEEDED) and any(name in found for name in _ONE_OF) and len(found) >= 3:
        if "number" not in found and header and not header[0].strip():
            found["number"] = 0
        return found
    return {}


def part_of(heading: str) -> str | None:
    """The part that a heading names: "POLITISK DEL" is "politisk", "Verkställighetsdel" is "verkställighet"."""
    match = _part().search(heading) if has_any(heading.lower(), _parted()) else None
    return match[1].lower() if match else None


def months(text: str) -> Timeframe | None:
    """The time as months from the decision, where it is written so; None for an empty cell."""
    text = text.strip()
    if not text:
        return None
    if match := _range("months").search(text):
        return Timeframe(text=text, from_months=int(match[1]), to_months=int(match[2]))
    if match := _range("years").search(text):
        return Timeframe(text=text, from_months=12 * int(match[1]), to_months=12 * int(match[2]))
    if match := _within().search(text):
        return Timeframe(text=text, to_months=int(match[1]))
    return Timeframe(text=text)


def _column(cell: str) -> str | None:
    said = re.sub(r"\([^)]*\)", "", cell).casefold().split()
    phrase = " ".join(said)
    return next((_names()[key] for key in (phrase, said[0].rstrip(":") if said else "") if key in _names()), None)


@cache
def _names() -> dict[str, str]:
    return {word: name for name, found in table("action_plan")["columns"].items() for word in found}


@cache
def _parted() -> tuple[str, ...]:
    return fewest(words("action_plan", "wording", "part"))


@cache
def _part() -> re.Pattern[str]:
    part = _any("part")
    return re.compile(
        rf"(?:^|\n)\s*(?:{part}\s+\d+\s*[-–:]\s*)?([A-Za-zÅÄÖåäö]{{4,}}?)s?[\s-]*{part}(?:en)?\b", re.IGNORECASE
    )


@cache
def _range(unit: str) -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,3}})\s*(?:[-–—]|{_any('until')})\s*(\d{{1,3}})\s*{_any(unit)}", re.IGNORECASE)


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('within')}\s+)?(\d{{1,3}})\s*{_any('months')}", re.IGNORECASE)


def _any(key: str) -> str:
    return f"(?:{'|'.join(map(re.escape, words('action_plan', 'wording', key)))})"
