"""A municipality's profile: its organs and their abbreviations, its house style and its Word templates.

A profile is a folder with a `profile.toml`.  It says only what differs from `templates/generic`, which is complete;
tables are merged key by key.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from kserender.errors import InvalidData, MissingFile, UsageError
from kserender.i18n import _
from kserender.profile_keys import faults
from kserender.templates import FOLDER

GENERIC = "generic"
FILE = "profile.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A house style.  Sections go by their role (decision, summary, background, …); `order` is how they follow.

    `organs` and `departments` map an abbreviation to the name; `level`, `recommendation` and `proposal` are headings
    with {body} and {to} where the organs go, in the genitive; `never_removed` holds what stands under a heading that
    is kept without content; `templates` the Word file for each kind of document.
    """

    key: str
    municipality: str
    full_name: str
    aliases: tuple[str, ...]
    organs: Mapping[str, str]
    departments: Mapping[str, str]
    capital_organs: bool
    decision_style: Literal["att", "infinitive", "passive"]
    numbering: Literal["1.", "1", "-"]
    level: str
    recommendation: str
    proposal: str
    collected_under: str
    order: tuple[str, ...]
    headings: Mapping[str, str]
    never_removed: Mapping[str, str]
    table_caption: str
    action_columns: Mapping[str, str]
    templates: Mapping[str, Path]

    @property
    def abbreviations(self) -> Mapping[str, str]:
        """Organs and departments by abbreviation."""
        return {**self.departments, **self.organs}


def names() -> tuple[str, ...]:
    """The profiles that come with kserender."""
    return tuple(sorted(place.parent.name for place in FOLDER.glob(f"*/{FILE}")))


def load(name_or_path: str | Path) -> Profile:
    """The profile of that name, or the one in that file or folder.

    Raises UsageError for an unknown name, MissingFile, or InvalidData naming the file and the key.
    """
    if str(name_or_path) in names():
        return _shipped(str(name_or_path))
    place = Path(name_or_path)
    place = place / FILE if place.is_dir() else place
    if not place.exists() and place.suffix != ".toml":
        raise UsageError(
            _("There is no profile named {name}.").format(name=name_or_path),
            _("Choose one of {names}, or give the path of a profile.toml.").format(names=", ".join(names())),
        )
    return _from_file(place)


def for_municipality(name: str | None) -> Profile:
    """The shipped profile of a municipality by any of its names, else the generic one."""
    if name:
        wanted = _bare(name)
        for profile in map(load, names()):
            if wanted in map(_bare, filter(None, (profile.municipality, profile.full_name, *profile.aliases))):
                return profile
    return load(GENERIC)


def _bare(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in {"kommun", "kommuns", "stad", "stads"} else words)


@cache
def _shipped(name: str) -> Profile:
    return _from_file(FOLDER / name / FILE)


def _from_file(place: Path) -> Profile:
    data = _checked(place)
    generic = FOLDER / GENERIC / FILE
    if place != generic:
        data = _merged(_checked(generic), data)
    house, decisions, sections, tables = data["municipality"], data["decisions"], data["sections"], data["tables"]
    return Profile(
        key=place.parent.name if place.name == FILE else place.stem,
        municipality=house["name"],
        full_name=house["full_name"],
        aliases=tuple(house["aliases"]),
        organs=MappingProxyType(data["organs"]),
        departments=MappingProxyType(data["departments"]),
        capital_organs=data["style"]["capital_organs"],
        decision_style=decisions["style"],
        numbering=decisions["numbering"],
        level=decisions["level"],
        recommendation=decisions["recommendation"],
        proposal=decisions["proposal"],
        collected_under=decisions["collected_under"],
        order=tuple(sections["order"]),
        headings=MappingProxyType(sections["headings"]),
        never_removed=MappingProxyType(sections["never_removed"]),
        table_caption=tables["caption"],
        action_columns=MappingProxyType(tables["action"]),
        templates=MappingProxyType(data["templates"]),
    )


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        out[key] = _merged(out.get(key, {}), value) if isinstance(value, dict) else value
    return out


def _checked(place: Path) -> dict[str, Any]:
    """What the file says, each key known and of the right form, and template files as paths from its folder."""
    try:
        data = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise MissingFile(
            _("There is no profile at {path}.").format(path=place), _("Check the name and the folder.")
        ) from None
    except OSError:
        raise MissingFile(
            _("The profile {path} cannot be opened.").format(path=place), _("Check that you may read it.")
        ) from None
    except UnicodeDecodeError:
        raise InvalidData(
            _("The profile {path} is not written in UTF-8.").format(path=place), _("Save it again as UTF-8.")
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidData(
            _("The profile {path} is not valid TOML: line {line}.").format(path=place, line=_line(error, place)),
            _('Mend that line; a key with å, ä or ö stands in quotation marks: "VÄN" = "Vård- och äldrenämnden".'),
        ) from None
    for key, expected in faults(data):
        raise InvalidData(
            _("The profile {path} is wrong at {key}: {expected}.").format(path=place, key=key, expected=expected),
            _("Correct it, or remove it: what the generic profile says then holds."),
        )
    data["templates"] = {kind: place.parent / name for kind, name in data.get("templates", {}).items()}
    return data


def _line(error: tomllib.TOMLDecodeError, place: Path) -> int:
    """Where TOML is broken; tomllib tells it only in words, and at the end of the file not at all."""
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else len(place.read_text(encoding="utf-8-sig").splitlines())
