"""What makes no difference between two texts."""

import re
import unicodedata

# Straight, curly, low and angle quotes; primes that a word processor makes of them; what is not seen.
_SIGNS = {
    **dict.fromkeys("”“„‟»«″", '"'),
    **dict.fromkeys("’‘‚‛›‹′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
}
# Three times as fast as str.translate, since few signs are any of these.
_ANY_SIGN = re.compile(f"[{''.join(_SIGNS)}]")

# "1." "1)" "(1)" "a)" and bullets; a bare number may be the first word of the sentence, so it stays.
_LABEL = re.compile(r"(?:(?:\(?\d{1,3}[.)]|\(?[a-zåäö]\)|[-‐‑‒–—―−])\s+|[•●▪·¤]\s*)(?=\S)")
_AROUND_DASH = re.compile(r"\s*-\s*")
# A rule drawn under the text.
_RULE = re.compile(r"\s[-_*=]{3,}$")


def fold(text: str) -> str:
    """The text without list label and final full stop, in one form of white space, quotes and dashes; capitals stay."""
    text = _ANY_SIGN.sub(lambda sign: _SIGNS[sign[0]], unicodedata.normalize("NFC", text)).strip()
    label = _LABEL.match(text)
    words = text[label.end() :].split() if label else text.split()
    return _AROUND_DASH.sub("-", _RULE.sub("", " ".join(words))).removesuffix(".")


def after_label(text: str) -> int:
    """Where the text begins after its list label; 0 when it has none."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def key(name: str) -> str:
    """A name as it is looked up: folded, without capitals and without the genitive."""
    folded = fold(name).casefold()
    return folded.removesuffix("s") if len(folded) > 3 else folded
