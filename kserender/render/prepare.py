"""A paper made ready to be written: whole, in clean text, its organs in full and its points numbered."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.paper import Decision, Paper
from kserender.profile import Profile

# What XML 1.0 (section 2.2) cannot hold: control characters, halves of surrogate pairs and two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Line breaks of other systems; \v is what Word's own line break becomes when it is copied as text.
_BREAKS = re.compile("\r\n?|\v|\f|\x85|\u2028|\u2029")
# Where struck wording is left out the spaces on both sides of it stay behind.
_SPACES = re.compile(" {2,}")


def prepared(paper: Paper, profile: Profile) -> Paper:
    """The paper as it will be written.

    Raises InvalidData when it lacks what a decision must have, or holds characters that a Word file cannot.
    """
    clean = Paper.model_validate(_clean(paper.model_dump(), ()))
    missing = [name for name, found in (("title", clean.title), ("decisions", clean.decisions)) if not found]
    missing += [f"decisions[{at}].text" for at, decision in enumerate(clean.decisions) if not decision.text]
    if missing:
        raise InvalidData(
            _("A decision cannot be written without: {fields}.").format(fields=", ".join(missing)),
            _("Fill them in in the file that the decision is generated from."),
        )
    body = _organ(clean.body, profile)
    return clean.model_copy(update={"body": body, "decisions": list(_decisions(clean, body, profile))})


def _decisions(paper: Paper, body: str | None, profile: Profile) -> Iterator[Decision]:
    """The points, those without an organ given the paper's own, and numbered from 1 where they have no number.

    A dash holds no number, so with that style they are counted.
    """
    owned = [
        decision.model_copy(
            update={
                "deciding_body": _organ(decision.deciding_body, profile) or body,
                "recommends_to": _organ(decision.recommends_to, profile),
            }
        )
        for decision in paper.decisions
    ]
    for _level, points in groupby(owned, key=lambda decision: (decision.deciding_body, decision.recommends_to)):
        number = 0
        for point in points:
            number = number + 1 if point.number is None or profile.numbering == "-" else point.number
            yield point.model_copy(update={"number": number})


def _organ(name: str | None, profile: Profile) -> str | None:
    return profile.organs.get(name, name) if name else None


def _clean(value: Any, path: tuple[str | int, ...]) -> Any:
    """The value with clean texts all through: line breaks alike, no double spaces, none at the ends."""
    if isinstance(value, str):
        text = _SPACES.sub(" ", _BREAKS.sub("\n", value)).strip()
        if found := _FORBIDDEN.search(text):
            where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
            raise InvalidData(
                _("{field} holds a character that a Word file cannot hold (U+{code}).").format(
                    field=where, code=f"{ord(found[0]):04X}"
                ),
                _("Remove it from the text."),
            )
        return text
    if isinstance(value, dict):
        return {key: _clean(inner, (*path, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_clean(inner, (*path, at)) for at, inner in enumerate(value)]
    return value
