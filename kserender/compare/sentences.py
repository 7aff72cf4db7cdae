"""Where the sentences of a paragraph begin and end."""

import re
from collections.abc import Iterator

# A mark that ends a sentence, closing signs after it, and then white space before something that is no small letter.
_END = re.compile(r"[.!?][”\"“»«’')\]]*(?=\s+[^\sa-zåäö])|\n")
_LAST_WORD = re.compile(r"[^\s(”\"“»«’']{1,20}\Z")
# A full stop after one of these ends no sentence; nor after a letter alone, a number alone, or "bl.a".
_SHORT = frozenset({"ca", "dnr", "dr", "fr", "kap", "kl", "mom", "nr", "resp", "sid", "st", "tel", "tfn", "vard"})
_SHORTENED = re.compile(r"[^\W\d_]|(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, white space around it left out; a line break ends one too."""
    start = 0
    for end in (*_ends(text), len(text)):
        part = text[start:end]
        if part.strip():
            yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        start = end


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if found[0] == ".":
            word = _LAST_WORD.search(text, max(0, found.start() - 20), found.start())
            before = word[0] if word else ""
            label = before.isdigit() and not text[: found.start() - len(before)].strip()
            if label or before.casefold() in _SHORT or _SHORTENED.fullmatch(before):
                continue
        yield found.end()
