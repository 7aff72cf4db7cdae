"""Where profiles lie: with kserender, and in a folder of the user's own."""

import os
from functools import cache
from pathlib import Path

from kserender.config import user_folder
from kserender.errors import UsageError
from kserender.i18n import _
from kserender.templates import FOLDER

GENERIC = "generic"
FILE = "profile.toml"


@cache
def shipped() -> dict[str, Path]:
    """The profiles that come with kserender, by name."""
    return {place.parent.name: place for place in sorted(FOLDER.glob(f"*/{FILE}"))}


def own_folder() -> Path:
    """The folder of the user's own profiles: KSERENDER_PROFILES, else `profiles` in the settings folder."""
    return Path(os.environ.get("KSERENDER_PROFILES") or Path(user_folder()) / "profiles")


def own() -> dict[str, Path]:
    """The user's own profiles, by name; none when the folder cannot be read."""
    try:
        return {place.parent.name: place for place in sorted(own_folder().glob(f"*/{FILE}"))}
    except OSError:
        return {}


def known() -> dict[str, Path]:
    """All profiles by name, the user's own first; of two with the same name the user's."""
    return {**(mine := own()), **{name: place for name, place in shipped().items() if name not in mine}}


def names() -> tuple[str, ...]:
    """The names of all profiles, the user's own first."""
    return tuple(known())


def place_of(name_or_path: str | Path) -> Path:
    """The file of a profile.  Raises UsageError for a name that is none."""
    name = str(name_or_path)
    if found := own().get(name) or shipped().get(name):
        return found
    place = Path(name_or_path)
    place = place / FILE if place.is_dir() else place
    if not place.exists() and place.suffix != ".toml":
        raise UsageError(
            _("There is no profile named {name}.").format(name=name_or_path),
            _("Choose one of {names}, or give the path of a profile.toml.").format(names=", ".join(names())),
        )
    return place


def inherited(name: str, place: Path) -> Path:
    """The file of the profile that another inherits from: a path from its folder, or a name.

    A profile of the user's own that is named as a shipped one inherits from that.
    """
    if "/" in name or "\\" in name:
        beside = place.parent / name
        return beside / FILE if beside.is_dir() else beside
    found = own().get(name)
    return found if found and found != place else shipped().get(name) or place_of(name)
