"""What is a figure: a number as a table holds it, with its unit, or the dash for none."""

import re

_UNIT = r"(?:%|kr|tkr|mnkr|mkr|mdkr|kronor|st)"
_FIGURE = re.compile(rf"[−–+-]?\(?\d{{1,3}}(?:[ .]?\d{{3}})*(?:[,.]\d+)?\)?\s*{_UNIT}?|[-–—]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_figure(text: str) -> bool:
    """Whether the text is a figure ("1 200 000", "12,5 mnkr", "45%") or a dash."""
    return bool(_FIGURE.fullmatch(text.strip()))


def is_year(text: str) -> bool:
    """Whether the text is a year, as the head of a column is."""
    return bool(_YEAR.fullmatch(text.strip()))
