"""Lead-ins: lines that say who decides, or proposes to whom, and hold no decision themselves."""

import re
from dataclasses import dataclass

from kserender.extract.language.pipeline import organs

LONGEST_LEAD = 300
_OPEN = re.compile(r"(?::|\batt|\bföljande\.?|\byrkar(?: jag| vi)?)$", re.IGNORECASE)
_PROPOSES = re.compile(r"\b(?:föreslår|föreslå|föreslås|förslag till|hemställer|rekommenderar)\b", re.IGNORECASE)
_SPEAKS_OF_DECISION = re.compile(r"\b(?:beslut\w*|förslag\w*|föreslår|tillstyrk\w+|avstyrk\w+|yrk\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """The organ that decides and the one that the decision is proposed to."""

    deciding: str | None
    recommended: str | None


def lead_in(text: str) -> Lead | None:
    """The organs of a lead-in such as "Kommunstyrelsen föreslår kommunfullmäktige besluta:"; None for other text."""
    text = text.strip()
    if len(text) > LONGEST_LEAD or not _OPEN.search(text) or not _SPEAKS_OF_DECISION.search(text):
        return None
    return organs_of(text)


def organs_of(text: str) -> Lead:
    """Who decides, and to whom it is proposed, by where the organs stand around the verb of proposing."""
    named = [
        mention for mention in organs(text) if not mention.genitive or mention.name.lower().endswith("fullmäktige")
    ]
    proposes = _PROPOSES.search(text)
    if proposes:
        before = [mention.name for mention in named if mention.end <= proposes.start()]
        after = [mention.name for mention in named if mention.start >= proposes.end()]
        return Lead(before[0] if before else None, after[0] if after else None)
    return Lead(named[0].name if named else None, None)
