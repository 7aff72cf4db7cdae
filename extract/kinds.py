"""Lines that say what kind of paper it is, alone or with its subject."""

import re
from functools import cache

from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table, words

# Of the kinds, the one that an organ's name alone may follow.
MINUTES = "protokollsutdrag"
LONGEST_HELD = 120
# "Tjänsteutlåtande nr 2024-6"
_NUMBERED = re.compile(r"(?<![\s,.])(?:[\s,.]+(?:nr\b\.?|[\d/-]+))+$")


def kind_of_line(line: str, *, alone: bool = False) -> str | None:
    """The kind of paper, when a line says nothing else: "ALTERNATIVT FÖRSLAG", "Motion från Centerpartiet".

    With `alone` only the bare word counts: in minutes "Motion av …" is a matter's title.
    """
    text = line.strip(" .:!*").casefold()
    head = re.split(r"(?<!\s)\s+(?:från|av|till)\s+|(?<!\s)\s*[:–(]\s*", text, maxsplit=1)[0]
    head = _NUMBERED.sub("", head) if len(head) <= LONGEST_HELD else head
    kinds = kind_phrases()
    found = kinds.get(text) or (None if alone else kinds.get(head))
    if found is None and (match := kind_word().match(line.strip())):
        rest = line.strip()[match.end() :]
        minutes = kinds[match[1].casefold()] == MINUTES
        # "Utdrag ur protokoll fört vid sammanträde 2024-05-13", "Utdrag ur protokoll Socialnämnden"
        if held(rest) or (minutes and any(rest.strip() == mention.text for mention in organs(rest))):
            return kinds[match[1].casefold()]
    return found


def held(rest: str) -> bool:
    """Whether what follows a word for minutes says at what meeting they were held, in how many words it may."""
    return len(rest) <= LONGEST_HELD and bool(_held().match(rest))


def kind_with_subject(line: str) -> str | None:
    """The kind of paper, when its line says what it is about as well: "Yrkande angående badplatser"."""
    match = kind_word().match(line.strip())
    return kind_phrases()[match[1].casefold()] if match and joined(line.strip()[match.end() :]) else None


@cache
def kind_phrases() -> dict[str, str]:
    """The kinds of paper by the words for them, lower case."""
    return {phrase: kind for kind, phrases in table("front")["kinds"].items() for phrase in phrases}


@cache
def kind_word() -> re.Pattern[str]:
    """A word for a kind of paper, at the start of a text and with a capital; group 1 is the word."""
    phrases = sorted(kind_phrases(), key=len, reverse=True)
    return re.compile(rf"(?=[A-ZÅÄÖ])((?i:{'|'.join(map(re.escape, phrases))}))(?![\w-])")


def joined(rest: str) -> bool:
    """Whether what follows a word for a kind is its subject ("angående …", "av Eva Ek (C) om …")."""
    return bool(_joint().match(rest))


@cache
def _held() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, words("bundle", "letterhead", "held")))
    return re.compile(rf"\s*\(?(?:{phrases})\b.*\d[^.:;!?]*\.?$", re.IGNORECASE)


@cache
def numbered(what: str) -> re.Pattern[str]:
    """A line that numbers a paper in its file ("Handling 2024 nr 12", "Bilaga 3"); `what` is its row in the table."""
    phrases = sorted(words("bundle", "numbered", what), key=len, reverse=True)
    forms = "|".join(re.escape(phrase).replace(r"\#", r"\d{1,4}[a-zA-Z]?").replace(r"\ ", r"\s*") for phrase in phrases)
    return re.compile(rf"(?=[A-ZÅÄÖ])((?i:{forms}))(?!\w|\.\d)")


@cache
def _joint() -> re.Pattern[str]:
    joints = sorted(words("bundle", "letterhead", "joints"), key=len, reverse=True)
    return re.compile(rf"[,\s]*(?:{'|'.join(map(re.escape, joints))})(?!\w)", re.IGNORECASE)
