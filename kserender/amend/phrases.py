"""Words in a text: where they stand, and what becomes of the spaces when words are put in or taken out."""

import re
from collections.abc import Iterator

from kserender.compare.fold import fold

_CLOSES = ".,;:!?)]”’%"
_OPENS = "([”"
_SPACE = re.compile(r"\s+")


def places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where these words stand as whole words; first as they are, or else whatever quotes, spaces and capitals are."""
    found = [*_exact(re.escape(words), words, text)]
    if not found:
        pattern = r"\s+".join(map(_tolerant, words.split()))
        found = [*_exact(pattern, words, text, re.IGNORECASE)]
    yield from found


def _exact(pattern: str, words: str, text: str, flags: int = 0) -> Iterator[tuple[int, int]]:
    if not words:
        return
    first = r"(?<!\w)" if words[0].isalnum() else ""
    last = r"(?!\w)" if words[-1].isalnum() else ""
    for match in re.finditer(f"(?={first}({pattern}){last})", text, flags):
        yield match.span(1)


def _tolerant(word: str) -> str:
    return "".join(_LIKE.get(fold(sign) or sign, re.escape(sign)) for sign in word)


_LIKE = {'"': '[”"“„»«″]', "'": "[’'‘‚´`]", "-": "[‐‑‒–—−-]"}


def put_after(text: str, at: int, words: str) -> str:
    """The words as they are put in after character `at`, with the spaces that they need."""
    before = "" if at == 0 or text[at - 1].isspace() or text[at - 1] in _OPENS[:2] or words[0] in _CLOSES else " "
    after = " " if at < len(text) and not text[at].isspace() and text[at] not in _CLOSES else ""
    return before + words + after


def put_before(text: str, at: int, words: str) -> str:
    """The words as they are put in before what begins at character `at`."""
    before = "" if at == 0 or text[at - 1].isspace() or text[at - 1] in _OPENS or words[0] in _CLOSES else " "
    after = "" if at < len(text) and (text[at].isspace() or text[at] in _CLOSES) else " "
    return before + words + after


def taken_out(text: str, start: int, end: int) -> tuple[int, int]:
    """The words with the space that goes with them."""
    before = start > 0 and text[start - 1] == " "
    after = end < len(text) and text[end] == " "
    if before and (end == len(text) or after or text[end] in _CLOSES):
        return start - 1, end
    if after and (start == 0 or text[start - 1] in _OPENS or text[start - 1].isspace()):
        return start, end + 1
    return start, end


def last_of(text: str, words: str) -> int:
    """Where words are put that come last: before a full stop at the end when they begin small and have none."""
    end = len(text.rstrip())
    goes_on = words[:1].islower() or words[:1] in ",;–("
    return end - 1 if goes_on and text[:end].endswith((".", "!", "?")) and not words.endswith(".") else end
