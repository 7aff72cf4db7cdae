"""A paragraph as tokens, and where its sentences end: never inside quoted words, nor after an abbreviation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kserender.extract.instructions.quotes import quotes
from kserender.extract.language.tables import words

# Numbers with points or a colon ("3.2", "1:a"), words with hyphens or points inside, abbreviations, and single signs.
_TOKEN = re.compile(r"\d+(?:[.:,]\w+)*[a-z]?|[^\W\d][\w²³]*(?:[-/:.][^\W\d]\w*)*-?|§+|\S")
# A full stop, and what stands after it.
_END = re.compile(r"[.!?]\s+(?=[^\sa-zåäö])|(?<=[.!?][”“\"»«’'])\s+(?=[A-ZÅÄÖ§])|\n(?=\s*(?:[-–•*]|\d+[.)])\s)")
_LABEL = re.compile(r"\s*(?:[-–—•*●]|\d+[.)]|[a-z]\))\s+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, sign or whole quotation at characters `start:end`; `low` is it in small letters."""

    start: int
    end: int
    text: str
    low: str
    quote: bool = False
    open: bool = False

    @property
    def inside(self) -> tuple[int, int]:
        """The characters between the signs of a quotation, white space around them left out."""
        body = self.text[1:] if self.open else self.text[1:-1]
        start = self.start + 1 + len(body) - len(body.lstrip())
        return start, start + len(body.strip())

    @property
    def number(self) -> bool:
        """Whether it begins with a figure."""
        return self.text[0].isdigit()


def sentences(text: str) -> Iterator[list[Token]]:
    """The tokens of each sentence, a list label at its beginning left out."""
    found = list(quotes(text))
    # The words inside quotations are hidden, their last sign is kept: a sentence may end with it.
    pieces, at = [], 0
    for quote in found:
        inside = quote.end - quote.start - 2
        last = text[quote.end - 2] if inside > 0 and text[quote.end - 2] in ".!?" else "x"
        pieces += [text[at : quote.start], "x" * max(inside, 0), last, text[quote.end - 1]]
        at = quote.end
    hidden = "".join((*pieces, text[at:]))
    spans = {quote.start: quote for quote in found}
    start = 0
    for end in (*_ends(hidden), len(hidden)):
        label = _LABEL.match(hidden, start, end)
        tokens = list(_tokens(text, hidden, label.end() if label else start, end, spans))
        if tokens:
            yield tokens
        start = end


def _tokens(text: str, hidden: str, start: int, end: int, spans: dict[int, "object"]) -> Iterator[Token]:
    from kserender.extract.instructions.quotes import Quote

    at = start
    while match := _TOKEN.search(hidden, at, end):
        quote = spans.get(match.start())
        if isinstance(quote, Quote):
            piece = text[quote.start : quote.end]
            yield Token(quote.start, quote.end, piece, "”…”", quote=True, open=quote.open)
            at = quote.end
            continue
        stop = match.end()
        inner = next((place for place in range(match.start() + 1, stop) if place in spans), None)
        stop = stop if inner is None else inner
        word = text[match.start() : stop]
        yield Token(match.start(), stop, word, word.lower())
        at = stop


def _ends(hidden: str) -> Iterator[int]:
    """The characters before which a sentence ends."""
    for match in _END.finditer(hidden):
        before = hidden[max(0, match.start() - 12) : match.start()].split()
        word = before[-1].lower() if before and not hidden[match.start() - 1].isspace() else ""
        if hidden[match.start()] == "." and word in _shortened():
            continue
        # ”…” Ändras till: ”…” is one sentence.
        if hidden[match.start()].isspace() and _GOES_ON.match(hidden, match.end()):
            continue
        yield match.end()


_GOES_ON = re.compile(r"(?:Ändras|Ersätts|Byts)\b")


@cache
def _shortened() -> frozenset[str]:
    """Abbreviations without their last full stop; single letters are among them."""
    known = {word.lower().rstrip(".") for word in words("abbreviations", "words")}
    return frozenset(known | {"kap", "st", "s", "sid", "p", "nr", "bil", "mom"})
