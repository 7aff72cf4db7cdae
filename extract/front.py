"""What stands before the first section: the kind of paper, labelled values ("Dnr …"), lines that may be the title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kserender.extract.kinds import PARAGRAPH, kind_of_line
from kserender.extract.language.diary import as_diary_number
from kserender.extract.language.people import party_line
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table
from kserender.extract.signature import lines
from kserender.model import Block, Heading, Paragraph

# A municipality, a figure, a date, a page number.
_NOT_TITLE = re.compile(
    r"^(?:[A-ZÅÄÖ][\w-]+ (?:[Kk]ommun|[Ss]tad|KOMMUN|STAD)"
    r"|\W*|\d[\d\s()./-]*|(?:den )?\d{1,2} \w+ \d{4}|\d{4}-\d\d-\d\d|[Ss]id(?:a|an)? \d.*)$"
)
LONGEST_TITLE = 300


@dataclass(slots=True)
class Front:
    """The parts of the front matter.  `values` go by the names of the label table; `titles` in order."""

    kind: str | None = None
    kind_line: str = ""
    paragraph: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    organ: str | None = None
    titles: list[tuple[Heading | Paragraph, str]] = field(default_factory=list)

    @property
    def addressed(self) -> str | None:
        """The organ that the paper is addressed to or comes from."""
        named = organs(self.values.get("body", ""))
        return named[0].name if named else self.organ


def front_matter(blocks: Iterable[Block], furniture: Iterable[Block]) -> Front:
    """The front matter in these blocks; page heads are asked for what the page itself leaves out."""
    front, heads = Front(), Front()
    _fill(front, blocks)
    _fill(heads, furniture)
    for name, value in heads.values.items():
        front.values.setdefault(name, value)
    front.kind = front.kind or heads.kind
    front.organ = front.organ or heads.organ
    return front


def _fill(front: Front, blocks: Iterable[Block]) -> None:
    waiting: str | None = None
    for block, cell in _cells(blocks):
        if waiting and not _label(cell):
            front.values.setdefault(waiting, cell)
            waiting = None
            continue
        waiting = None
        if match := PARAGRAPH.match(cell):
            front.paragraph = front.paragraph or match[1]
            cell = cell[match.end() :].strip()
        if front.paragraph and as_diary_number(cell) == cell:
            # In minutes the number may stand below the § without a word before it.
            front.values.setdefault("diary_number", cell)
            continue
        if found := _label(cell):
            name, value = found
            if value:
                front.values.setdefault(name, value)
            else:
                waiting = name
        elif kind := kind_of_line(cell, alone=front.paragraph is not None):
            if front.kind is None:
                front.kind, front.kind_line = kind, cell
        elif party_line(cell):
            continue
        elif organ := only_organ(cell):
            front.organ = front.organ or organ
        elif isinstance(block, Heading | Paragraph) and not _NOT_TITLE.match(cell) and len(cell) <= LONGEST_TITLE:
            front.titles.append((block, cell))


def _cells(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        for line in lines(block):
            for cell in line:
                if cell.strip():
                    yield block, cell.strip()


def _label(cell: str) -> tuple[str, str] | None:
    match = _labels().match(cell)
    if match is None:
        return None
    value = cell[match.end() :].strip()
    # "Till" and "Ärende" begin sentences and titles as well: without a colon they are labels only before an organ.
    name = _label_names()[match[1].casefold()]
    certain = match[2].strip() != "" or not value or name in ("diary_number", "date", "author") or bool(organs(value))
    return (name, value) if certain else None


@cache
def _label_names() -> dict[str, str]:
    return {word: name for name, words in table("front")["labels"].items() for word in words}


@cache
def _labels() -> re.Pattern[str]:
    names = "|".join(re.escape(word) for word in sorted(_label_names(), key=len, reverse=True))
    return re.compile(rf"({names})(?![\w-])([.:]*)\s*", re.IGNORECASE)


def only_organ(cell: str) -> str | None:
    """The organ's name, when the text is nothing else ("Till kommunstyrelsen", "Socialnämnden i Ekhamra")."""
    found = organs(cell)
    if len(found) != 1:
        return None
    rest = re.sub(r"^[Tt]ill\s+|\s+i\s+[A-ZÅÄÖ]\w+$", "", cell[: found[0].start] + cell[found[0].end :])
    return found[0].name if len(rest.strip(" ,.:")) <= 1 else None
