"""Dates and recurrences as exactly as they are written, and no more: no day is invented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kserender.extract.language.tables import has_any, table, words

Kind = Literal["date", "recurrence", "within"]


# Every date has one.
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Time:
    """A date ("2020-03", "2024-06-30"), a recurrence ("P6M") or a time from now, at characters `start:end`."""

    start: int
    end: int
    text: str
    value: str
    kind: Kind


def times(text: str) -> Iterator[Time]:
    """The dates and recurrences of the text, in order."""
    found = sorted((*_dates(text), *_recurrences(text)), key=lambda time: (time.start, -time.end))
    end = 0
    for time in found:
        if time.start >= end or time.text == "":
            yield time
            end = max(end, time.end)


def date(text: str) -> str | None:
    """The first date in the text."""
    return next((time.value for time in times(text) if time.kind == "date"), None)


def _dates(text: str) -> Iterator[Time]:
    if not _YEAR.search(text):
        return
    for match in _iso().finditer(text):
        yield Time(match.start(), match.end(), match[0], match[0], "date")
    for match in _worded().finditer(text):
        months = list(re.finditer(_month(), match["months"], re.IGNORECASE))
        for month in months:
            at = match.start("months") + month.start()
            number = words("times", "months").index(month[0].lower()) + 1
            value = f"{match['year']}-{number:02}"
            if match["day"] and len(months) == 1:
                yield Time(match.start(), match.end(), match[0], f"{value}-{int(match['day']):02}", "date")
            else:
                end = match.end() if month is months[-1] else at + len(month[0])
                start = match.start() if month is months[0] else at
                yield Time(start, end, text[start:end], value, "date")


def _recurrences(text: str) -> Iterator[Time]:
    low = text.lower()
    for match in _often().finditer(text) if "gång" in low or "var" in low else ():
        yield Time(match.start(), match.end(), match[0], _duration(match), "recurrence")
    for match in _adverb().finditer(text) if has_any(low, table("times")["adverbs"]) else ():
        yield Time(match.start(), match.end(), match[0], table("times")["adverbs"][match[0].lower()], "recurrence")
    for match in _within().finditer(text) if "inom" in low else ():
        each = _each(match["period"])
        yield Time(
            match.start(), match.end(), match[0], _iso_duration(each[0] * _count(match["count"]), each[1]), "within"
        )


def _duration(match: re.Match[str]) -> str:
    size, unit = _each(match["period"] or match["every"])
    if match["every"]:
        return _iso_duration(size * _count(match["nth"] or "en"), unit)
    times_in_period = _count(match["count"])
    if size % times_in_period:
        return f"R{times_in_period}/{_iso_duration(size, unit)}"
    return _iso_duration(size // times_in_period, unit)


def _each(period: str) -> tuple[int, str]:
    duration: str = table("times")["periods"][period.lower()]
    return int(duration[1:-1]), duration[-1]


def _iso_duration(size: int, unit: str) -> str:
    return f"P{size // 12}Y" if unit == "M" and size % 12 == 0 else f"P{size}{unit}"


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else int(table("times")["counts"][word.lower()])


def _month() -> str:
    return "|".join(words("times", "months"))


def _counts() -> str:
    return r"\d{1,3}|" + "|".join(table("times")["counts"])


def _periods() -> str:
    return "|".join(sorted(table("times")["periods"], key=len, reverse=True))


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-])")


@cache
def _worded() -> re.Pattern[str]:
    month = _month()
    months = rf"(?:{month})(?:(?:\s*,\s*|\s+(?:och|samt|eller|respektive)\s+)(?:{month}))*"
    return re.compile(
        rf"(?:(?:\bden\s+)?\b(?P<day>[12]?\d|3[01])(?::e)?\s+|\b)(?P<months>{months})\s+(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _often() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<count>{_counts()})\s+gång(?:er)?\s+(?:per|om|i|varje|under)\s+(?P<period>{_periods()})"
        rf"|(?:var|vart|varje)\s+(?:(?P<nth>{_counts()})\s+)?(?P<every>{_periods()}))\b",
        re.IGNORECASE,
    )


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('times')['adverbs'])})\b", re.IGNORECASE)


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"\binom\s+(?P<count>{_counts()})\s+(?P<period>{_periods()})\b", re.IGNORECASE)
