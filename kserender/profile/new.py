"""The text of a new profile: all that a municipality usually changes, explained, and nothing decided."""

import json
import re

from kserender.templates import FOLDER

SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
PATTERN = "ny-profil.toml"  # in templates/


def text_of_new(name: str, inherits: str, full_name: str | None) -> str:
    """The file, for a profile of this name that inherits from another."""
    whole = full_name or f"{name.capitalize()} kommun"
    short = re.sub(r"s? (?:kommun|stad)$", "", whole, flags=re.IGNORECASE)
    text = (FOLDER / PATTERN).read_text(encoding="utf-8")
    for slot, value in (("@INHERITS@", inherits), ("@NAME@", short), ("@FULL@", whole)):
        text = text.replace(slot, json.dumps(value, ensure_ascii=False))
    return text
