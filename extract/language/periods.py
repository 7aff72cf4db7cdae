"""Periods as intervals, as exactly as they are written: "2018–2027", "första kvartalet 2021", "läsåret 2021/22"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kserender.extract.language.tables import table, words

# No plan is longer; what is further apart is no period but a reference or a number.
LONGEST = 60
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Period:
    """A period at characters `start:end`.

    `first` and `last` are years ("2018") or months ("2021-03"), and both are in it.
    """

    start: int
    end: int
    text: str
    first: str
    last: str

    @property
    def value(self) -> str:
        """The ISO 8601 interval: "2018/2027", "2021-01/2021-03"."""
        return f"{self.first}/{self.last}"


def periods(text: str) -> Iterator[Period]:
    """The periods of the text, in order."""
    # Every period has a year, and most texts have none.
    if not _YEAR.search(text):
        return
    found = [*_of_years(text), *_of_months(text), *_parts(text)]
    yield from sorted(found, key=lambda period: period.start)


def _of_years(text: str) -> Iterator[Period]:
    for match in (*_years().finditer(text), *_school().finditer(text)):
        last = match["last"]
        if len(last) == len("22"):
            last = match["first"][:2] + last
        if int(match["first"]) < int(last) <= int(match["first"]) + LONGEST:
            yield Period(match.start(), match.end(), match[0], match["first"], last)


def _of_months(text: str) -> Iterator[Period]:
    months = words("times", "months")
    for match in _months().finditer(text):
        first, last = (months.index(match[name].lower()) + 1 for name in ("from", "to"))
        begun = match["fromyear"] or match["year"]
        if (begun, first) < (match["year"], last):
            yield Period(match.start(), match.end(), match[0], f"{begun}-{first:02}", f"{match['year']}-{last:02}")


def _parts(text: str) -> Iterator[Period]:
    for match in _part().finditer(text):
        if match["term"]:
            nth, size = int(table("times")["terms"][match["term"].lower()]), 6
        else:
            size = int(table("times")["parts"][(match["part"] or match["numbered"]).lower()])
            nth = int(match["number"] or table("times")["ordinals"][match["nth"].lower()])
        if nth * size <= 12:
            year = match["year"]
            yield Period(
                match.start(), match.end(), match[0], f"{year}-{(nth - 1) * size + 1:02}", f"{year}-{nth * size:02}"
            )


@cache
def _years() -> re.Pattern[str]:
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<![\d/–-])(?P<first>{year})(?:\s?[–-]\s?|/|\s(?:till|t\.o\.m\.)\s)(?P<last>{year})(?![\d/–-]|:\d)"
    )


@cache
def _school() -> re.Pattern[str]:
    # Two digits are a year only after the word: "2018-19" alone may be a number or a month.
    year = r"(?:19|20)\d\d"
    return re.compile(rf"\bläsår(?:et|en)?\s+(?P<first>{year})\s?[/–-]\s?(?P<last>\d\d)(?!\d)", re.IGNORECASE)


@cache
def _months() -> re.Pattern[str]:
    month = "|".join(words("times", "months"))
    return re.compile(
        rf"\b(?P<from>{month})(?:\s+(?P<fromyear>(?:19|20)\d\d))?\s*(?:[–-]|till(?:\s+och\s+med)?|t\.o\.m\.)\s*"
        rf"(?P<to>{month})\s+(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _part() -> re.Pattern[str]:
    parts, terms = "|".join(table("times")["parts"]), "|".join(table("times")["terms"])
    nth = "|".join(table("times")["ordinals"])
    return re.compile(
        rf"\b(?:(?P<nth>{nth})\s+(?P<part>{parts})(?:et)?|(?P<numbered>{parts})\s+(?P<number>[1-4])|(?P<term>{terms})(?:en)?)\s+(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )
