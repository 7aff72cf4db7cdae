"""By when, or how often, something is to be done."""

import re
from collections.abc import Iterator
from functools import cache

from kserender.extract.language.periods import periods
from kserender.extract.language.pipeline import sentences
from kserender.extract.language.tables import words
from kserender.extract.language.times import Time, times


def deadlines(text: str) -> list[Time]:
    """The dates, parts of a year and recurrences that are deadlines: those in a sentence that asks for something.

    A date of another kind (a programme's period, the date of a paper) is none.  A part of a year is an ISO 8601
    interval: "första kvartalet 2025" is 2025-01/2025-03, and no day or month of it is chosen.
    """
    found = []
    for start, end in sentences(text):
        sentence = text[start:end]
        for time in _times(sentence):
            if time.kind != "date" or (_asks(sentence) and not _is_of_a_paper(sentence, time)):
                found.append(time)
    return found


def _times(sentence: str) -> Iterator[Time]:
    """The times of the sentence in order; the months that bound a part of a year are no dates of their own."""
    parts = [
        Time(part.start, part.end, part.text, part.value, "date") for part in periods(sentence) if "-" in part.first
    ]
    dates = [time for time in times(sentence) if not any(p.start < time.end and time.start < p.end for p in parts)]
    yield from sorted([*dates, *parts], key=lambda time: time.start)


def _asks(sentence: str) -> bool:
    return bool(_cues().search(sentence))


def _is_of_a_paper(sentence: str, time: Time) -> bool:
    """Whether the date is that of a paper or an earlier decision ("uppdrag 2021-10-28 § 11"), or a term's ("för tiden
    från och med …")."""
    return bool(_papers().search(sentence, 0, time.start) or re.match(r",?\s*§", sentence[time.end :]))


@cache
def _papers() -> re.Pattern[str]:
    papers = "|".join(re.escape(word) for word in words("times", "deadline", "papers"))
    terms = "|".join(re.escape(word) for word in words("times", "deadline", "terms"))
    # A search that is given an end takes it for the end of the text.
    return re.compile(rf"\b(?:(?:{papers})\s+(?:den\s+)?|(?:{terms})\b[^.]{{0,60}})$", re.IGNORECASE)


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(cue)}" for cue in words("times", "deadline", "cues")), re.IGNORECASE)
