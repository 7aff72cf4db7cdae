"""Reads profile.toml files: one by itself, checked, and the line that it inherits from."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kserender.errors import InvalidData, MissingFile
from kserender.i18n import _
from kserender.profile.keys import faults
from kserender.profile.places import GENERIC, inherited, shipped


def line_of(place: Path) -> list[tuple[Path, Mapping[str, Any]]]:
    """The profile and those that it inherits from, the generic one first, each with what its file says.

    Raises MissingFile, UsageError for a name that is none, or InvalidData naming the file and the key.
    """
    generic = shipped()[GENERIC]
    out: list[tuple[Path, Mapping[str, Any]]] = []
    while True:
        data = checked(place)
        out.insert(0, (place, data))
        if place == generic:
            return out
        above = inherited(data.get("inherits", GENERIC), place)
        if above.resolve() in {known.resolve() for known, _data in out}:
            raise InvalidData(
                _("The profile {path} inherits from itself.").format(path=place),
                _("Change “inherits” in one of the profiles."),
            )
        place = above


def checked(place: Path) -> Mapping[str, Any]:
    """What the file says, each key known and of the right form.  Raises MissingFile or InvalidData."""
    data = parsed(place)
    for key, expected in faults(data):
        raise InvalidData(
            _("The profile {path} is wrong at {key}: {expected}.").format(path=place, key=key, expected=expected),
            _("Correct it, or remove it: what the generic profile says then holds."),
        )
    return data


def parsed(place: Path) -> Mapping[str, Any]:
    """What the file says.  Raises MissingFile or InvalidData."""
    try:
        return _loaded(place, place.stat().st_mtime_ns)
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


@cache
def _loaded(place: Path, _changed: int) -> Mapping[str, Any]:
    """Read once, until the file is changed: every paper asks for the profile of its municipality."""
    return tomllib.loads(place.read_text(encoding="utf-8-sig"))


def _line(error: tomllib.TOMLDecodeError, place: Path) -> int:
    """Where TOML is broken; tomllib tells it only in words, and at the end of the file not at all."""
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else len(place.read_text(encoding="utf-8-sig").splitlines())
