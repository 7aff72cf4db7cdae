"""Instructions of a template that have been left in a paper: found by their brackets and their first word."""

import re
from functools import cache
from typing import Any

from kserender.extract.language.tables import words
from kserender.i18n import _
from kserender.render.typography import everywhere

_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_FIRST = re.compile(r"\W*(\w+)")
_DATE = re.compile(r"[ÅXxY]{4}-[MX]{2}-[DX]{2}", re.IGNORECASE)
# What a program shows where nothing has been filled in.
_SHOWN = re.compile(r"Klicka (?:eller tryck )?här för att \w+ \w+\.?|Click or tap here to enter \w+\.?", re.IGNORECASE)
_PERHAPS = ("[", "klicka", "click", "-m", "-x")  # one look before the three of them, lower case
_PATTERNS = (_BRACKETED, _SHOWN, _DATE)
_SPACES = re.compile(" {2,}")


def without_guidance(data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """A paper's data without them, and what they are, in words; its own list of guidance is none of its text."""
    found: dict[str, None] = {}

    def left(text: str) -> str:
        folded = text.lower()
        if not any(sign in folded for sign in _PERHAPS):
            return text
        for pattern in _PATTERNS:
            for match in list(pattern.finditer(text)):
                if pattern is not _BRACKETED or _asks(match[1]):
                    found[match[0]] = None
                    text = text.replace(match[0], "")
        return text

    texts = {name: value for name, value in data.items() if name not in ("guidance", "revisions")}
    changed: dict[str, Any] = everywhere(texts, left)
    if not found:
        return data, []
    told = [_("what is asked for at “{text}”").format(text=text) for text in found]
    return {**data, **everywhere(changed, _tidy)}, told


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _asks(text: str) -> bool:
    first = _FIRST.match(text)
    return first is not None and first[1].casefold() in _fill_in()


@cache
def _fill_in() -> frozenset[str]:
    return frozenset(words("guidance", "fill_in"))
