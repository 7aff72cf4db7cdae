"""All that is wrong or missing in a profile, at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from kserender.errors import KserenderError
from kserender.i18n import _
from kserender.profile.built import built
from kserender.profile.keys import faults
from kserender.profile.model import Organ, Profile
from kserender.profile.source import parsed


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, by key, in the user's language; a note is no fault."""

    level: Literal["error", "note"]
    key: str
    text: str


def problems(place: Path) -> list[Problem]:
    """The problems of a profile file.  Raises MissingFile or InvalidData when it cannot be read at all."""
    data = parsed(place)
    found = [Problem("error", key, text) for key, text in faults(data)]
    if found:
        return found
    try:
        profile = built(place)
    except KserenderError as error:
        return [Problem("error", "inherits", f"{error.what} {error.remedy}")]
    return [problem for rule in _RULES for problem in rule(profile, data)]


def _names(profile: Profile, data: Mapping[str, Any]) -> Iterator[Problem]:
    for key, value in (("name", profile.municipality), ("full_name", profile.full_name)):
        if not value:
            yield Problem("note", f"municipality.{key}", _("it is empty; the papers' own name is used"))


def _times(profile: Profile, data: Mapping[str, Any]) -> Iterator[Problem]:
    for one in (*profile.terms, *profile.department_terms):
        if one.since and one.until and one.since > one.until:
            yield Problem("error", f"organs.{one.abbreviation}", _("it ends before it begins"))


def _clashes(profile: Profile, data: Mapping[str, Any]) -> Iterator[Problem]:
    """An abbreviation that stands for two things on the same day."""
    by_abbreviation: dict[str, list[Organ]] = {}
    for term in (*profile.terms, *profile.department_terms):
        by_abbreviation.setdefault(term.abbreviation.casefold(), []).append(term)
    for found in by_abbreviation.values():
        for one, other in combinations(found, 2):
            overlaps = (one.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
                one.until or date.max
            )
            if one.name != other.name and overlaps:
                text = _("it stands for both {one} and {other} at the same time; give them “from” and “to”")
                yield Problem("error", f"organs.{one.abbreviation}", text.format(one=one.name, other=other.name))


def _parties(profile: Profile, data: Mapping[str, Any]) -> Iterator[Problem]:
    for letters in data.get("parties", {}):
        same = [one for one in profile.parties if letters.casefold() in map(str.casefold, one.letters)]
        for other in same[1:]:
            if other.name != same[0].name:
                text = _("the letters are also those of {name}; here they mean {own}")
                yield Problem("note", f"parties.{letters}", text.format(name=other.name, own=same[0].name))


def _sections(profile: Profile, data: Mapping[str, Any]) -> Iterator[Problem]:
    kinds = {f"kinds.{kind}.": profile.for_kind(kind) for kind in profile.kinds}
    for where, held in {"sections.": profile, **kinds}.items():
        for role in held.order:
            if role not in held.headings:
                yield Problem("error", f"{where}order", _("{role} has no heading").format(role=role))
        if where == "sections." and "decision" not in held.order:
            yield Problem("error", f"{where}order", _("“decision” is missing"))
    for role in data.get("sections", {}).get("headings", {}):
        if role not in profile.order and not any(role in held.order for held in kinds.values()):
            yield Problem("error", f"sections.headings.{role}", _("there is no such section in the order"))


def _templates(profile: Profile, data: Mapping[str, Any]) -> Iterator[Problem]:
    for kind, path in profile.templates.items():
        if not path.is_file():
            yield Problem("error", f"templates.{kind}", _("there is no file {path}").format(path=path))


_RULES: tuple[Callable[[Profile, Mapping[str, Any]], Iterator[Problem]], ...] = (
    _names,
    _times,
    _clashes,
    _parties,
    _sections,
    _templates,
)
