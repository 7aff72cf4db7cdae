"""Who gets the task that a decision gives."""

import re
from collections.abc import Iterator

from kserender.extract.language.pipeline import mentions, normal

_OFFICER = (
    r"\b(?:[Kk]ommun|[Ss]tads|[Rr]egion|[Ff]örvaltnings|[Ss]ocial|[Ss]kol|[Ee]konomi)(?:direktören|chefen)\b"
    r"|\bordföranden\b"
)
# Where the receiver of a task stands, before or after the words that give it.
_GIVEN = (
    re.compile(r"\b[Uu]ppdra(?:r|s|ga)?\s+(?:åt|till|i)\s+(?P<who>.+?)(?=\s+att\b|[.;]|$)"),
    re.compile(r"\b(?:[Gg]e|[Gg]er|[Gg]es|[Gg]av)\s+(?P<who>.+?)\s+(?:i|ett)\s+uppdrag\b"),
    re.compile(r"(?:^|[.;]\s+|\batt\s+)(?P<who>[^.;]+?)\s+(?:får|ges|gavs|fick|tilldelas)\s+(?:i|ett)\s+uppdrag\b"),
)
# Longer than this it is no name but a clause, and is not taken for one.
MOST_WORDS = 8


def assigned_to(text: str) -> list[str]:
    """The organs and officers that the text gives a task, by their names, in order."""
    found: dict[str, None] = {}
    for pattern in _GIVEN:
        for match in pattern.finditer(text):
            found.update(dict.fromkeys(_names(match["who"])))
    return list(found)


def _names(who: str) -> Iterator[str]:
    named = [(m.start, m.name) for m in mentions(who, "ORGAN", "AUTHORITY")]
    named += [
        (m.start(), normal(m[0]) if m[0][-1] == "s" else m[0][0].upper() + m[0][1:]) for m in re.finditer(_OFFICER, who)
    ]
    if named:
        yield from (name for _, name in sorted(named))
    elif len(who.split()) <= MOST_WORDS and re.match(r"[A-ZÅÄÖ]", who):
        yield who.strip(" ,")
