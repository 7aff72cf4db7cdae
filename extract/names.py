"""Abbreviations of organs written out: by the document's own legend, the profile, common ones, then initials."""

import re
from collections.abc import Sequence
from functools import cache, cached_property

from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table, words
from kserender.extract.matter import Matter
from kserender.paper import Paper
from kserender.profile import day_of


class Names:
    """The names of abbreviations in one paper, as they were on its day.

    `asked` are the abbreviations that stand together: no two of them are given the same organ, and one that fits an
    organ better comes first.
    """

    def __init__(self, matter: Matter, paper: Paper, asked: Sequence[str] = ()) -> None:
        self.matter = matter
        self.asked = tuple(dict.fromkeys(asked))
        self.known = {
            **table("organs")["abbreviations"],
            **matter.profile.abbreviations_on(day_of(paper.date or matter.held_on)),
            **paper.abbreviations,
        }

    def of(self, short: str) -> str | None:
        """The name for an abbreviation, or None when nothing tells."""
        return self.known.get(short) or self._by_initials.get(short)

    @cached_property
    def _by_initials(self) -> dict[str, str]:
        open_ones = [short for short in self.asked if short not in self.known]
        if not open_ones:
            return {}
        said = (mention.name for block in self.matter.texts for mention in organs(block.text("revised")))
        named = dict.fromkeys(name for name in said if _last().search(name))
        taken = {self.known[short] for short in self.asked if short in self.known}
        fits = sorted(
            ((fit(short, name), short, name) for short in open_ones for name in named if name not in taken),
            key=lambda found: -found[0],
        )
        given: dict[str, str] = {}
        for quality, short, name in fits:
            if quality and short not in given and name not in given.values():
                given[short] = name
        return given


def fit(short: str, name: str) -> float:
    """How well the letters stand for the organ's name: 0 not at all, near 1 an initial for each word and the end.

    Each word's first letter must be there; further letters may come from inside a compound ("SBN" for
    samhällsbyggnadsnämnden), and weigh less.
    """
    silent = words("abbreviations", "silent")
    parts = [word for word in re.split(r"[\s,-]+", name) if word and word.casefold() not in silent]
    last = _last().search(parts[-1]) if parts else None
    if last is None or short[-1].casefold() != last[1][0].casefold():
        return 0.0
    parts[-1] = parts[-1][: last.start()]
    parts = [word.casefold() for word in parts if word]
    letters = short[:-1].casefold()
    if not letters or not parts or letters[0] != parts[0][0]:
        return 0.0
    initials = "".join(word[0] for word in parts)
    if letters == initials:
        # Of two names that begin alike the shorter one is meant: SN is socialnämnden before samhällsbyggnadsnämnden.
        return 1.0 - len(name) / 1000
    joined = iter("".join(parts))
    if len(letters) < len(initials) or not all(letter in joined for letter in letters):
        return 0.0
    return 0.5 + 0.1 * len(letters)


@cache
def _last() -> re.Pattern[str]:
    """The last part of an organ's name, that its abbreviation ends with."""
    return re.compile(rf"({'|'.join(words('organs', 'lettered'))})$", re.IGNORECASE)
