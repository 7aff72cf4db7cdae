"""What makes no difference between two texts."""

import re
import unicodedata

# Straight, curly, low and angle quotes; primes that a word processor makes of them.
_QUOTES = dict.fromkeys(map(ord, "”“„‟»«″"), '"') | dict.fromkeys(map(ord, "’‘‚‛›‹′`´"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SIGNS = _QUOTES | _DASHES | _INVISIBLE | {ord("…"): "..."}

# "1." "1)" "(1)" "a)" and bullets; a bare number may be the first word of the sentence, so it stays.
_LABEL = re.compile(r"(?:(?:\(?\d{1,3}[.)]|\(?[a-zåäö]\)|-)\s+|[•●▪·¤]\s*)(?=\S)")
_AROUND_DASH = re.compile(r"\s*-\s*")


def fold(text: str) -> str:
    """The text without list label and final full stop, in one form of white space, quotes and dashes; capitals stay."""
    text = unicodedata.normalize("NFC", text).translate(_SIGNS).strip()
    label = _LABEL.match(text)
    words = text[label.end() :].split() if label else text.split()
    return _AROUND_DASH.sub("-", " ".join(words)).removesuffix(".")


def key(name: str) -> str:
    """A name as it is looked up: folded, without capitals and without the genitive."""
    folded = fold(name).casefold()
    return folded.removesuffix("s") if len(folded) > 3 else folded
