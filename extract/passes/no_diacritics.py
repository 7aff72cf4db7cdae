"""Swedish words without their å, ä and ö are noticed: text recognition (OCR) in another language loses them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from kserender.extract.language.tables import words
from kserender.i18n import _
from kserender.model import Document, Message, Place

# So many words of the list without their letters, among so many words in a row, are no misspellings or file names.
FEWEST, FEWEST_DIFFERENT, AMONG = 4, 2, 400
# Those with their letters may be so many times as many: some programs lose the letters only now and then.
TIMES = 3

_SHOWN = 5
# No part of an address or a file's name.
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?![\w@/]|\.\w)")
_ASCII_LETTERS = bytes(sign if chr(sign) in ascii_lowercase else 32 for sign in range(256))
_PLAIN = str.maketrans("åäö", "aao")


class _Hit(NamedTuple):
    """A word without its letters: its number among all words, and how many with letters came before it."""

    word: str
    at: int
    whole: int
    place: Place


def notice_lost_letters(document: Document) -> Document:
    """The document with a warning where common Swedish words stand close together without their letters."""
    if not _may_have_lost(document):
        return document
    hits = list(_hits(document))
    lost = [hit for number in range(len(hits) - FEWEST + 1) for hit in _close(hits[number : number + FEWEST])]
    if not lost:
        return document
    examples = ", ".join(list(dict.fromkeys(hit.word for hit in lost))[:_SHOWN])
    pages = ", ".join(map(str, sorted({hit.place.page for hit in lost if hit.place.page is not None})))
    text = _("Words have lost their å, ä and ö ({examples}).")
    if pages:
        text = _("Words have lost their å, ä and ö ({examples}), on page {pages}.")
    advice = _("It was probably recognised (OCR) as another language; do it again with Swedish chosen.")
    told = f"{text.format(examples=examples, pages=pages)} {advice}"
    message = Message("letters-lost", "warning", told, lost[0].place)
    return replace(document, messages=(*document.messages, message))


def _may_have_lost(document: Document) -> bool:
    """Whether enough different words without their letters stand anywhere: in most documents none do."""
    # Bytes are split ten times as fast as a regular expression finds words; these may be parts of words too.
    text = document.text().lower().encode("latin-1", "replace").translate(_ASCII_LETTERS)
    return len(_ascii_forms().intersection(text.split())) >= FEWEST_DIFFERENT


def _hits(document: Document) -> Iterator[_Hit]:
    whole, plain = _forms()
    number = with_letters = 0
    for block in document.blocks:
        for match in _WORD.finditer(block.text()):
            number += 1
            word = match[0].lower()
            if word in whole:
                with_letters += 1
            elif word in plain:
                yield _Hit(word, number, with_letters, block.place)


def _close(hits: list[_Hit]) -> list[_Hit]:
    """These hits if they are near enough to one another, and different enough, to be a fault."""
    first, last = hits[0], hits[-1]
    near = last.at - first.at < AMONG and last.whole - first.whole <= TIMES * len(hits)
    return hits if near and len({hit.word for hit in hits}) >= FEWEST_DIFFERENT else []


@cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    """The words of the list, with their letters and without."""
    whole = frozenset(words("swedish_letters", "common"))
    return whole, frozenset(word.translate(_PLAIN) for word in whole)


@cache
def _ascii_forms() -> frozenset[bytes]:
    """The words without their letters, as bytes."""
    return frozenset(word.encode("ascii") for word in _forms()[1] if word.isascii())
