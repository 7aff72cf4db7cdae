"""Diary numbers (Dnr): municipalities share no form, so the form and the words before it both count."""

import re
from dataclasses import dataclass

# Letters that head other kinds of numbers: SOU 2017:47, SFS 2017:725.
_REGISTRY = r"(?!(?:SOU|SFS|Ds|DS|SKR|EU|ISO|SS|EN)\b)[A-ZÅÄÖ]{2,6}"
_YEAR = r"(?:19|20)\d\d"
# A number that can be nothing else: KS 2019-00665, KS/2021:123, 18/KS 0106, SLK-2024-00145, KFKS 2013/26-040.
_CERTAIN = (
    rf"(?:{_REGISTRY}[ /-]?{_YEAR}[-/:. ]\d{{1,6}}(?:[-:]\d{{1,4}})?"
    rf"|{_YEAR}[-/]{_REGISTRY}[ -]?\d{{1,6}}"
    rf"|\d{{2}}/{_REGISTRY}[ -]?\d{{1,6}}"
    rf"|{_REGISTRY}[ -]?\d{{2}}[-/:]\d{{2,6}})"
)
# A number that needs a word such as Dnr before it: 2018-00723, 2007/555.
_BARE = rf"{_YEAR}[-/:.]\d{{1,6}}(?:-\d{{1,4}})?|\d{{2,6}}[-/:]\d{{2,4}}"
_BEFORE = r"(?:\b[Dd]\.?n\.?r|\b[Dd]r\s?nr|\b[Dd]iarien?(?:ummer|r)|\bÄrendenummer|\bärendenummer|\bDiarienr)[.:]*\s*"
_NUMBER = re.compile(rf"(?P<before>{_BEFORE})?(?<![\w/-])(?:(?P<certain>{_CERTAIN})|(?P<bare>{_BARE}))(?![\w/]|[:-]\d)")


@dataclass(frozen=True, slots=True)
class DiaryNumber:
    """A diary number as written, at characters `start:end`, with any word before it in `text`."""

    start: int
    end: int
    text: str
    id: str


def diary_numbers(text: str) -> list[DiaryNumber]:
    """The diary numbers that the text mentions; a bare number only after "Dnr" or the like."""
    found = []
    for match in _NUMBER.finditer(text):
        if match["certain"] or match["before"]:
            found.append(DiaryNumber(match.start(), match.end(), match[0], match["certain"] or match["bare"]))
    return found


def as_diary_number(value: str) -> str | None:
    """The diary number that the value after a label "Dnr" is."""
    match = re.match(rf"\s*({_CERTAIN}|{_BARE})(?![\w/])", value)
    return match[1] if match else None
