"""People in running text and in signatures: names, titles and parties."""

import re
from dataclasses import dataclass
from functools import cache

from kserender.extract.language.pipeline import mentions, organs
from kserender.extract.language.tables import table, words

_PART = r"[A-ZÅÄÖÉÜ][\w'’-]*\.?"
MOST_PARTS = 5
_PARTY = r"\((?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5})\)"


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A line that names who signs: parties by name, and perhaps a group of parties."""

    parties: tuple[str, ...]
    group: str | None


@cache
def letters() -> dict[str, str]:
    """Party names by the letters that stand after a person's name."""
    return {letter: party["name"] for party in table("parties")["party"] for letter in party["letters"]}


def party_of(code: str) -> str:
    """The party's name for its letters; letters of a local party stay as they are."""
    return letters().get(code, code)


def party_line(text: str) -> PartyLine | None:
    """The parties, when the text is nothing but parties: "För Centerpartiet,", "Alliansen i Ekhamra"."""
    text = text.strip(" ,.:\t")
    found = mentions(text, "PARTY", "GROUP")
    if not found:
        return None
    rest = text
    for mention in reversed(found):
        rest = rest[: mention.start] + rest[mention.end :]
    before = "|".join(words("signatures", "signing_for"))
    rest = re.sub(rf"^\s*(?:{before})\b", "", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\bi [A-ZÅÄÖ][\w-]+(?: (?:kommun|stad))?$", "", rest.strip(" ,"))
    rest = re.sub(r"\b(?:och|samt|genom|gm)\b|[,/&]|\([A-ZÅÄÖ]{1,4}\)", "", rest)
    if rest.strip():
        return None
    parties = tuple(dict.fromkeys(mention.name for mention in found if mention.label == "PARTY"))
    return PartyLine(parties, next((mention.text for mention in found if mention.label == "GROUP"), None))


def is_name(text: str) -> bool:
    """Whether the text is a person's name, perhaps with a party in brackets: "Eva von Ek (C)"."""
    return split_name(text) is not None


def split_name(text: str) -> tuple[str, str | None] | None:
    """The name and the party, when the text is a person's name and nothing else."""
    text = text.strip(" ,.")
    party = None
    if match := re.search(rf"\s*{_PARTY}$", text):
        text, party = text[: match.start()], party_of(match["party"])
    parts = text.split()
    particles = words("signatures", "name_particles")
    if not 2 <= len(parts) <= MOST_PARTS or is_title(text) or organs(text) or mentions(text, "PARTY", "GROUP"):
        return None
    if not all(re.fullmatch(_PART, part) or part.lower() in particles for part in parts):
        return None
    if parts[0].lower() in particles or parts[-1].lower() in particles or all(part.isupper() for part in parts):
        return None
    return text, party


def is_title(text: str) -> bool:
    """Whether the text is a person's title: "Kommundirektör", "Ledamot, kommunstyrelsen"."""
    first = re.split(r"[,/]| i | på | för ", text.strip(), maxsplit=1)[0].strip().casefold()
    if not first or len(first.split()) > 3:
        return False
    return first in words("signatures", "titles") or first.split()[-1].endswith(words("signatures", "title_endings"))
