"""Lines that head a § of minutes: "§ 12", "Ks § 45", "12 §", "§ 2024/45", "Paragraf 12", and numbers alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kserender.extract.language.tables import words
from kserender.model import Heading, Paragraph

# A line that heads a § holds little more than its number, the diary number and a title.
LONGEST_HEAD = 160
_NUMBER = r"(?P<number>\d{1,4}(?:[a-z](?![\w]))?(?:/\d{2,4})?)(?![\w/]|[.:]\d)"
_AFTER = r"\s*[-–:.]?\s*"
# "§§ 12–14", "§ 12, 14" speak of several.
_SEVERAL = re.compile(r"\s?[-–,]\s?\d{1,4}\b(?!/\d)")


@dataclass(frozen=True, slots=True)
class Head:
    """The number as written ("12", "45/2024"), what it counts as, and where the text after it begins."""

    number: str
    order: int
    end: int


Form = Callable[[Heading | Paragraph], Head | None]


def signed(block: Heading | Paragraph) -> Head | None:
    """A head with the sign §, typed or as an automatic list label."""
    text = block.text("revised")
    if block.label and "§" in block.label:
        match = _sign().match(block.label) or _sign_last().match(block.label)
        return _head(match, 0) if match else None
    found = paragraph_head(text)
    if found is None or block.label or _refers(text, found.end, heading=isinstance(block, Heading)):
        return None
    return found


def worded(block: Heading | Paragraph) -> Head | None:
    """A head with a word before the number: "Paragraf 12", "Ärende 5"."""
    for text, size in ((block.label or "", 0), (block.text("revised"), None)):
        if match := _word().match(text):
            return _head(match, match.end() if size is None else size)
    return None


def dated(block: Heading | Paragraph) -> Head | None:
    """A head that is a number and the year: "45/24 Ny simhall"."""
    match = re.match(rf"\s*(?P<number>\d{{1,4}}/\d{{2,4}}){_AFTER}(?=[A-ZÅÄÖ]|$)", block.text("revised"))
    return _head(match, match.end()) if match and not block.label else None


def numbered(block: Heading | Paragraph) -> Head | None:
    """A head that is a number alone: "5. Val av justerare", typed or as a list label."""
    text = block.text("revised").strip()
    if not text or text[-1] in ".;,:" or not text.lstrip("0123456789. \t")[:1].isupper():
        return None
    if block.label:
        match = re.fullmatch(r"(?P<number>\d{1,3})[.)]?", block.label)
        return _head(match, 0) if match else None
    match = re.match(r"\s*(?P<number>\d{1,3})[.)]?\s+(?=[A-ZÅÄÖ])", block.text("revised"))
    return _head(match, match.end()) if match else None


def paragraph_head(text: str) -> Head | None:
    """The § number at the start of a text, and where what follows begins; None where the text refers to a §."""
    if "§" not in text[:LONGEST_HEAD]:
        return None
    match = _sign().match(text) or _sign_last().match(text)
    return _head(match, match.end()) if match and not _SEVERAL.match(text, match.end("number")) else None


def _head(match: re.Match[str], end: int) -> Head:
    number = match["number"]
    parts = [int(re.sub(r"\D", "", part)) for part in number.split("/")]
    # "2024/45" counts as 45 and "45/2024" too: the year is the greater, or stands last.
    order = parts[1] if len(parts) == 2 and parts[0] > max(parts[1], 1900) else parts[0]
    return Head(number, order, end)


def _refers(text: str, end: int, *, heading: bool) -> bool:
    """Whether the line goes on in a sentence, as a regulation's § or a reference does; a head has a title after it.

    What the file itself calls a heading may be long, and end in a full stop as "§ 45 Bidrag m.m." does.
    """
    rest = text[end:].strip()
    if not heading and (len(text) > LONGEST_HEAD or rest.endswith((".", ";"))):
        return True
    first = re.match(r"[\w.]+", rest)
    if first is None:
        return False
    word = first[0].rstrip(".").casefold()
    if word in words("minutes", "heads", "small_words"):
        return False
    return first[0][0].islower() or word.endswith(words("minutes", "heads", "laws"))


@cache
def _sign() -> re.Pattern[str]:
    others = "|".join(words("minutes", "heads", "not_organs"))
    endings = "|".join(words("organs", "endings"))
    short = rf"(?!(?i:{others})\b)[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{1,5}}"
    organ = rf"(?:{short}|[A-ZÅÄÖ][\w&,-]*(?: [\w&,-]*){{0,4}}?(?i:{endings}))"
    return re.compile(rf"\s*(?:{organ}[\s/-]*)?§+\s*{_NUMBER}{_AFTER}")


@cache
def _sign_last() -> re.Pattern[str]:
    return re.compile(r"\s*(?P<number>\d{1,4}[a-z]?)\s*§(?!§)(?=\s|$)\s*[-–:]?\s*")


@cache
def _word() -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in sorted(words("minutes", "heads", "words"), key=len, reverse=True))
    return re.compile(rf"\s*(?i:{found})\s*{_NUMBER}{_AFTER}")
