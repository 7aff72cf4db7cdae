"""Abbreviations that the document writes out itself."""

import re
from collections.abc import Iterator

from kserender.extract.matter import Matter
from kserender.paper import Paper

_ABBREVIATION = r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&]{0,7}"
_LEGEND = re.compile(rf"(?<![\w-])({_ABBREVIATION})\s*[=≙:–]\s*(?=[A-ZÅÄÖa-zåäö])")
_INLINE = re.compile(r"(?<!\w)((?:[\w-]+(?:,? och | )){0,4}[\w-]+)\s+\(([A-ZÅÄÖ]{2,6})\)")
_LEGEND_WORD = re.compile(r"\b(?:förkortning|förklaring|teckenförklaring)", re.IGNORECASE)


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `abbreviations` from legends ("KS = Kommunstyrelsen") and from names with their letters in brackets."""
    found: dict[str, str] = {}
    for block in matter.texts:
        text = block.text("revised")
        if _LEGEND_WORD.search(text) or text.count("=") > 1:
            for short, name in _legend(text):
                found.setdefault(short, name)
    for block in matter.texts:
        for match in _INLINE.finditer(block.text("revised")):
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
        if name and not _LEGEND_WORD.match(match[1]):
            yield match[1], name


def _name_of(short: str, before: str) -> str | None:
    """The last words before the bracket whose initials are the letters."""
    parts = before.split()
    for size in range(1, len(parts) + 1):
        words = parts[-size:]
        initials = "".join(word[0] for word in words if word not in ("och", "för", "i", "av", "samt")).upper()
        if initials == short or (size == 1 and spells(short, words[0]) and len(words[0]) > len(short) + 3):
            return " ".join(words)
    return None


def spells(short: str, word: str) -> bool:
    """Whether the letters stand in the word in this order, the first of them first."""
    letters = iter(word.casefold())
    return word[:1].casefold() == short[:1].casefold() and all(letter in letters for letter in short.casefold())
