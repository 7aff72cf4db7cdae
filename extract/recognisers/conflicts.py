"""Who was disqualified, or took no part in the decision."""

import re
from collections.abc import Iterator
from functools import cache

from kserender.extract.language.pipeline import mentions, sentences
from kserender.extract.language.tables import words
from kserender.extract.matter import Matter
from kserender.extract.outline import Section
from kserender.extract.people_named import PARTY, named_in
from kserender.extract.wording import wording
from kserender.model import Heading, Paragraph
from kserender.paper import Paper

# Without a heading of its own it is said in these.
ELSEWHERE = ("decision", "treatment", "vote", "proposition_order", "yrkanden", "reservation", "note")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `conflicts_of_interest`: the lines under such a heading, and sentences elsewhere that say it of somebody."""
    found: dict[str, None] = {}
    for section in matter.sections:
        if section.role == "conflict":
            found |= dict.fromkeys(line for line in section.text().split("\n") if line.strip())
        elif section.role in ELSEWHERE:
            found |= dict.fromkeys(_said(section))
    paper.conflicts_of_interest = list(found)


def _said(section: Section) -> Iterator[str]:
    for block in section.blocks:
        text = wording(block) if isinstance(block, Heading | Paragraph) else ""
        for start, end in sentences(text) if _phrases().search(text) else ():
            sentence = text[start:end]
            match = _phrases().search(sentence)
            if match and _is_somebody(sentence[: match.start()]) and not _in_case().search(sentence):
                yield sentence


def _is_somebody(text: str) -> bool:
    """Whether the text names a person, a party or a party's members; rules about the matter name none."""
    return bool(re.search(PARTY, text) or mentions(text, "PARTY") or named_in(text, {}) or _members().search(text))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('meetings', 'conflicts', 'phrases'))})", re.IGNORECASE)


@cache
def _in_case() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('meetings', 'conflicts', 'in_case'))})\b", re.IGNORECASE)


@cache
def _members() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('meetings', 'conflicts', 'members'))})", re.IGNORECASE)
