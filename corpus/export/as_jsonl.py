"""An object a line, as programs read it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from kserender.corpus.export.listings import Field
from kserender.corpus.export.rows import Cell


def jsonl(stream: BinaryIO, columns: Sequence[Field], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the rows of a table as objects with the names of its columns."""
    names = [field.name for field in columns]
    objects(stream, (dict(zip(names, row, strict=True)) for row in rows))


def objects(stream: BinaryIO, found: Iterable[Mapping[str, Any]]) -> None:
    """Write objects, a line each."""
    for one in found:
        text = json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n"
        # A file name may hold bytes that are no text; escaped so, they are still right in JSON.
        stream.write(text.encode("utf-8", "backslashreplace"))
