"""The papers that the decision rests on."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kserender.extract.language.times import Time, times
from kserender.extract.matter import Matter
from kserender.model import Heading, Paragraph
from kserender.paper import Attachment, Paper

_NUMBER = re.compile(r"(\d{1,3})[.)]?$")
# After a date, and what stands in brackets after it: the next paper begins with a capital.
_NEXT = re.compile(r"(?:\s*\([^()]{1,60}\))?\.?\s+(?=[A-ZÅÄÖ]\w+)")
_EMPTY = re.compile(r"(?:inga|inget|ingen|saknas|–|-)\b.{0,30}$", re.IGNORECASE)


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `attachments`: one for each paragraph or list item under such a heading; `date` is the paper's own."""
    found = []
    for section in matter.with_role("attachments"):
        for block in section.blocks:
            if not isinstance(block, Heading | Paragraph):
                continue
            text = block.text("revised")
            for start, title in _titles(text):
                number = _NUMBER.match(block.label) if block.label else None
                dated = _days(title)
                found.append(
                    Attachment(
                        number=int(number[1]) if number else None,
                        title=title,
                        date=dated[-1].value if dated else None,
                        place=matter.place(block, start, start + len(title)),
                    )
                )
    paper.attachments = found


def _titles(text: str) -> Iterator[tuple[int, str]]:
    """Each paper's title and where it begins: one a line, and one after another where a date ends each of them."""
    for line in re.finditer(r"[^\n]+", text):
        days = _days(line[0])
        ends = [match.end() for day in days[:-1] if (match := _NEXT.match(line[0], day.end))]
        for start, end in pairwise([0, *ends, len(line[0])]):
            title = line[0][start:end].strip()
            if title and not _EMPTY.match(title):
                yield line.start() + start + line[0][start:end].index(title), title


def _days(text: str) -> list[Time]:
    return [time for time in times(text) if time.kind == "date" and len(time.value) == len("2024-01-31")]
