"""Who gets the task that a decision gives."""

import re
from collections.abc import Iterator
from functools import cache

from kserender.extract.language.pipeline import mentions, normal
from kserender.extract.language.tables import words

# Longer than this it is no name but a clause, and is not taken for one.
MOST_WORDS = 8


def assigned_to(text: str) -> list[str]:
    """The organs and officers that the text gives a task, by their names, in order."""
    found: dict[str, None] = {}
    for pattern in _given():
        for match in pattern.finditer(text):
            found.update(dict.fromkeys(_names(match["who"])))
    return list(found)


def _names(who: str) -> Iterator[str]:
    named = [(m.start, m.name) for m in mentions(who, "ORGAN", "AUTHORITY")]
    named += [
        (m.start(), normal(m[0]) if m[0][-1] == "s" else m[0][0].upper() + m[0][1:]) for m in _officer().finditer(who)
    ]
    if named:
        yield from (name for _, name in sorted(named))
    elif len(who.split()) <= MOST_WORDS and re.match(r"[A-ZÅÄÖ]", who):
        yield who.strip(" ,")


@cache
def _given() -> tuple[re.Pattern[str], ...]:
    """Where the receiver of a task stands, before or after the words that give it."""
    charge, to, give, receive, task = (_any("given", key) for key in ("charge", "to", "give", "receive", "task"))
    gap = r"(?<!\s)\s+"  # from its beginning: a long one is not tried from each of its spaces
    return (
        re.compile(rf"\b{charge}\s+{to}\s+(?P<who>.+?)(?={gap}att\b|[.;]|$)"),
        re.compile(rf"\b{give}\s+(?P<who>.+?){gap}{task}\b"),
        re.compile(rf"(?:^|[.;]\s+|\batt\s+)(?P<who>[^.;]+?){gap}{receive}\s+{task}\b"),
    )


@cache
def _officer() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('officers', 'field')}{_any('officers', 'office')}\b|\b{_any('officers', 'alone')}\b")


def _any(*keys: str) -> str:
    found = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words("assignments", *keys))
    return f"(?i:{found})"
