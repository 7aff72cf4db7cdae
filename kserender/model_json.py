"""A Document as JSON and back, exactly: `from_json(to_json(document)) == document`.

    {"schema": "kserender/document/1", "source": {…}, "blocks": [{"type": "heading", "level": 1, "runs": […], …}, …], …}

The form follows the classes of kserender.model: an object for each, with what differs from the defaults, and `type`
where a block may be of several classes.  Reading it back builds nothing but those classes, and refuses what does not
have their form to the letter, so that it may come from somebody who cannot be trusted.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.model import Document

SCHEMA = "kserender/document/1"

_Encode = Callable[[Any], Any]
_Decode = Callable[[Any], Any]


class _Wrong(Exception):
    """Data of another form; `steps` lead to it, the last one first."""

    def __init__(self) -> None:
        self.steps: list[str] = []


def to_json(document: Document) -> dict[str, Any]:
    """The document as objects, lists, texts, numbers and booleans."""
    return {"schema": SCHEMA, **_encoder(Document)(document)}


def from_json(data: Any) -> Document:
    """The document of what `to_json` gave, after `json.loads`.  Raises InvalidData that names the place."""
    try:
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            raise _Wrong
        document: Document = _decoder(Document)({name: value for name, value in data.items() if name != "schema"})
    except (_Wrong, RecursionError) as error:
        steps = error.steps if isinstance(error, _Wrong) else []
        raise InvalidData(
            _("The data do not have the form of {schema}, at “{place}”.").format(
                schema=SCHEMA, place=".".join(reversed(steps))
            ),
            _("Read the file again with “kserender read --format json”."),
        ) from None
    return document


@cache
def _encoder(kind: Any) -> _Encode:
    """How a value of this type is written."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _object_writer(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _list_writer(inner)
    if origin in (Union, UnionType):
        return _choice_writer([one for one in inner if one is not NoneType])
    return _itself


@cache
def _decoder(kind: Any) -> _Decode:
    """How a value of this type is read back."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _object_reader(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _list_reader(inner)
    if origin in (Union, UnionType):
        read = _choice_reader([one for one in inner if one is not NoneType])
        return (lambda value: None if value is None else read(value)) if NoneType in inner else read
    if origin is Literal:
        return _one_of(inner)
    return _of_type(kind)


def _itself(value: Any) -> Any:
    return value


def _of_type(kind: type) -> _Decode:
    if kind is float:
        return _float

    def read(value: Any) -> Any:
        if type(value) is kind:  # to isinstance, a bool is an int
            return value
        raise _Wrong

    return read


def _float(value: Any) -> float:
    if type(value) in (float, int) and isfinite(value):
        return float(value)
    raise _Wrong


def _one_of(allowed: tuple[Any, ...]) -> _Decode:
    def read(value: Any) -> Any:
        if isinstance(value, str) and value in allowed:
            return value
        raise _Wrong

    return read


def _list_writer(inner: tuple[Any, ...]) -> _Encode:
    if inner[1:] == (...,):
        each = _late(_encoder, inner[0])
        return lambda values: [each(value) for value in values]
    writers = [_late(_encoder, one) for one in inner]
    return lambda values: [write(value) for write, value in zip(writers, values, strict=True)]


def _list_reader(inner: tuple[Any, ...]) -> _Decode:
    endless = inner[1:] == (...,)
    readers = [_late(_decoder, one) for one in (inner[:1] if endless else inner)]

    def read(values: Any) -> tuple[Any, ...]:
        if not isinstance(values, list) or not (endless or len(values) == len(readers)):
            raise _Wrong
        made: list[Any] = []
        try:
            for value in values:
                made.append(readers[0 if endless else len(made)](value))
        except _Wrong as wrong:
            wrong.steps.append(str(len(made)))
            raise
        return tuple(made)

    return read


def _choice_writer(kinds: list[Any]) -> _Encode:
    if len(kinds) == 1:
        return _optional_writer(_late(_encoder, kinds[0]))
    writers = {kind: (kind.__name__.lower(), _late(_encoder, kind)) for kind in kinds}

    def write(value: Any) -> Any:
        if value is None:
            return None
        name, encode = writers[type(value)]
        return {"type": name, **encode(value)}

    return write


def _optional_writer(encode: _Encode) -> _Encode:
    return lambda value: None if value is None else encode(value)


def _choice_reader(kinds: list[Any]) -> _Decode:
    if len(kinds) == 1:
        return _late(_decoder, kinds[0])
    readers = {kind.__name__.lower(): _late(_decoder, kind) for kind in kinds}

    def read(value: Any) -> Any:
        name = value.get("type") if isinstance(value, dict) else None
        if not isinstance(name, str) or name not in readers:
            raise _Wrong
        return readers[name]({key: inner for key, inner in value.items() if key != "type"})

    return read


def _late(maker: Callable[[Any], Callable[[Any], Any]], kind: Any) -> Callable[[Any], Any]:
    # Blocks hold blocks: made when first needed, a class may stand inside itself.
    return lambda value: maker(kind)(value)


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _object_writer(kind: type) -> _Encode:
    hints = get_type_hints(kind)
    members = [(field.name, _default(field), _encoder(hints[field.name])) for field in fields(kind)]

    def write(value: Any) -> dict[str, Any]:
        found = ((name, default, encode, getattr(value, name)) for name, default, encode in members)
        return {name: encode(inner) for name, default, encode, inner in found if inner != default}

    return write


def _object_reader(kind: type) -> _Decode:
    hints = get_type_hints(kind)
    readers: Mapping[str, _Decode] = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    required = {field.name for field in fields(kind) if _default(field) is MISSING}

    def read(value: Any) -> Any:
        if not isinstance(value, dict) or not required <= value.keys():
            raise _Wrong
        made = {}
        for name, inner in value.items():
            try:
                if name not in readers:
                    raise _Wrong
                made[name] = readers[name](inner)
            except _Wrong as wrong:
                wrong.steps.append(name)
                raise
        return kind(**made)

    return read
