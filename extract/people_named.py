"""People in running text, by name with the letters of their party."""

import re
from collections.abc import Mapping
from functools import cache

from kserender.extract.language.people import party_of, split_name
from kserender.extract.language.tables import words
from kserender.paper import Person

_PART = r"[A-ZÅÄÖÉÜ](?:[\w'’-]++|(?=\s))"
PARTY = r"\((?P<party>[A-ZÅÄÖ-][A-Za-zÅÄÖåäö]{0,5})\)"
PERSON = re.compile(rf"(?P<name>(?<![A-ZÅÄÖÉÜ])[A-ZÅÄÖÉÜ][\w'’-]++(?: (?:von |af |de )?{_PART}){{1,4}})\s+{PARTY}")


def people_in(text: str) -> list[Person]:
    """Each person once, in order."""
    found: dict[str, Person] = {}
    for match in PERSON.finditer(text):
        name = without_office(match["name"])
        if " " in name:
            found.setdefault(name, Person(name=name, party=party_of(match["party"])))
    return list(found.values())


def named_in(text: str, known: Mapping[str, Person]) -> list[Person]:
    """The people in a list of names without parties ("Eva Ek och Per Lind"), with the party that is known of them."""
    parts = (without_office(part.strip()) for part in re.split(r",|\boch\b|\bsamt\b", text))
    names = (found[0] for part in parts if (found := split_name(part)))
    return [known.get(name, Person(name=name)) for name in names]


def without_office(name: str) -> str:
    """The name without an office or another word before it: "Ordföranden Eva Ek" is Eva Ek."""
    while (bare := _before().sub("", name, count=1)) != name:
        name = bare
    return name


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(words('naming', 'before_names'))})\s+")
