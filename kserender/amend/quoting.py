"""Words in quotation signs, and what they are called."""

import re

from kserender.compare.sentences import sentences

# The signs to quote with: the usual ones, and those for words that are quoted themselves.
_SIGNS = (("”", "”", '”“„"'), ("»", "«", "»«"), ('"', '"', '"”“'))


_NUMBER = re.compile(r"\d+(?:[  ]\d{3})*(?:,\d+)?")
_AMOUNT = re.compile(rf"{_NUMBER.pattern} (?:kr|kronor|tkr|mkr|mnkr)")


def quoted(text: str) -> str | None:
    """The text in signs that it does not have itself; None when it has all of them."""
    for opens, closes, taken in _SIGNS:
        if not any(sign in text for sign in taken):
            return f"{opens}{text}{closes}"
    return None


def called(text: str) -> str:
    """What the words are called: "ordet", "orden", "meningen", "talet", "beloppet" or "texten"."""
    for pattern, name in ((_NUMBER, "talet"), (_AMOUNT, "beloppet")):
        if pattern.fullmatch(text):
            return name
    if [*sentences(text)] == [(0, len(text))] and text[-1] in ".!?" and text[0].isupper():
        return "meningen"
    if not (text[0].isalnum() and text[-1].isalnum()) or ". " in text:
        return "texten"
    return "orden" if " " in text else "ordet"
