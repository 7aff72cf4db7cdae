"""A paragraph as sentences and tokens: a sentence never ends inside quoted words, nor after an abbreviation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kserender.extract.instructions.quotes import quotes
from kserender.extract.language.tables import words

# Quoted words are hidden between these two while sentences and words are looked for.
_OPEN, _CLOSE = "\x01", "\x02"
# A quotation, numbers with points or a colon ("3.2", "1:a"), words with hyphens or points inside, arrows, and signs.
_TOKEN = re.compile(
    rf"{_OPEN}[^{_CLOSE}]*{_CLOSE}?|\d+(?:[.:,]\w+)*[a-z]?|[^\W\d][\w²³]*(?:[-/:.][^\W\d]\w*)*-?|§+|[-=]>|\S"
)
# A full stop with a capital, a figure or a sign after it, also as the last sign of a quotation; or a new list point.
_END = re.compile(
    rf"[.!?]\s++(?=[^a-zåäö])|(?<=[.!?]{_CLOSE})\s++(?=[A-ZÅÄÖ§])|\n(?=[ \t]{{0,20}}(?:[-–•*]|\d{{1,3}}[.)])\s)"
    rf"|(?<=[.;:,{_CLOSE}])\s++(?=[a-z]\)\s)"
)
LABEL = re.compile(r"\s*+(?:[-–—•*●]|\d{1,4}[.)]|[a-z]\))\s+")
_WORD = re.compile(r"[^\W\d]\w*|[-=]>|[→⇒]")
LONGEST = (
    2000  # characters of a sentence, quoted words aside; longer ones are lists or faults of reading, and no orders
)


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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that begins at character `start` of its paragraph, its quoted words hidden in `hidden`."""

    start: int
    text: str
    hidden: str

    def tokens(self) -> list[Token]:
        """Its tokens, at characters of the sentence."""
        found = []
        for match in _TOKEN.finditer(self.hidden):
            start, end = match.span()
            text = self.text[start:end]
            if self.hidden[start] == _OPEN:
                found.append(Token(start, end, text, "”…”", quote=True, open=self.hidden[end - 1] != _CLOSE))
            else:
                found.append(Token(start, end, text, text.lower()))
        return found


def sentences(text: str, telling: frozenset[str]) -> Iterator[Sentence]:
    """The sentences that have one of the words `telling` outside quotations, list labels left out."""
    if telling.isdisjoint(_WORD.findall(text.lower())):
        return
    hidden = _hide(text)
    start = 0
    for end in (*_ends(hidden), len(hidden)):
        label = LABEL.match(hidden, start, end)
        first, start = label.end() if label else start, end
        piece = hidden[first:end]
        if telling.isdisjoint(_WORD.findall(piece.lower())):
            continue
        if len(piece) > LONGEST and len(re.sub(rf"{_OPEN}[^{_CLOSE}]*", "", piece)) > LONGEST:
            continue
        yield Sentence(first, text[first:end], piece)


def _hide(text: str) -> str:
    plain = text.replace(_OPEN, " ").replace(_CLOSE, " ")
    pieces, at = [], 0
    for start, end, opened in quotes(plain):
        # The last sign inside is kept: a sentence may end with it.
        inside = ("x" * (end - start - 3) + plain[end - 2]) if end - start > 2 else ""
        pieces += [plain[at:start], _OPEN, inside, "x" if opened else _CLOSE]
        at = end
    return "".join((*pieces, plain[at:]))


def _ends(hidden: str) -> Iterator[int]:
    """The characters before which a sentence ends."""
    for match in _END.finditer(hidden):
        at = match.start()
        if hidden[at] == ".":
            before = hidden[max(0, at - 12) : at].rpartition(" ")[2].lower()
            if before in _shortened() and not (before.isdigit() or (hidden[match.end()].isupper() and len(before) > 1)):
                continue
        # ”…” Ändras till: ”…” is one sentence.
        elif hidden[at].isspace() and _GOES_ON.match(hidden, match.end()):
            continue
        yield match.end()


_GOES_ON = re.compile(r"(?:Ändras|Ersätts|Byts|[Nn]y lydelse|[Ff]öreslagen lydelse)\b")


@cache
def _shortened() -> frozenset[str]:
    """Abbreviations without their last full stop; single letters are among them."""
    known = {word.lower().rstrip(".") for word in words("abbreviations", "words")}
    return frozenset(known | {"kap", "st", "s", "sid", "p", "nr", "bil", "mom"})
