"""What stands before the first section: the kind of paper, labelled values ("Dnr …"), lines that may be the title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table
from kserender.extract.matter import Matter
from kserender.extract.signature import lines
from kserender.model import Block, Heading, Paragraph

_PARAGRAPH = re.compile(r"^(?:[A-ZÅÄÖ]{2,4}\s+)?§+\s*(\d+[a-z]?)\b\s*[-–:.]?\s*")
_NOT_TITLE = re.compile(r"^(?:\W*|\d[\d\s()./-]*|(?:den )?\d{1,2} \w+ \d{4}|\d{4}-\d\d-\d\d|[Ss]id(?:a|an)? \d.*)$")
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


def front_of(matter: Matter) -> Front:
    """The front matter; page heads are asked for what the page itself leaves out."""
    front = Front()
    _fill(front, matter.front.blocks)
    heads = Front()
    _fill(heads, matter.document.furniture)
    for name, value in heads.values.items():
        front.values.setdefault(name, value)
    front.kind = front.kind or heads.kind
    front.organ = front.organ or heads.organ
    return front


def front_organ(matter: Matter) -> str | None:
    """The organ that the paper is addressed to or comes from, by its front matter."""
    front = front_of(matter)
    named = organs(front.values.get("body", ""))
    return named[0].name if named else front.organ


def _fill(front: Front, blocks: Iterable[Block]) -> None:
    waiting: str | None = None
    for block, cell in _cells(blocks):
        if waiting and not _label(cell):
            front.values.setdefault(waiting, cell)
            waiting = None
            continue
        waiting = None
        if match := _PARAGRAPH.match(cell):
            front.paragraph = front.paragraph or match[1]
            cell = cell[match.end() :].strip()
        if found := _label(cell):
            name, value = found
            if value:
                front.values.setdefault(name, value)
            else:
                waiting = name
        elif kind := kind_of_line(cell):
            if front.kind is None:
                front.kind, front.kind_line = kind, cell
        elif _is_organ(cell):
            front.organ = front.organ or organs(cell)[0].name
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


def kind_of_line(line: str) -> str | None:
    """The kind of paper, when a line says nothing else: "ALTERNATIVT FÖRSLAG", "Motion från Centerpartiet"."""
    text = line.strip(" .:!*").casefold()
    head = re.split(r"\s+(?:från|av|till)\s+|\s*[:–(]\s*", text, maxsplit=1)[0]
    return _kinds().get(text) or _kinds().get(head)


@cache
def _kinds() -> dict[str, str]:
    return {phrase: kind for kind, phrases in table("front")["kinds"].items() for phrase in phrases}


def _is_organ(cell: str) -> bool:
    found = organs(cell)
    rest = (
        re.sub(r"^[Tt]ill\s+|\s+i\s+[A-ZÅÄÖ]\w+$", "", cell[: found[0].start] + cell[found[0].end :]) if found else cell
    )
    return len(found) == 1 and len(rest.strip(" ,.:")) <= 1
