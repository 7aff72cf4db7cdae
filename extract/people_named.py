"""People in running text, by name with the letters of their party."""

import re

from kserender.extract.language.people import party_of
from kserender.paper import Person

_PART = r"[A-ZÅÄÖÉÜ][\w'’-]+"
_PERSON = re.compile(
    rf"(?P<name>{_PART}(?: (?:von |af |de )?{_PART}){{1,4}}) \((?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{0,4}})\)"
)
# Words with a capital that stand before a name and are no part of it.
_OFFICES = re.compile(
    r"^(?:Ordföranden?|Vice|Tjänstgörande|Ledamoten?|Ersättaren?|Kommunalrådet|Ledamöterna|Vidare|Även|Samt|Därutöver)\s+"
)


def people_in(text: str) -> list[Person]:
    """Each person once, in order."""
    found: dict[str, Person] = {}
    for match in _PERSON.finditer(text):
        name = match["name"]
        while (bare := _OFFICES.sub("", name)) != name:
            name = bare
        if " " in name:
            found.setdefault(name, Person(name=name, party=party_of(match["party"])))
    return list(found.values())
