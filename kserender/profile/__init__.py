"""A municipality's profile: its organs and their abbreviations, its house style and its Word templates, as data.

A profile is a folder with a `profile.toml`.  It says only what differs from the profile that it inherits from, in the
end `templates/generic`, which is complete.  The user's own ones lie in the settings folder (`places`).
"""

from functools import cache
from pathlib import Path

from kserender.profile.built import built
from kserender.profile.model import Organ, Party, Profile, day_of
from kserender.profile.places import FILE, GENERIC, known, names, place_of, shipped

__all__ = ["FILE", "GENERIC", "Organ", "Party", "Profile", "day_of", "for_municipality", "load", "names"]


def load(name_or_path: str | Path) -> Profile:
    """The profile of that name, the user's own before those that come with kserender, or the one in a file or folder.

    Raises UsageError for an unknown name, MissingFile, or InvalidData naming the file and the key.
    """
    return _at(place_of(name_or_path))


def for_municipality(name: str | None) -> Profile:
    """The profile of a municipality by any of its names, the user's own before a shipped one, else the generic one."""
    if name:
        wanted = _bare(name)
        for profile in map(_at, known().values()):
            if wanted in map(_bare, filter(None, (profile.municipality, profile.full_name, *profile.aliases))):
                return profile
    return load(GENERIC)


def _bare(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in {"kommun", "kommuns", "stad", "stads"} else words)


def _at(place: Path) -> Profile:
    return _shipped(place) if place in shipped().values() else built(place)


@cache
def _shipped(place: Path) -> Profile:
    return built(place)
