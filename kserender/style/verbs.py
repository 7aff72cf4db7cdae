"""The forms of verbs, looked up by any of them at the beginning of a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from kserender.extract.language.tables import table

Which = Literal["infinitive", "present", "passive"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms; "" for one that is not used."""

    infinitive: str
    present: str
    passive: str
    supine: str


@cache
def verbs(which: Which) -> Mapping[str, Verb]:
    """All verbs by one of their forms."""
    made = (Verb(*row) for row in data()["verbs"])
    return MappingProxyType({getattr(verb, which): verb for verb in made if getattr(verb, which)})


@cache
def data() -> dict[str, Any]:
    """The table."""
    return table("verb_forms")


def begins(text: str, which: Which) -> Verb | None:
    """The verb whose form the text begins with, the longest one ("bygga om" before "bygga")."""
    words = text.split(" ", 3)[:3]
    for count in range(len(words), 0, -1):
        found = verbs(which).get(" ".join(words[:count]).casefold().rstrip(".,:"))
        if found:
            return found
    return None


@cache
def any_of(which: Which) -> re.Pattern[str]:
    """The verbs in one of their forms as whole words, the longest ones first."""
    forms = sorted(verbs(which), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


@cache
def words(name: str) -> re.Pattern[str]:
    """A list of words of the table as whole words."""
    return whole(tuple(data()["words"][name]))


@cache
def whole(found: tuple[str, ...]) -> re.Pattern[str]:
    """These words, each whole."""
    listed = "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
