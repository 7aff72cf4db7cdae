"""What a meeting that votes was asked: "Ja för bifall till …, Nej för …", "Den som vill bifalla … röstar ja"."""

import re
from functools import cache

from kserender.extract.language.pipeline import sentences
from kserender.extract.language.tables import words
from kserender.extract.voting.totals import totals


def asked(text: str) -> tuple[int, int] | None:
    """Where the question stands: in quotation marks or after a colon, or in sentences that explain ja and nej."""
    if match := _asked().search(text):
        name = "quoted" if match["quoted"] else "open"
        return match.span(name)
    spans = [(start, end) for start, end in sentences(text) if _explains().search(text, start, end)]
    found = [span for span in spans if not totals(text[slice(*span)])]
    return (found[0][0], found[-1][1]) if found else None


@cache
def _asked() -> re.Pattern[str]:
    before = "|".join(words("votes", "questions", "asked"))
    return re.compile(
        rf"(?:{before})[^:]{{0,40}}:\s*(?:[”\"“](?P<quoted>[^”\"“]+?)\s*[”\"“]|(?P<open>[^\n]+?)\s*(?:\n|$))",
        re.IGNORECASE,
    )


@cache
def _explains() -> re.Pattern[str]:
    means = "|".join(re.escape(word) for word in words("votes", "questions", "stands_for"))
    return re.compile(
        rf"(?<![\w-])(?:ja|nej)(?:-?röst)?[”\"]?\s*(?:{means})(?!\w)|\b(?:den|de|ledamot)\s+som\b.*\brösta[r]?\s+[”\"]?(?:ja|nej)\b",
        re.IGNORECASE,
    )
