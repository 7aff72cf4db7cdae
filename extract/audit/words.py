"""The audit's words, as questions that the checks ask of a label or a text."""

import re
from functools import cache

from kserender.extract.language.tables import fewest, has_any, words


def is_total(label: str) -> bool:
    """Whether a row or column with this label is a sum."""
    return bool(_pattern("total", r"(?:{})\b").match(label) or _pattern("total_ends", r"\b(?:{})$").search(label))


def is_part(label: str) -> bool:
    """Whether a row with this label is counted in the row before it ("varav …")."""
    return bool(_pattern("part", r"(?:{})\b").match(label))


def has(kind: str, text: str) -> bool:
    """Whether one of the words of this kind stands in the text."""
    return has_any(text.lower(), _telling(kind)) and bool(_pattern(kind, r"\b(?:{})\b").search(text))


@cache
def _telling(kind: str) -> tuple[str, ...]:
    return fewest(word.lower() for word in words("audit", kind))


@cache
def _pattern(kind: str, frame: str) -> re.Pattern[str]:
    joined = "|".join(re.escape(word) for word in words("audit", kind))
    return re.compile(r"\s*" + frame.replace("{}", joined) if frame[0] == "(" else frame.replace("{}", joined), re.I)
