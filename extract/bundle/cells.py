"""What a cell of a letterhead says: the kind of paper, its number in the file, parties, a date, an organ and so on."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from kserender.extract.front import is_issuer, only_organ
from kserender.extract.kinds import MINUTES, held, joined, kind_phrases, kind_word, numbered
from kserender.extract.language.diary import as_diary_number
from kserender.extract.language.people import is_name, is_title
from kserender.extract.language.tables import words
from kserender.extract.listed_parties import listed_parties

Role = Literal["kind", "titled", "handling", "appendix", "page", "label", "date", "parties", "organ", "name", "other"]

LONGEST_CELL = 160
LONGEST_TITLED = 400
_PAGE = re.compile(
    r"(?:Sid(?:a|an|nr)?\.?:?\s*)?(\d{1,3})\s*(?:\(\s*(\d{1,3})\s*\)|(?:/|av)\s*(\d{1,3}))(?!\d).{0,40}$",
    re.IGNORECASE,
)
_ONLY_DATE = re.compile(r"(?:den )?(?:\d{4}-\d\d-\d\d|\d\d-\d\d-\d\d|\d{1,2} [a-zå]+ \d{4})$")
# Behind the name of an organ: "Socialnämnden 2024-05-13".
_DATE_LAST = re.compile(r"(?<=\w)[, ]+(?:den )?(?:\d{4}-\d\d-\d\d|\d{1,2} [a-zå]+ \d{4})$")
# "2.1.13", "Nytt yrkande": the place of a matter in an agenda, alone in its column.
_ITEM = re.compile(r"(?:[Nn]r\.? ?)?\d{1,2}(?:\.\d{1,2}){0,3}\.?$|[Nn]ytt? \w+$")
_ONLY_NUMBERS = re.compile(r"[\d\s.,:/-]+(?:nr\.?[\d\s.,:/-]*)?$")
_NUMBER = re.compile(r"^\s*(?:\(?\s*[Nn]r\.?:? ?\d+\w*(?:[/-]\d+)?\s*\)?|\(\d+\))")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says.  `kind` and `phrase` of a word for a kind; `value` of what the role has; a word for a kind is
    `dressed` when parties, a date or a number stand in the cell with it."""

    role: Role
    kind: str | None = None
    phrase: str = ""
    value: str = ""
    page: int = 0
    pages: int = 0
    dressed: bool = False


@lru_cache(maxsize=4096)
def said(cell: str) -> Said:
    """What the cell says; "other" is running text and everything unknown."""
    text = " ".join(cell.split()).strip(" *_-–")
    if not text or len(text) > LONGEST_TITLED:
        return Said("other")
    if match := _PAGE.match(text):
        return Said("page", page=int(match[1]), pages=int(match[2] or match[3]))
    if match := numbered("appendix").match(text):
        return Said("appendix", value=match[1], phrase=text[match.end() :].strip(" ,:–-"))
    if numbered("handling").fullmatch(text):
        return Said("handling", value=text)
    if found := _kind(text):
        # With a full stop it names a paper: "Yrkande från Centerpartiet den 3 maj 2024."
        named = found.role == "kind" and text.endswith(".") and not found.value.endswith(".")
        return Said("other") if named else found
    if len(text) > LONGEST_CELL:
        return Said("other")
    if _ONLY_DATE.match(text) or ((match := _DATE_LAST.search(text)) and is_issuer(text[: match.start()].strip(" ,"))):
        return Said("date", value=text)
    if match := label().match(text):
        return Said("label", phrase=match[1], value=text[match.end() :].strip(" :"))
    if listed_parties(text) and not text.endswith("."):
        return Said("parties", value=text)
    if is_issuer(text):
        return Said("organ", value=only_organ(text) or text)
    if _ITEM.match(text) or as_diary_number(text) == text:
        return Said("label", value=text)
    return Said("name", value=text) if is_name(text) or is_title(text) else Said("other")


def _kind(text: str) -> Said | None:
    """A word for a kind of paper, alone or with what belongs to a letterhead ("kind"), or with a subject ("titled")."""
    match = kind_word().match(text)
    if match is None:
        return None
    phrase = match[1].casefold()
    kind = kind_phrases()[phrase]
    after = _NUMBER.sub("", text[match.end() :])
    rest = after.strip(" .:()–-")
    if rest.startswith(","):
        # "Tjänsteutlåtande, Dnr 2024-12" names a paper in a list.
        return None
    if rest.casefold() in words("bundle", "letterhead", "versions"):
        rest = ""
    if not rest or any(test(rest) for test in (listed_parties, _ONLY_DATE.match, _ONLY_NUMBERS.match, label().match)):
        return Said("kind", kind, phrase, dressed=bool(rest))
    if rest.startswith("till ") and only_organ(rest.removeprefix("till ")):
        return Said("kind", kind, phrase, dressed=True)
    if kind == MINUTES and (held(after) or is_issuer(rest)):
        return Said("kind", kind, phrase, value=after.strip() if held(after) else rest, dressed=True)
    if joined(after):
        return Said("titled", kind, phrase, value=text)
    return None


@cache
def label() -> re.Pattern[str]:
    """A word that stands before a value in a letterhead."""
    names = sorted(words("bundle", "letterhead", "labels"), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, names))})(?:\s*[:.]|(?=\s|$))")
