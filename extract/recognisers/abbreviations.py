"""Abbreviations that the document writes out itself."""

import re
from collections.abc import Iterator
from functools import cache

from kserender.extract.language.tables import fewest, has_any, words
from kserender.extract.matter import Matter
from kserender.paper import Paper

_ABBREVIATION = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&]{0,7}"
_LEGEND = re.compile(rf"(?<![\w-])({_ABBREVIATION})\s*[=≙:–]\s*(?=[A-ZÅÄÖa-zåäö])")
_INLINE = re.compile(r"(?<!\w)((?:[\w-]+(?:,? och | )){0,4}[\w-]+)\s+\(([A-ZÅÄÖ]{2,6})\)")
_LETTERS = re.compile(r"\([A-ZÅÄÖ]{2,6}\)")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `abbreviations` from legends ("KS = Kommunstyrelsen") and from names with their letters in brackets."""
    found: dict[str, str] = {}
    for block in matter.texts:
        text = block.text("revised")
        if (has_any(text.lower(), _telling()) and _legend_word().search(text)) or text.count("=") > 1:
            for short, name in _legend(text):
                found.setdefault(short, name)
    for block in matter.texts:
        text = block.text("revised")
        for match in _INLINE.finditer(text) if _LETTERS.search(text) else ():
            if written_out := _name_of(match[2], match[1]):
                found.setdefault(match[2], written_out)
    paper.abbreviations = found


def _legend(text: str) -> Iterator[tuple[str, str]]:
    starts = list(_LEGEND.finditer(text))
    for at, match in enumerate(starts):
        if match[0].rstrip()[-1] != "=" and not any(
            s[0].rstrip()[-1] == match[0].rstrip()[-1] for s in starts if s is not match
        ):
            continue
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        name = re.split(r"[.;](?:\s|$)|\n", text[match.end() : end], maxsplit=1)[0].strip(" ,;.\t")
        if name and not _legend_word().match(match[1]):
            yield match[1], name


def _name_of(short: str, before: str) -> str | None:
    """The last words before the bracket whose initials are the letters."""
    parts = before.split()
    for size in range(1, len(parts) + 1):
        name = parts[-size:]
        initials = "".join(word[0] for word in name if word not in words("abbreviations", "silent")).upper()
        if initials == short or (size == 1 and spells(short, name[0]) and len(name[0]) > len(short) + 3):
            return " ".join(name)
    return None


def spells(short: str, word: str) -> bool:
    """Whether the letters stand in the word in this order, the first of them first."""
    letters = iter(word.casefold())
    return word[:1].casefold() == short[:1].casefold() and all(letter in letters for letter in short.casefold())


@cache
def _telling() -> tuple[str, ...]:
    return fewest(words("abbreviations", "legends"))


@cache
def _legend_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('abbreviations', 'legends'))})", re.IGNORECASE)
