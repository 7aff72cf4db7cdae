"""The names in a decision's text: what stands in quotation marks, and words with a capital inside a sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kserender.compare.decisions.said import Said, Span, overlaps
from kserender.compare.fold import key
from kserender.compare.words import TOKEN

_QUOTED = re.compile(r"[”\"“„»«]([^”\"“„»«]{1,200})[”\"“„»«]")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:]\s|\n)[\s”\"“„»«'’(•●–-]*$")


def names(text: str, hidden: Sequence[Span], abbreviations: Mapping[str, str]) -> Iterator[Said]:
    """Names in the text's order, without what is `hidden`; an abbreviation counts as what it stands for.

    A word that opens a sentence has a capital anyway, so it is no name here."""
    quoted = [Said("name", key(found[1]), *found.span(1)) for found in _QUOTED.finditer(text)]
    taken = [*hidden, *((name.start, name.end) for name in quoted)]
    capitals = [Said("name", _form(text[start:end], abbreviations), start, end) for start, end in _runs(text, taken)]
    yield from sorted(quoted + capitals, key=lambda name: name.start)


def _runs(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Words with a capital that follow upon each other: "Ekhamra Bostad AB"."""
    first = last = None
    for token in TOKEN.finditer(text):
        start, end = token.span()
        if token[0] == " ":
            continue
        capital = token[0][0].isupper() and not overlaps(start, end, taken)
        if capital and (first is not None or not _OPENS_SENTENCE.search(text, max(0, start - 20), start)):
            first, last = start if first is None else first, end
        elif first is not None and last is not None:
            yield first, last
            first = last = None
    if first is not None and last is not None:
        yield first, last


def _form(name: str, abbreviations: Mapping[str, str]) -> str:
    return key(abbreviations.get(name, name))
