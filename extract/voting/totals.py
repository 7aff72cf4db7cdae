"""The figures of a vote: "43 Ja mot 38 Nej", "Ja: 30, Nej: 21, Avstår: 2", "med sju ja-röster mot fyra nej-röster"."""

import re
from functools import cache

from kserender.extract.language.tables import table

# A line with one figure and its choice counts when it is no longer than this: "Ja 11", "Antal nej-röster: 8".
LONGEST_LINE = 40


def totals(text: str) -> dict[str, int]:
    """How many voted what, by the choices of the table; empty where the text tells no result."""
    before, after = _pairs(_count_first(), text), _pairs(_choice_first(), text)
    whole = [found for found in (before, after) if "ja" in found and "nej" in found]
    if whole:
        # "Ja 11 Nej 8" read the other way begins with "11 Nej": the way that begins first is meant.
        best = min(whole, key=lambda found: min(at for _, at in found.values()))
    else:
        best = max((before, after), key=len) if len(text) <= LONGEST_LINE else {}
    return {choice: count for choice, (count, _) in best.items()}


def bare_totals(text: str) -> tuple[int, int] | None:
    """The two figures of a vote told without ja and nej: "med 7 röster mot 4"."""
    match = _bare().search(text)
    if match is None:
        return None
    won, lost = (number_of(figure) for figure in match.groups() if figure)
    return (won, lost) if won is not None and lost is not None and won >= lost else None


def choice_of(word: str) -> str | None:
    """The choice that a word stands for: "Nej-röster" is nej."""
    match = re.fullmatch(rf"(?P<choice>{_choices()})(?:[- ]?röst(?:er)?)?", word.strip(" :.").casefold())
    return _choice(match["choice"]) if match else None


def number_of(word: str) -> int | None:
    """The number that a word or figure is."""
    word = word.strip().casefold()
    if word.isdecimal():
        return int(word)
    counts: dict[str, int] = table("votes")["counts"]
    if word in counts:
        return counts[word]
    tens = next((ten for ten, value in counts.items() if value >= 20 and word.startswith(ten)), None)
    return counts[tens] + counts[word[len(tens) :]] if tens and 0 < counts.get(word[len(tens) :], 0) < 10 else None


def _pairs(pattern: re.Pattern[str], text: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for match in pattern.finditer(text):
        count = number_of(match["count"])
        if count is not None:
            found.setdefault(_choice(match["choice"].casefold()), (count, match.start()))
    return found


def _choice(word: str) -> str:
    choices: dict[str, list[str]] = table("votes")["choices"]
    return next(choice for choice, found in choices.items() if word in found)


@cache
def _choices() -> str:
    words = [word for found in table("votes")["choices"].values() for word in found]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _bare() -> re.Pattern[str]:
    found = {name: "|".join(table("votes")["bare"][name]) for name in ("votes", "against", "figures")}
    votes = rf"(?:\s+(?:{found['votes']}))"
    return re.compile(
        rf"\b({_number()})(?:{votes}\s+(?:{found['against']})\s+({_number()})\b|"
        rf"\s+(?:{found['against']})\s+({_number()}){votes}\b)"
        rf"|\b(?:{found['figures']})\s+(\d{{1,3}})\s*[–-]\s*(\d{{1,3}})\b",
        re.IGNORECASE,
    )


@cache
def _number() -> str:
    small = "|".join(sorted(table("votes")["counts"], key=len, reverse=True))
    return rf"(?:\d{{1,3}}|(?:{small})(?:{small})?)"


@cache
def _count_first() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<count>{_number()})\s+(?:st\.?\s+|stycken\s+|röster?\s+(?:för\s+)?|ledamöter\s+|ledamot\s+)?(?:som\s+|har\s+)?"
        rf"[”\"]?(?P<choice>{_choices()})(?![\w])",
        re.IGNORECASE,
    )


@cache
def _choice_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<choice>{_choices()})(?:[- ]?röst(?:er)?)?[”\"]?\s*(?:[:(=–-]|röstade|röster)?"
        r"\s*(?P<count>\d{1,3})(?![\w:-])",
        re.IGNORECASE,
    )
