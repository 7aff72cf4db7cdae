"""Settings: the command line over KSERENDER_* over kserender.toml in the folder over that of the user's config folder.

# kserender.toml
lang = "sv"
profile = "generic"
[limits]
seconds = 120
"""

import os
from collections.abc import Mapping
from typing import Any

from kserender.config import user_folder
from kserender.errors import InvalidData, UsageError
from kserender.i18n import DEFAULT, LANGUAGES, _

FILE = "kserender.toml"
SETTINGS = ("lang", "profile")
TABLES = ("limits",)


def folders() -> tuple[str, ...]:
    """Where kserender.toml is looked for, the one that counts most first."""
    return "", user_folder()


def setting(name: str, given: str | None = None) -> str | None:
    """The value of a setting, `given` being that of the command line; None when it is set nowhere.

    Raises InvalidData when a kserender.toml cannot be understood.
    """
    if given is not None:
        return given
    value = os.environ.get(f"KSERENDER_{name.upper()}")
    if value:
        return value
    for folder in folders():
        found = _read(os.path.join(folder, FILE)).get(name)
        if found is not None:
            return str(found)
    return None


def table(name: str) -> Mapping[str, object]:
    """The settings of a table in kserender.toml, key by key; what it may hold is for its owner to say."""
    found: dict[str, object] = {}
    for folder in reversed(folders()):
        found |= _read(os.path.join(folder, FILE)).get(name, {})
    return found


def language(given: str | None = None) -> str:
    """The language to speak.  Raises UsageError for one that is not spoken."""
    chosen = setting("lang", given) or DEFAULT
    if chosen not in LANGUAGES:
        raise UsageError(
            _("The language “{language}” is not available.").format(language=chosen),
            _("Choose one of: {choices}.").format(choices=", ".join(LANGUAGES)),
        )
    return chosen


def _read(path: str) -> Mapping[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        if not os.access(os.path.dirname(path) or ".", os.X_OK):
            return {}  # another person's folder
        raise _invalid(path, str(error)) from error
    import tomllib  # Most people have no such file.

    try:
        values = tomllib.loads(text)
    except ValueError as error:
        raise _invalid(path, str(error)) from error
    for name, value in values.items():
        if name not in (*SETTINGS, *TABLES):
            raise _invalid(path, _("there is no setting “{name}”").format(name=name))
        if name in TABLES and not isinstance(value, dict):
            raise _invalid(path, _("“{name}” must be a table, [{name}]").format(name=name))
        if name in SETTINGS and not isinstance(value, str):
            raise _invalid(path, _("“{name}” must be a text in quotation marks").format(name=name))
    return values


def _invalid(path: str, reason: str) -> InvalidData:
    error = InvalidData(
        _("The settings cannot be understood: {reason}.").format(reason=reason),
        _("Correct the file or remove it; it may have: {names}.").format(names=", ".join((*SETTINGS, *TABLES))),
    )
    error.file = path
    return error
