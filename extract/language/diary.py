"""Diary numbers (Dnr): municipalities share no form, so the form and the words before it both count."""

import re
from dataclasses import dataclass

# Letters that head other kinds of numbers: SOU 2017:47, SFS 2017:725.
_REGISTRY = r"(?!(?:SOU|SFS|Ds|DS|SKR|EU|ISO|SS|EN)\b)[A-ZÅÄÖ]{2,6}"
# Nor do words before a number, and months.
_NO_REGISTRY = r"(?!(?i:dnr|nr|sida?|sid|prop|bil|kap|januari|mars|april|maj|juni|juli|vt|ht|läsår)\b)"
_YEAR = r"(?:19|20)\d\d"
# A number that can be nothing else: KS 2019-00665, KS/2021:123, 18/KS 0106, KFKS 2013/26-040, 2024.101 KS.
_CERTAIN = (
    rf"(?:{_REGISTRY}[ /.-]?{_YEAR}[-/:. ]\d{{1,6}}(?:[-:]\d{{1,4}})?"
    rf"|{_YEAR}[-/]{_REGISTRY}[ -]?\d{{1,6}}"
    rf"|{_YEAR}[-/:.]\d{{1,6}}[ -]{_REGISTRY}(?![ -]?\d)"
    rf"|\d{{2}}/{_REGISTRY}[ -]?\d{{1,6}}"
    r"|[A-ZÅÄÖ]\d{2,3}-\d{2,5}/\d{2}"
    rf"|{_REGISTRY}[ -]?\d{{2}}[-/:]\d{{2,6}})"
)
# A number that needs a word such as Dnr before it: 2018-00723, 2007/555, Sov 12/2025, Ks 2024/12, 1.5.1-123/2024.
_BARE = (
    rf"{_YEAR}[-/:.]\d{{1,6}}(?:-\d{{1,4}})?"
    rf"|{_NO_REGISTRY}(?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{{1,5}}[ /-]?)(?:{_YEAR}[-/:.]\d{{1,6}}|\d{{1,6}}[-/:](?:{_YEAR}|\d\d))"
    rf"|(?:\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}\.?[-/ ])?\d{{1,6}}[-/:]\d{{2,4}}"
)
_BEFORE = r"(?:\b[Dd]\.?n\.?r|\b[Dd]r\s?nr|\b[Dd]iarien?(?:ummer|r)|\bÄrendenummer|\bärendenummer|\bDiarienr)[.:]*\s*"
_END = r"(?![\w/]|[:-]\d)"
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(rf"{_BEFORE}(?P<labelled>{_CERTAIN}|{_BARE}){_END}|(?<![\w/-])(?P<certain>{_CERTAIN}){_END}")


@dataclass(frozen=True, slots=True)
class DiaryNumber:
    """A diary number as written, at characters `start:end`, with any word before it in `text`."""

    start: int
    end: int
    text: str
    id: str


def diary_numbers(text: str) -> list[DiaryNumber]:
    """The diary numbers that the text mentions; a bare number only after "Dnr" or the like."""
    return [
        DiaryNumber(match.start(), match.end(), match[0], match["labelled"] or match["certain"])
        for match in (_NUMBER.finditer(text) if _DIGIT.search(text) else ())
    ]


def as_diary_number(value: str) -> str | None:
    """The diary number that the value after a label "Dnr" is."""
    match = re.match(rf"\s*({_CERTAIN}|{_BARE})(?![\w/])", value)
    return match[1] if match else None
