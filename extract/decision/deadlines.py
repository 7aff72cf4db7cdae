"""By when, or how often, something is to be done."""

import re
from functools import cache

from kserender.extract.language.pipeline import sentences
from kserender.extract.language.tables import words
from kserender.extract.language.times import Time, times


def deadlines(text: str) -> list[Time]:
    """The dates and recurrences that are deadlines: those in a sentence that asks for something by then.

    A date of another kind (a programme's period, the date of a paper) is none.
    """
    found = []
    for start, end in sentences(text):
        sentence = text[start:end]
        for time in times(sentence):
            if time.kind != "date" or (_asks(sentence) and not _is_of_a_paper(sentence[: time.start])):
                found.append(time)
    return found


def _asks(sentence: str) -> bool:
    return bool(_cues().search(sentence))


def _is_of_a_paper(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:daterad|daterat|daterade|av den|protokoll|skrivelse|utlåtande|beslut)\s+(?:den\s+)?$",
            before,
            re.IGNORECASE,
        )
    )


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(cue)}" for cue in words("times", "deadline", "cues")), re.IGNORECASE)
