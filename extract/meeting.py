"""The meeting that minutes are from, by what stands before the first § and in the page heads."""

import re
from collections import Counter
from collections.abc import Iterable

from kserender.extract.front import only_organ
from kserender.extract.language.people import split_name
from kserender.extract.language.tables import table
from kserender.extract.language.times import times
from kserender.extract.people_named import people_in
from kserender.extract.signature import lines
from kserender.model import Block
from kserender.paper import Meeting

_CLOCK = r"\d{1,2}[.:]\d{2}"
_TIME = re.compile(rf"\b[Kk]l(?:ockan|\.)?\s*({_CLOCK})(?:\s*(?:[–-]|till)\s*(?:kl\.?\s*)?({_CLOCK}))?")
_NUMBER = re.compile(r"\bProtokoll nr\.? (\d+)")


def meeting(front: Iterable[Block], furniture: Iterable[Block], numbers: list[str]) -> Meeting:
    """The Meeting; `numbers` are the § numbers in order."""
    front, furniture = list(front), list(furniture)
    cells = [cell for block in (*furniture, *front) for line in lines(block) for cell in line if cell]
    text = "\n".join(block.text("revised") for block in (*furniture, *front))
    organs = Counter(name for cell in cells if (name := only_organ(cell)))
    days = Counter(time.value for time in times(text) if time.kind == "date" and len(time.value) == 10)
    clock = _TIME.search(text)
    number = _NUMBER.search(text)
    return Meeting(
        body=organs.most_common(1)[0][0] if organs else None,
        date=days.most_common(1)[0][0] if days else None,
        place=_after(cells, "place"),
        start=clock[1].replace(".", ":") if clock else None,
        end=clock[2].replace(".", ":") if clock and clock[2] else None,
        number=number[1] if number else None,
        chair=_person(cells, "chair"),
        secretary=_person(cells, "secretary"),
        adjusters=[name for name in [_person(cells, "adjusters")] if name],
        present=people_in("\n".join(block.text("revised") for block in front)),
        paragraphs="-".join(dict.fromkeys([numbers[0], numbers[-1]])),
    )


def _after(cells: list[str], label: str) -> str | None:
    """What follows a label, in its cell or in the next one."""
    for at, cell in enumerate(cells):
        for word in table("meetings")["labels"][label]:
            if cell.casefold().startswith(word):
                rest = cell[len(word) :].strip(" :")
                return rest or (cells[at + 1] if at + 1 < len(cells) else None)
    return None


def _person(cells: list[str], label: str) -> str | None:
    value = _after(cells, label)
    found = split_name(re.split(r"[,§]", value)[0]) if value else None
    return found[0] if found else None
