"""Parties by their letters, and the papers that a text means by naming parties and a day."""

import re
from collections.abc import Sequence
from functools import cache

from kserender.extract.language.tables import table, words
from kserender.paper import Paper

_WORD = re.compile(r"[\w]+")


def short_party(name: str) -> str:
    """A party's letters, or the name itself where they are not known."""
    return _letters().get(name.casefold(), name)


def parties_in(text: str) -> set[str]:
    """The letters of the parties that a text names: "S, V och MP:s", "Moderaternas"."""
    found = set()
    for word in _WORD.findall(text):
        small = word.casefold()
        name = small if small in _letters() else small.removesuffix("s")
        # "i", "m" and the like are words; a party's letters have capitals.
        if name in _letters() and (len(word) > 3 or word.isupper()):
            found.add(_letters()[name])
    return found


def by_parties(text: str, papers: Sequence[tuple[int, Paper]]) -> list[int]:
    """The papers whose proposers are the parties that the text names; of several, the one of the day it names."""
    named = parties_in(text)
    found = [(at, paper) for at, paper in papers if named and set(map(short_party, paper.proposers)) == named]
    dated = [at for at, paper in found if paper.date and day(paper.date) in text.casefold()]
    return dated if len(found) > 1 and dated else [at for at, _paper in found]


def day(date: str) -> str:
    """An ISO date as it stands in a text: "27 februari 2026"."""
    parts = date.split("-")
    month = words("times", "months")[int(parts[1]) - 1] if len(parts) > 1 else ""
    return " ".join(str(int(part)) if part.isdecimal() else part for part in (*parts[2:], month, parts[0]) if part)


@cache
def _letters() -> dict[str, str]:
    return {
        name.casefold(): party["letters"][0]
        for party in table("parties")["party"]
        for name in (party["name"], *party.get("aliases", ()), *party["letters"])
    }
