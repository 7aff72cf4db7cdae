"""A paper made ready to be written: whole, in clean text, its organs in full, its points in the house's style."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from kserender.errors import InvalidData
from kserender.i18n import _, plural
from kserender.paper import Decision, Paper
from kserender.profile import Profile, day_of
from kserender.render.house_style import in_house_style
from kserender.render.kinds import FIELDS, Kind
from kserender.render.leftovers import without_guidance
from kserender.render.typography import UNSEEN, everywhere, typeset

# What XML 1.0 (section 2.2) cannot hold: control characters, halves of surrogate pairs and two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Line breaks of other systems; \v is what Word's own line break becomes when it is copied as text.
_BREAKS = re.compile("\r\n?|\v|\f|\x85|\u2028|\u2029")
# Where struck wording is left out the spaces on both sides of it stay behind.
_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Prepared:
    """The paper as it will be written, what it lacks, and what the user should know, both in the user's language."""

    paper: Paper
    missing: tuple[str, ...]
    notes: tuple[str, ...]


def prepared(paper: Paper, profile: Profile, kind: Kind, *, day: date | None = None, draft: bool = False) -> Prepared:
    """The paper as it will be written; abbreviations mean what they did on its `day`, or on the paper's own.

    Raises InvalidData when it lacks what it must have or still has guidance in it, unless it is for a draft, or when it
    holds characters that a Word file cannot.
    """
    given = paper.model_dump(exclude_defaults=True)
    unseen = sum(len(UNSEEN.findall(text)) for text in _texts(given) if not text.isprintable())
    clean, guidance = without_guidance(_clean(given, ()))
    ready = Paper.model_validate(everywhere(clean, typeset))
    ready = _with_same_lines(paper, ready)
    missing = [*_missing(ready, (*kind.required, *profile.required)), *guidance]
    if missing and not draft:
        raise InvalidData(
            _("It cannot be written without: {fields}.").format(fields="; ".join(missing)),
            _("Fill them in in the file that it is generated from, or make a draft with --draft."),
        )
    names = profile.organs_on(day or day_of(ready.date))
    body = _organ(ready.body, names)
    owned = [
        point.model_copy(
            update={
                "deciding_body": _organ(point.deciding_body, names) or body,
                "recommends_to": _organ(point.recommends_to, names),
            }
        )
        for point in ready.decisions
        if point.text
    ]
    styled, said = in_house_style(owned, profile)
    ready = ready.model_copy(update={"body": body, "decisions": list(_numbered(styled, profile))})
    return Prepared(ready, tuple(missing), (*_unseen(unseen), *said, *_number_form(ready, profile)))


def _with_same_lines(paper: Paper, ready: Paper) -> Paper:
    """The cleaned paper; where a section has lost lines, it is not known any more which are items of lists."""
    same = [
        new if not new.items or new.text.count("\n") == old.text.count("\n") else new.model_copy(update={"items": []})
        for old, new in zip(paper.sections, ready.sections, strict=True)
    ]
    return ready.model_copy(update={"sections": same})


def _unseen(count: int) -> Iterator[str]:
    if count:
        said = plural(
            "{count} sign that cannot be seen was left out.", "{count} signs that cannot be seen were left out.", count
        )
        yield said.format(count=count)


def _missing(paper: Paper, fields: Sequence[str]) -> Iterator[str]:
    for either in dict.fromkeys(fields):
        names = either.split("|")
        if not any(getattr(paper, name, None) for name in names):
            yield _(" or ").join(_(FIELDS.get(name, name)) for name in names)
    for at, point in enumerate(paper.decisions):
        if not point.text:
            yield f"decisions[{at}].text"


def _numbered(points: Sequence[Decision], profile: Profile) -> Iterator[Decision]:
    """The points, numbered from 1 at each level where they have no number; a dash holds none, so they are counted."""
    for _level, level in groupby(points, key=lambda point: (point.deciding_body, point.recommends_to)):
        number = 0
        for point in level:
            number = number + 1 if point.number is None or profile.numbering == "-" else point.number
            yield point.model_copy(update={"number": number})


def _organ(name: str | None, names: Mapping[str, str]) -> str | None:
    return names.get(name, name) if name else None


def _number_form(paper: Paper, profile: Profile) -> Iterator[str]:
    """A registry number is never written in another way, only said to be unlike the house's."""
    if not profile.diary_form or not paper.diary_number:
        return
    pattern = re.escape(profile.diary_form)
    for slot, form in (("organ", r"[A-ZÅÄÖ]+"), ("year", r"(?:\d\d){1,2}"), ("number", r"\d+")):
        pattern = pattern.replace(re.escape(f"{{{slot}}}"), form)
    if not re.fullmatch(pattern, paper.diary_number):
        shown = profile.diary_form.format(organ="KS", year="2026", number="123")
        yield _("The diary number {number} does not look like the house's ({form}).").format(
            number=paper.diary_number, form=shown
        )


def texts_ready(data: dict[str, Any]) -> dict[str, Any]:
    """Data with clean texts all through, typeset.  Raises InvalidData at what a Word file cannot hold."""
    ready: dict[str, Any] = everywhere(_clean(data, ()), typeset)
    return ready


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(inner)


def _clean(value: Any, path: tuple[str | int, ...]) -> Any:
    """The value with clean texts all through: line breaks alike, no double spaces, none at the ends, all to be seen."""
    if isinstance(value, str):
        if value.isprintable() and "  " not in value and value == value.strip():
            return value  # nothing below can stand in it, and this costs next to nothing
        text = UNSEEN.sub("", _SPACES.sub(" ", _BREAKS.sub("\n", value))).strip()
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
        if path == ("abbreviations",):  # the only names in a paper that are its own words
            return {_clean(key, path): _clean(inner, path) for key, inner in value.items()}
        return {key: _clean(inner, (*path, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_clean(inner, (*path, at)) for at, inner in enumerate(value)]
    return value
