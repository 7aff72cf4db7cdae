"""The paper's own date."""

import re
from collections.abc import Iterable

from kserender.extract.language.times import date
from kserender.extract.matter import Matter
from kserender.extract.signature import lines
from kserender.model import Block
from kserender.paper import Paper

# A place may stand before it, and the organ after it: "Ekhamra den 3 maj 2024".
LONGEST_LINE = len("den 30 september 2024") + 40
# "Ekhamra maj 2024"; in more words a month is part of a title.
MONTH_WORDS = 3
_PLACED = re.compile(r"[A-ZÅÄÖ][\w-]+,? den \d{1,2} \w+ \d{4}\b")
_SHORT = re.compile(r"(?<![\d-])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `date` from a labelled value, a date on a line of its own before the first section, the line that says the
    kind, or the signature.  A § of minutes has only a labelled one: other days there are what the matter is about."""
    labelled = _date(matter.front.values.get("date", ""))
    if matter.number is not None:
        paper.date = labelled
        return
    signed = [block for section in matter.with_role("signature") for block in section.blocks]
    paper.date = labelled or _alone(matter.sections[0].blocks) or _date(matter.front.kind_line) or _alone(signed)


def _alone(blocks: Iterable[Block]) -> str | None:
    for block in blocks:
        for line in lines(block):
            for cell in line:
                if len(cell) <= LONGEST_LINE and (found := _date(cell)) and _is_date_line(cell, found):
                    return found
    return None


def _is_date_line(cell: str, found: str) -> bool:
    """Whether a line is a date with no more than a place before it, and perhaps who signs after it."""
    end = cell.rstrip(". ")
    ends = end.endswith((found, found[:4])) and (len(found) == len("2024-05-03") or len(end.split()) <= MONTH_WORDS)
    return ends or cell.startswith(found) or _SHORT.fullmatch(cell) is not None or _PLACED.match(cell) is not None


def _date(text: str) -> str | None:
    """The first date; one with the year in two figures only where the text ends with it."""
    short = _SHORT.search(text.strip())
    return date(text) or (f"20{short[0]}" if short else None)
