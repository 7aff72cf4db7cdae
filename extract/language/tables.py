"""The word lists: commented TOML files beside this module, each read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name`.toml."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words(name: str, *keys: str) -> tuple[str, ...]:
    """The list of words under these keys of a table."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return tuple(found)
