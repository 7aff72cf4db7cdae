"""How findings are made and how their numbers are written."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from kserender.i18n import language
from kserender.paper import Finding, Place


def finding(
    code: str,
    level: Literal["info", "warning"],
    text: str,
    *,
    value: Decimal | str | None = None,
    expected: Decimal | str | None = None,
    places: Sequence[Place | None] = (),
) -> Finding:
    """A finding whose first place is where to look."""
    known = [place for place in places if place is not None]
    return Finding(
        code=code,
        level=level,
        text=text,
        value=_plain(value),
        expected=_plain(expected),
        place=known[0] if known else None,
        places=known,
    )


def shown(number: Decimal) -> str:
    """The number as papers write it: digits in threes, a decimal comma in Swedish."""
    text = f"{number:,f}".replace(",", " ")
    return text.replace(".", ",") if language() == "sv" else text


def _plain(value: Decimal | str | None) -> int | float | str | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
