"""The texts of a paper with their paths and places, as the table of fields says."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from kserender.extract.gate.fields import AROUND, DERIVED, VERBATIM
from kserender.model import View
from kserender.paper import Place


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value at `path`; `place` is its own or that of what it belongs to.

    `view` is where a verbatim text stands, and None for what is derived, by `rule`.  `own` tells whether the place is
    that of the very object, so that the text has to stand there.
    """

    path: str
    value: Any
    place: Place | None
    view: View | None = None
    rule: str | None = None
    own: bool = False


def values(model: BaseModel, path: str = "", place: Place | None = None, derived: bool = False) -> Iterator[Value]:
    """The verbatim values that are set, in the order of the contract; with `derived`, those too."""
    here = getattr(model, "place", None)
    own = isinstance(here, Place)
    place = here if own else place
    kind = type(model)
    verbatim, rules = VERBATIM.get(kind, {}), DERIVED.get(kind, {})
    for name in _names(kind):
        value = getattr(model, name)
        if value is None or value == [] or value == {}:
            continue
        at = f"{path}.{name}" if path else name
        if name in verbatim:
            for inner, one in _each(at, value):
                yield Value(inner, one, None if name in AROUND else place, verbatim[name], own=own)
        elif name in rules:
            if derived:
                for inner, one in _each(at, value):
                    yield Value(inner, one, place, rule=rules[name], own=own)
        elif isinstance(value, BaseModel):
            yield from values(value, at, place, derived)
        elif isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, BaseModel):
                    yield from values(one, f"{at}[{number}]", place, derived)


# What the contract says of the paper itself, and not of the document.
SAID_OF_IT = ("inferred", "findings", "place")


@cache
def _names(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if name not in SAID_OF_IT or name in VERBATIM.get(kind, {}))


def _each(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The values of lists and maps one by one; of a map its keys too, which are texts like its values."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _each(f"{path}[{number}]", one)
    elif isinstance(value, dict):
        for key, one in value.items():
            inner = f'{path}["{key}"]'
            yield inner, key
            yield from _each(inner, one)
    elif value is not None and value != "":
        yield path, value
