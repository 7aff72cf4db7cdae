"""Who spoke at the meeting."""

import re
from functools import cache

from kserender.extract.language.people import party_of, split_name
from kserender.extract.language.pipeline import sentences
from kserender.extract.language.tables import fewest, has_any, words
from kserender.extract.matter import Matter
from kserender.paper import Paper, Person


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `speakers` from sentences with a verb of speaking, by name or office, with party where it is given."""
    found: dict[str, Person] = {}
    for block in matter.texts:
        text = block.text("revised")
        if not has_any(text.lower(), _telling()):
            continue
        for start, end in sentences(text):
            sentence = text[start:end]
            if verb := _verbs().search(sentence):
                for person in _people(sentence[verb.end() :]) or _people(sentence[: verb.start()]):
                    found.setdefault(person.name, person)
    paper.speakers = list(found.values())


def _people(text: str) -> list[Person]:
    people = []
    for part in re.split(r",|;|\boch\b|\bsamt\b|\n", text):
        part = part.strip(" .:")
        office = next((office for office in words("speaking", "offices") if part.casefold() == office), None)
        named = split_name(part)
        if office:
            people.append(Person(name=part))
        elif named:
            people.append(Person(name=named[0], party=party_of(named[1]) if named[1] else None))
    return people


@cache
def _telling() -> tuple[str, ...]:
    return fewest(words("speaking", "verbs"))


@cache
def _verbs() -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb) for verb in sorted(words("speaking", "verbs"), key=len, reverse=True))
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)
