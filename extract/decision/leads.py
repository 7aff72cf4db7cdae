"""Lead-ins: lines that say who decides, or proposes to whom, and hold no decision themselves."""

import re
from dataclasses import dataclass
from functools import cache

from kserender.extract.front import is_issuer, only_organ
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import words

LONGEST_LEAD = 300
LONGEST_LEVEL = 110
# "I kommunstyrelsen och i kommunfullmäktige:", "Styrelsen för Ekhamra Energi AB:"
_LEVEL = re.compile(
    r"(?:[Ii] (?=\S.*[\w:;,]$)|(?=(?:Styrelsen|Nämnden) för [^:]*:$))"
    r"(?P<organs>(?P<board>(?:[Ss]tyrelsen|[Nn]ämnden) för \w)?[^.:;?!]+?)\s*[:;,]?$"
)
_BETWEEN = re.compile(r"\b(?:i|och|samt|att)\b|[\s,]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """The organ that decides and the one that the decision is proposed to; `own` where the organ decides for itself."""

    deciding: str | None
    recommended: str | None
    own: bool = False


def lead_in(text: str) -> Lead | None:
    """The organs of a lead-in such as "Kommunstyrelsen föreslår kommunfullmäktige besluta:"; None for other text."""
    text = text.strip()
    if found := _level(text) or _alone(text):
        return found
    if len(text) > LONGEST_LEAD or not _open().search(text) or not _phrases("speaks").search(text):
        return None
    return organs_of(text)


def _alone(text: str) -> Lead | None:
    """The organ of "Äldre- och omsorgsnämnden:", a line that names it and nothing else."""
    name = text.removesuffix(":")
    deciding = name != text and is_issuer(name) and name.casefold().endswith(words("organs", "deciding"))
    return Lead(only_organ(name) or name, None) if deciding else None


def _level(text: str) -> Lead | None:
    """The organs of "I kommunstyrelsen och kommunfullmäktige:": the first proposes to the other what to decide."""
    match = _LEVEL.match(text) if len(text) <= LONGEST_LEVEL else None
    if match is None:
        return None
    named = organs(match["organs"])
    rest = match["organs"]
    for mention in reversed(named):
        rest = rest[: mention.start] + rest[mention.end :]
    if named and not _BETWEEN.sub("", rest):
        return Lead(named[0].name, named[1].name if len(named) > 1 else None)
    # The board of a company, or of a field, has a name that no list of organs holds.
    whole = match["organs"]
    names = match["board"] or (named and text.endswith(":") and whole.casefold().endswith(words("organs", "deciding")))
    return Lead(whole[:1].upper() + whole[1:], None) if names and not _phrases("proposes").search(whole) else None


def organs_of(text: str) -> Lead:
    """Who decides, and to whom it is proposed, by where the organs stand around the verb of proposing."""
    named = [
        mention for mention in organs(text) if not mention.genitive or mention.name.lower().endswith("fullmäktige")
    ]
    if itself := _phrases("for_itself").search(text):
        before = [mention.name for mention in named if mention.end <= itself.start()]
        return Lead(before[0] if before else None, None, own=True)
    if proposes := _phrases("proposes").search(text):
        before = [mention.name for mention in named if mention.end <= proposes.start()]
        after = [mention.name for mention in named if mention.start >= proposes.end()]
        return Lead(before[0] if before else None, after[0] if after else None)
    # "Under förutsättning av fullmäktiges beslut beslutar styrelsen": who decides stands in no genitive.
    named = [mention for mention in named if not mention.genitive] or named
    return Lead(named[0].name if named else None, None)


def proposing_clause(text: str) -> str:
    """The part of a point that says who decides and who is proposed to: "Nämnden beslutar att föreslå styrelsen"."""
    first, *rest = text.split(" att ", 2)
    return f"{first} att {rest[0]}" if rest and _phrases("proposes").match(rest[0]) else first


@cache
def _open() -> re.Pattern[str]:
    found = "|".join(rf"\b{re.escape(end)}" if end[0].isalpha() else re.escape(end) for end in words("leads", "open"))
    return re.compile(rf"(?:{found})$", re.IGNORECASE)


@cache
def _phrases(name: str) -> re.Pattern[str]:
    found = "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in words("leads", name))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)
