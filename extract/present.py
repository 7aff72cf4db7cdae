"""Who took part in a meeting, by the list on the first page of its minutes: party, role, and whose seat was taken."""

import re
from collections.abc import Iterable
from functools import cache

from kserender.extract.language.people import is_title, party_of, split_name
from kserender.extract.language.tables import words
from kserender.extract.people_named import PARTY, PERSON, without_office
from kserender.extract.signature import lines
from kserender.model import Block
from kserender.paper import Person

_ROLE = re.compile(r"\s*,\s*(?P<role>[^,(;§]+?)(?=\s*(?:,|;|§|$)|\s+[A-ZÅÄÖ]\w+ [A-ZÅÄÖ])")


def present(front: Iterable[Block]) -> list[Person]:
    """Each person once, in order.  `role` is what stands after the name: an office, or "ersätter Eva Ek (C)"."""
    found: dict[str, Person] = {}
    for block in front:
        for line in lines(block):
            for cell in line:
                for person in _in(cell):
                    found.setdefault(person.name, person)
    return list(found.values())


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
def _seat() -> re.Pattern[str]:
    between = sorted(words("meetings", "substitutes", "words"), key=len, reverse=True)
    return re.compile(rf"\s*,?\s*(?:{'|'.join(map(re.escape, between))})\s+[A-ZÅÄÖ][\w'’ -]+(?:\s*{PARTY})?")
