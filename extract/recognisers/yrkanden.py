"""Claims moved at the meeting: who, for or against, and what."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kserender.extract.language.pipeline import mentions, sentences
from kserender.extract.language.tables import table, words
from kserender.extract.matter import Matter
from kserender.extract.people_named import PERSON, named_in, people_in
from kserender.extract.wording import wording
from kserender.model import Heading, Paragraph
from kserender.paper import Paper, Person, Yrkande

ROLES = ("yrkanden", "treatment", "proposition_order", "vote")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `yrkanden`: a sentence that claims two things in turn ("bifall till A och avslag på B") gives two."""
    found = []
    for section in matter.with_role(*ROLES):
        headed = section.role == "yrkanden"
        for block in section.blocks:
            if isinstance(block, Heading | Paragraph):
                for yrkande in _in(wording(block), matter.people, headed=headed):
                    yrkande.place = matter.place(block)
                    found.append(yrkande)
    text = "\n".join(section.text() for section in matter.sections)
    for yrkande in found:
        if yrkande.position == "ändring" and any(_adds(person, text) for person in yrkande.people):
            yrkande.position = "tillägg"
    paper.yrkanden = found


def _adds(person: Person, text: str) -> bool:
    """Whether the minutes call the person's claim one of addition: "Per Linds (S) tilläggsyrkande"."""
    last = re.escape(person.name.split()[-1])
    return bool(re.search(rf"\b{last}s?(?: \(\w+\)s?)? {_phrases('adding')}", text))


def _in(text: str, known: Mapping[str, Person], *, headed: bool) -> Iterator[Yrkande]:
    verbs = _verbs("any" if headed else "only")
    for start, end in sentences(text):
        sentence = text[start:end]
        if headed and (match := _spoken().match(sentence)):
            # "Eva Ek (S): Bifall till förslaget."
            yield from _claims(people_in(match["people"]), sentence, match["claim"])
            continue
        verb = verbs.search(sentence)
        if verb is None:
            continue
        after = sentence[verb.start() :]
        agreeing = _agreeing().search(after)
        if agreeing:
            after = after[: agreeing.start()] + after[agreeing.end() :]
        before = sentence[: verb.start()]
        people = people_in(before) or named_in(before, known)
        people += people_in(agreeing[0]) if agreeing else []
        # "Vidare yrkar Eva Ek (S) avslag": the name stands after the verb.
        spoken = after[len(verb[0]) :].lstrip()
        directly = people_in(spoken) if PERSON.match(spoken) else []
        if people := people or directly or _others(before) or people_in(after):
            yield from _claims(people, sentence, after)


def _others(before: str) -> list[Person]:
    """Who claims without a name: a party or its members, by the party's name, or an office ("Ordföranden")."""
    if parties := list(dict.fromkeys(m.name for m in mentions(before, "PARTY") if not m.genitive)):
        return [Person(name=party, party=party) for party in parties]
    office = before.strip()
    return [Person(name=office)] if office.casefold() in words("speaking", "offices") else []


def _claims(people: list[Person], sentence: str, after: str) -> Iterator[Yrkande]:
    for part in _next().split(after):
        to = _to().search(part) or _about().search(part) or _proposed().search(part)
        yield Yrkande.model_validate(
            {"people": people, "position": _position(part), "to": to["to"] if to else None, "text": sentence}
        )


def _position(part: str) -> str | None:
    """What the claim asks for: by its first word for that, or else by what it speaks of."""
    found = [(match.start(), name) for name, says in _positions("positions") if (match := says.search(part))]
    return min(found)[1] if found else next((name for name, says in _positions("otherwise") if says.search(part)), None)


@cache
def _positions(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found: dict[str, list[str]] = table("meetings")[name]
    return tuple(
        (position, re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})", re.IGNORECASE))
        for position, phrases in found.items()
    )


@cache
def _phrases(name: str) -> str:
    found = sorted(words("meetings", "claims", name), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, found))})"


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_phrases(name)}\b", re.IGNORECASE)


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"\b{_phrases('to')}\s+(?P<to>.+?)\s*[.,]?$", re.IGNORECASE)


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"\batt\s+(?P<to>[^,.]{{3,80}}?)\s+(?:ska(?:ll)?\s+)?{_phrases('about')}\b", re.IGNORECASE)


@cache
def _proposed() -> re.Pattern[str]:
    # "i andra hand på förvaltningens förslag"
    return re.compile(r"(?:\bhand\s+(?:på\s+)?|^\S+\s+(?:på|enligt)\s+)(?P<to>[^,.]{0,80}\bförslag\w*)", re.IGNORECASE)


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"(?:,(?:\s+(?:och|samt|men))?|\s+(?:och|samt|men))\s+(?={_phrases('next')}\b)", re.IGNORECASE)


@cache
def _agreeing() -> re.Pattern[str]:
    # It ends with the last name, and the comma that closes what was put in.
    person = PERSON.pattern.replace("?P<name>", "?:").replace("?P<party>", "?:")
    return re.compile(rf",?\s*{_phrases('agreeing')}\s+{person}(?:(?:,|\s+och|\s+samt)\s+{person})*,?")


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(r"(?P<people>[^:]{3,200}\))\s*:\s+(?P<claim>.+)", re.DOTALL)
