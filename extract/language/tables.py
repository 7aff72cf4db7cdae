"""The word lists: commented TOML files beside this module, each read once."""

import tomllib
from collections.abc import Iterable
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


def fewest(pieces: Iterable[str]) -> tuple[str, ...]:
    """The pieces that no other of them stands in: a text with none of these has none of all."""
    kept = set(pieces)
    return tuple(one for one in sorted(kept) if not any(other in one for other in kept - {one}))


def has_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether one of the pieces stands in the text: the cheap question before a pattern with all of them is tried."""
    return any(map(text.__contains__, pieces))
