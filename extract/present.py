"""Who took part in a meeting, by the list on the first page of its minutes: party, role, and whose seat was taken."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kserender.extract.language.people import is_title, party_of, split_name
from kserender.extract.language.tables import words
from kserender.extract.people_named import PARTY, PERSON, without_office
from kserender.extract.signature import lines
from kserender.model import Block
from kserender.paper import Person

_ROLE = re.compile(r"\s*,\s*(?P<role>[^,(;§]+?)(?=\s*(?:,|;|§|$)|\s+[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ])")
# A surname that a narrow column put on the next line, and how many cells of other columns may stand before it.
_SURNAME = re.compile(rf"[A-ZÅÄÖÉÜ][\w'’-]+ {PARTY}")
CELLS_BETWEEN = 2


def present(front: Iterable[Block]) -> list[Person]:
    """Each person once, in order.  `role` is what stands after the name: an office, or "ersätter Eva Ek (C)"."""
    found: dict[str, Person] = {}
    for cell in _cells(front):
        for person in _in(cell):
            found.setdefault(person.name, person)
    return list(found.values())


def _cells(front: Iterable[Block]) -> Iterator[str]:
    """The cells, with the surname of the one whose seat was taken where it stands on the next line."""
    cells = [cell for block in front for line in lines(block) for cell in line]
    for at, cell in enumerate(cells):
        rest = next((c for c in cells[at + 1 : at + 2 + CELLS_BETWEEN] if _SURNAME.fullmatch(c)), None)
        yield f"{cell} {rest}" if rest and _cut_seat().search(cell) else cell


def _in(cell: str) -> Iterable[Person]:
    replaced_until = 0
    matches = list(PERSON.finditer(cell))
    for at, match in enumerate(matches):
        name = without_office(match["name"])
        if match.start() < replaced_until or " " not in name:
            continue
        rest = cell[match.end() : matches[at + 1].end() if at + 1 < len(matches) else len(cell)]
        seat = _seat().match(rest)
        if seat:
            replaced_until = match.end() + seat.end()
        own = cell[match.end() : matches[at + 1].start() if at + 1 < len(matches) else len(cell)]
        office = _ROLE.match(own)
        role = seat[0].strip(" ,") if seat else office["role"] if office and is_title(office["role"]) else None
        yield Person(name=name, party=party_of(match["party"]), role=role)
    if not matches and "," in cell:
        # Officials have a title and no party: "Britt Sandell, kommunchef".
        name, _, role = cell.partition(",")
        role = role.split("§")[0].strip(" ,")
        if (who := split_name(name)) and is_title(role):
            yield Person(name=who[0], role=role)


@cache
def _cut_seat() -> re.Pattern[str]:
    return re.compile(rf"\)\s*,?\s*{_substitutes()}\s+[A-ZÅÄÖ][\w'’-]+$")


def _substitutes() -> str:
    between = sorted(words("meetings", "substitutes", "words"), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, between))})"


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{_substitutes()}\s+[A-ZÅÄÖ][\w'’ -]+(?:\s*{PARTY})?")
