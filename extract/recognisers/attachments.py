"""The papers that the decision rests on."""

import re

from kserender.extract.language.times import times
from kserender.extract.matter import Matter
from kserender.model import Heading, Paragraph
from kserender.paper import Attachment, Paper

_NUMBER = re.compile(r"(\d{1,3})[.)]?$")
_EMPTY = re.compile(r"(?:inga|inget|ingen|saknas|–|-)\b.{0,30}$", re.IGNORECASE)


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `attachments`: one for each paragraph or list item under such a heading; `date` is the paper's own."""
    found = []
    for section in matter.with_role("attachments"):
        for block in section.blocks:
            if not isinstance(block, Heading | Paragraph):
                continue
            text = block.text("revised")
            for line in re.finditer(r"[^\n]+", text):
                title = line[0].strip()
                if not title or _EMPTY.match(title):
                    continue
                start = line.start() + len(line[0]) - len(line[0].lstrip())
                number = _NUMBER.match(block.label) if block.label else None
                dated = [time for time in times(title) if time.kind == "date" and len(time.value) == len("2024-01-31")]
                found.append(
                    Attachment(
                        number=int(number[1]) if number else None,
                        title=title,
                        date=dated[-1].value if dated else None,
                        place=matter.place(block, start, start + len(title)),
                    )
                )
    paper.attachments = found
