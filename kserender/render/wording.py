"""The words between the slots: genitives, the heading of each deciding level, people and receivers."""

import re
from collections.abc import Sequence

from kserender.paper import Dispatch, Person
from kserender.profile import Profile

ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{1,6}")

# Ends of the definite names of organs: a name with one of them is a common noun, written small inside a sentence
# ("kommunfullmäktiges beslut"); others are proper names ("Ekhamra Energi AB:s").
_COMMON = (
    "nämnden",
    "styrelsen",
    "fullmäktige",
    "utskottet",
    "beredningen",
    "delegationen",
    "kommittén",
    "rådet",
    "revisionen",
    "förvaltningen",
    "kansliet",
    "kontoret",
    "direktionen",
)


def genitive(name: str) -> str:
    """The name in the genitive: names that end in s, x or z take no s (Svenska skrivregler), abbreviations :s."""
    if name[-1:].casefold() in {"s", "x", "z"}:
        return name
    last = name.split()[-1] if name.split() else ""
    return f"{name}:s" if len(last) > 1 and last.isupper() else f"{name}s"


def inside(name: str, profile: Profile) -> str:
    """The name of an organ as it stands inside a sentence, with or without its capital as the house has it."""
    words = name.split()
    common = words and any(word.removesuffix("s").endswith(_COMMON) for word in (words[0], words[-1]))
    return name[0].lower() + name[1:] if common and not profile.capital_organs else name


def level_heading(deciding: str | None, receiving: str | None, profile: Profile) -> str:
    """The heading over the decisions of one level: who decides, and to whom it is proposed."""
    body = genitive(deciding) if deciding else ""
    if not receiving:
        return profile.level.format(body=body, to="") if body else profile.headings["decision"]
    wording = profile.recommendation if body else profile.proposal
    return wording.format(body=body, to=genitive(inside(receiving, profile)))


def listed(names: Sequence[str], profile: Profile) -> str:
    """The names in a row, with a word before the last."""
    *before, last = names
    return f"{', '.join(before)} {profile.wording['and']} {last}" if before else last


def with_letters(person: Person, profile: Profile) -> str:
    """A person with the letters of the party after the name: "Eva Ek (C)"."""
    party = profile.party(person.party) if person.party else None
    letters = party.letters[0] if party else person.party
    return f"{person.name} ({letters})" if letters else person.name


def receiver_of(receiver: Dispatch, profile: Profile) -> tuple[str, str]:
    """The name of a receiver, an abbreviation alone written out, and its address; "" where nobody knows it."""
    text = receiver.text.strip()
    if ABBREVIATION.fullmatch(text):
        text = receiver.body or profile.abbreviations.get(text, text)
    address = receiver.address or ""
    name = text.removesuffix(address).rstrip(" ,") if address else text
    return name or text, address or profile.address_of(receiver.text.strip(), name)


def named(person: Person, profile: Profile) -> str:
    """The name with the letters of the party: "Eva Ek (C)"."""
    if not person.party:
        return person.name
    party = profile.party(person.party)
    return f"{person.name} ({party.letters[0] if party else person.party})"
