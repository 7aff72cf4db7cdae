"""Sentences in which somebody dissents from a decision."""

import re
from functools import cache

from kserender.extract.language.tables import words


def dissents(text: str) -> bool:
    """Whether somebody dissents here and now: "Eva Ek (C) reserverar sig mot beslutet."."""
    return bool(_dissents().search(text))


@cache
def _dissents() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('meetings', 'dissent', 'now'))})\b", re.IGNORECASE)
