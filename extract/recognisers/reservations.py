"""Dissent entered in the minutes: who, which parties, in which words."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kserender.extract.language.people import letters, party_of
from kserender.extract.language.pipeline import mentions, sentences
from kserender.extract.language.tables import words
from kserender.extract.matter import Matter
from kserender.extract.people_named import named_in, people_in
from kserender.extract.wording import wording
from kserender.model import Heading, Paragraph
from kserender.paper import Paper, Person, Reservation

# Without a heading of its own dissent stands in these; the others tell of other meetings.
ELSEWHERE = (None, "decision", "treatment", "vote", "proposition_order", "yrkanden", "conflict", "note")
_BRACKETS = re.compile(r"\(([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4})\)")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `reservations`: each passage in which somebody makes one; `parties` are the parties' letters."""
    found = []
    for section in matter.sections:
        if section.role != "reservation" and section.role not in ELSEWHERE:
            continue
        phrase = _phrase("any" if section.role == "reservation" else "now")
        for block in section.blocks:
            if not isinstance(block, Heading | Paragraph):
                continue
            text = wording(block)
            for start, end in _passages(text, phrase):
                passage = text[start:end]
                people = _people(passage, phrase, matter.people)
                parties = [*parties_in(_who(passage, phrase)), *(code for p in people if (code := _letters(p)))]
                found.append(
                    Reservation(
                        people=people,
                        parties=list(dict.fromkeys(parties)),
                        text=passage,
                        place=matter.place(block, start, end) if text == block.text("revised") else matter.place(block),
                    )
                )
    paper.reservations = found


def parties_in(text: str) -> list[str]:
    """The letters of the parties, whether written so, by name, or after a person ("Ledamöterna från SD")."""
    codes = {name: code for code, name in reversed(letters().items())}
    found = [(mention.start, codes[mention.name]) for mention in mentions(text, "PARTY")]
    found += [(match.start(), match[1]) for match in _BRACKETS.finditer(text)]
    found += [(match.start(), match[1]) for match in _letters_alone().finditer(text)]
    return [code for _, code in sorted(found)]


def _passages(text: str, phrase: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Each sentence with the phrase, and those after it that have none: they say why."""
    begun: tuple[int, int] | None = None
    for start, end in sentences(text) if phrase.search(text) else ():
        if phrase.search(text, start, end):
            if begun:
                yield begun
            begun = (start, end)
        elif begun:
            begun = (begun[0], end)
    if begun:
        yield begun


def _who(passage: str, phrase: re.Pattern[str]) -> str:
    """Who stands before the phrase, or after it: "Mot beslutet reserverar sig Eva Ek (C)"."""
    match = phrase.search(passage)
    before = passage[: match.start()] if match else passage
    if match and not parties_in(before) and not named_in(before, {}):
        return re.split(r"\s(?:till förmån|mot beslutet)\b|\.\s", passage[match.end() :], maxsplit=1)[0]
    return before


def _people(passage: str, phrase: re.Pattern[str], known: Mapping[str, Person]) -> list[Person]:
    who = _who(passage, phrase)
    return people_in(who) or named_in(who, known)


def _letters(person: Person) -> str | None:
    return next((code for code in letters() if party_of(code) == person.party), person.party)


@cache
def _phrase(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('meetings', 'dissent', name))})(?!\w)", re.IGNORECASE)


@cache
def _letters_alone() -> re.Pattern[str]:
    alone = "|".join(sorted(letters(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w(-])({alone})(?:(?![\w)-])|(?=-(?:{'|'.join(words('meetings', 'compounds', 'party'))})))"
    )
