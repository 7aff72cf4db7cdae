"""A Document survives JSON exactly, and nothing but a Document comes out of it."""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.errors import InvalidData
from kserender.extract.readers import read_bytes
from kserender.model import (
    Cell,
    Change,
    Comment,
    Document,
    Figure,
    Heading,
    Message,
    NamedRange,
    Note,
    Paragraph,
    Place,
    Row,
    Run,
    Source,
    Table,
)
from kserender.model_json import from_json, to_json

PAPER = """\
# Fler träd i Ekhamra

1. Tekniska nämnden ~~planterar~~ **köper** träd.

| Art | Antal |
|-----|-------|
| Ek  | 3     |
"""


def whole(kind: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Instances with a value in every field, new ones too."""
    hints = get_type_hints(kind)
    own = {
        field.name: given[field.name] if field.name in given else of_type(hints[field.name]) for field in fields(kind)
    }
    return st.builds(kind, **own)


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    if hint is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if isinstance(hint, type) and is_dataclass(hint):
        return CHANGES if hint is Change else whole(hint)
    if get_origin(hint) is UnionType or Change in get_args(hint):
        return st.one_of(*map(of_type, get_args(hint)))
    return st.from_type(hint)


def tuples(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(of, max_size=most).map(tuple)


def tables(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return whole(Table, rows=tuples(whole(Row, cells=tuples(whole(Cell, blocks=tuples(blocks))))))


CHANGES = whole(Change, within=st.none() | whole(Change, within=st.none()))
RUNS = tuples(whole(Run))
TEXTS = whole(Heading, runs=RUNS) | whole(Paragraph, runs=RUNS) | whole(Figure)
BLOCKS = st.recursive(TEXTS, tables, max_leaves=4)
DOCUMENTS = whole(
    Document,
    blocks=tuples(BLOCKS),
    notes=tuples(whole(Note, blocks=tuples(BLOCKS)), 1),
    comments=tuples(whole(Comment), 1),
    ranges=tuples(whole(NamedRange), 1),
    furniture=tuples(TEXTS, 2),
    messages=tuples(whole(Message), 1),
)


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS)
def test_there_and_back_is_the_same(document: Document) -> None:
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def document() -> Document:
    return read_bytes(PAPER.encode(), "träd.md")


def test_what_is_as_usual_is_not_written() -> None:
    data = to_json(document())
    assert data["schema"] == "kserender/document/1"
    assert data["blocks"][0]["type"] == "heading"
    assert data["blocks"][0]["runs"] == [{"text": "Fler träd i Ekhamra"}]


def test_names_that_are_no_text_survive() -> None:
    odd = Document(source=Source(path="\udce5rende.md", sha256=""), blocks=())
    assert from_json(json.loads(json.dumps(to_json(odd)))) == odd


SPOIL: tuple[Callable[[Any], Any], ...] = (
    lambda data: data.pop("blocks"),
    lambda data: data.update(unknown=1),
    lambda data: data.update(blocks={}),
    lambda data: data["blocks"].append(None),
    lambda data: data["blocks"].append({"type": "heading"}),
    lambda data: data["blocks"][0].pop("type"),
    lambda data: data["blocks"][0].update(type="Heading"),
    lambda data: data["blocks"][0].update(type=["heading"]),
    lambda data: data["blocks"][0].update(type="document"),
    lambda data: data["blocks"][0].update(level="1"),
    lambda data: data["blocks"][0].update(level=True),
    lambda data: data["blocks"][0].update(level=1.0),
    lambda data: data["blocks"][0].update(layer="cellar"),
    lambda data: data["blocks"][0].update(__class__="x"),
    lambda data: data["blocks"][0]["runs"][0].update(text=1),
    lambda data: data["blocks"][0]["runs"][0].update(bold=1),
    lambda data: data["blocks"][0]["runs"][0].update(
        change={"kind": "struck", "marking": "drawn", "confidence": float("nan")}
    ),
    lambda data: data["blocks"][0]["place"].update(page="1"),
)


def spoiled() -> Iterator[Any]:
    """A document's data with one thing wrong."""
    good = to_json(document())
    yield from (None, [], "kserender/document/1", {}, {**good, "schema": "kserender/document/2"})
    for spoil in SPOIL:
        data = copy.deepcopy(good)
        spoil(data)
        yield data


@pytest.mark.parametrize("data", list(spoiled()), ids=lambda data: "")
def test_what_has_another_form_is_refused(data: Any) -> None:
    with pytest.raises(InvalidData):
        from_json(data)


def test_the_place_of_the_fault_is_said() -> None:
    data = to_json(document())
    data["blocks"][1]["runs"][0]["text"] = None
    with pytest.raises(InvalidData) as caught:
        from_json(data)
    assert "blocks.1.runs.0.text" in caught.value.what


def test_nesting_without_end_is_refused() -> None:
    block: dict[str, Any] = {
        "type": "figure",
        "place": {"file": "", "page": None, "paragraph": 1, "start": 0, "end": 0},
    }
    for _ in range(3_000):
        block = {"type": "table", "rows": [{"cells": [{"blocks": [block]}]}], "place": block["place"]}
    with pytest.raises(InvalidData):
        from_json({**to_json(document()), "blocks": [block]})


def test_an_integer_will_do_for_a_number() -> None:
    run = {"text": "a", "change": {"kind": "struck", "marking": "drawn", "confidence": 0}}
    data = to_json(document())
    data["blocks"][0]["runs"] = [run]
    block = from_json(data).blocks[0]
    assert isinstance(block, Heading)
    assert block.runs[0].change is not None
    assert type(block.runs[0].change.confidence) is float


def test_places_are_places() -> None:
    assert from_json(to_json(document())).blocks[0].place == Place("träd.md", None, 1, 0, 19)
