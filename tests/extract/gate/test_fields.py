"""Every field of the contract is said to be verbatim or derived, so that a new one cannot be forgotten."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from kserender.extract.gate.fields import AROUND, DERIVED, VERBATIM
from kserender.extract.gate.walk import SAID_OF_IT
from kserender.paper import Meeting, Paper, Place


def classes(kind: type[BaseModel], known: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """The class and those that its fields hold."""
    if kind not in known and kind is not Place:
        known.add(kind)
        for name, field in kind.model_fields.items():
            if name not in SAID_OF_IT and name != "inferred":
                for inner in models(field.annotation):
                    classes(inner, known)
    return known


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models(argument)


CLASSES = sorted(classes(Paper, classes(Meeting, set())), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_field_is_verbatim_or_derived_or_holds_others(kind: type[BaseModel]) -> None:
    verbatim, derived = set(VERBATIM.get(kind, {})), set(DERIVED.get(kind, {}))
    assert not verbatim & derived
    # Of a place only where it is; of a meeting it is a text like any other.
    ours = {name for name in SAID_OF_IT if name not in verbatim}
    left = {name: field for name, field in kind.model_fields.items() if name not in verbatim | derived | ours}
    forgotten = {name for name, field in left.items() if not list(models(field.annotation))}
    assert not forgotten, "add them to VERBATIM or DERIVED in extract/gate/fields.py"


@pytest.mark.parametrize("table", [VERBATIM, DERIVED], ids=["verbatim", "derived"])
def test_the_tables_name_what_there_is(table: dict[type[BaseModel], dict[str, str]]) -> None:
    assert {
        (kind.__name__, name) for kind, names in table.items() for name in names if name not in kind.model_fields
    } == set()
    assert set(table) <= set(CLASSES)


def test_what_stands_around_is_verbatim() -> None:
    assert {name for names in VERBATIM.values() for name in names} >= AROUND
