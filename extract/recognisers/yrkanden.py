"""Claims moved at the meeting: who, for or against, and what."""

import re
from collections.abc import Iterator

from kserender.extract.language.pipeline import sentences
from kserender.extract.language.tables import table
from kserender.extract.matter import Matter
from kserender.extract.people_named import people_in
from kserender.extract.wording import wording
from kserender.model import Heading, Paragraph
from kserender.paper import Paper, Person, Yrkande

ROLES = ("yrkanden", "treatment", "proposition_order")
_CLAIMS = re.compile(r"\b(?:yrkar|yrkade|föreslår|föreslog|begär|instämmer|stödjer|stöder|biträder)\b", re.IGNORECASE)
_ONLY_CLAIMS = re.compile(r"\b(?:yrkar|yrkade)\b", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"^([A-ZÅÄÖ][\w’'-]+(?: [A-ZÅÄÖ][\w’'-]+){1,3})\s*$")
_TO = re.compile(r"\b(?:bifall(?:a)? till|avslag på|avslå|bifalla|bifall)\s+(?P<to>.+?)\s*\.?$", re.IGNORECASE)


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `yrkanden`: a sentence that claims two things in turn ("bifall till A och avslag på B") gives two."""
    found = []
    for section in matter.with_role(*ROLES):
        pattern = _CLAIMS if section.role == "yrkanden" else _ONLY_CLAIMS
        for block in section.blocks:
            if isinstance(block, Heading | Paragraph):
                text = wording(block)
                for yrkande in _in(text, pattern):
                    yrkande.place = matter.place(block)
                    found.append(yrkande)
    text = "\n".join(section.text() for section in matter.sections)
    for yrkande in found:
        if yrkande.position == "ändring" and any(_adds(person, text) for person in yrkande.people):
            yrkande.position = "tillägg"
    paper.yrkanden = found


def _adds(person: Person, text: str) -> bool:
    """Whether the minutes call the person's claim one of addition: "Per Linds (S) tilläggsyrkande"."""
    last = person.name.split()[-1]
    return bool(re.search(rf"\b{re.escape(last)}s?(?: \(\w+\)s?)? tilläggsyrkande", text))


def _in(text: str, claims: re.Pattern[str]) -> Iterator[Yrkande]:
    for start, end in sentences(text):
        sentence = text[start:end]
        verb = claims.search(sentence)
        if verb is None:
            continue
        people = people_in(sentence[: verb.start()])
        after = sentence[verb.end() :]
        if not people:
            # "Vidare yrkar Eva Ek (S) avslag": the name stands after the verb.
            people = people_in(after)
        if not people and (named := _NAME_BEFORE.search(sentence[: verb.start()])):
            people = [Person(name=named[1])]
        if people:
            yield from _claims(people, sentence, after)


def _claims(people: list[Person], sentence: str, after: str) -> Iterator[Yrkande]:
    for part in re.split(r"\s+(?:och|samt)\s+(?=(?:bifall|avslag|återremiss|i andra hand)\b)", after):
        position = next((name for name, words in table("meetings")["positions"].items() if _says(part, words)), None)
        to = _TO.search(part)
        yield Yrkande.model_validate(
            {"people": people, "position": position, "to": to["to"] if to else None, "text": sentence}
        )


def _says(part: str, words: list[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", part, re.IGNORECASE) for word in words)
