"""Apache Parquet, by pyarrow: columns with types, for programs that count."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from kserender.corpus.export.listings import Field
from kserender.corpus.export.rows import Cell
from kserender.errors import MissingPart
from kserender.i18n import _

AT_ONCE = 5_000  # rows of a group: what is held in memory


def parquet(stream: BinaryIO, columns: Sequence[Field], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the rows in groups.  Raises MissingPart where pyarrow is not installed."""
    pyarrow, writer = _library()
    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "place": pyarrow.int64(),
        "number": pyarrow.float64(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(field.name, types[field.type]) for field in columns])
    with writer(stream, schema, compression="zstd") as out:
        for group in _groups(rows):
            cells = zip(*group, strict=True)
            arrays = [pyarrow.array(column, kind) for column, kind in zip(cells, schema.types, strict=True)]
            out.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _groups(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    waiting = iter(rows)
    while group := list(islice(waiting, AT_ONCE)):
        yield group


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingPart(
            _("Parquet needs a part that is not installed."),
            _("Install it with: {command}").format(command="pip install 'kserender[parquet]'"),
        ) from error
    return pyarrow, ParquetWriter
