"""Writes a table of the archive in one of the forms."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO

from kserender.corpus.export.listings import LISTINGS, Field, fields
from kserender.errors import UsageError
from kserender.i18n import _

if TYPE_CHECKING:
    from kserender.corpus.export.rows import Cell
    from kserender.corpus.export.selection import Selection
    from kserender.corpus.store import Store


@dataclass(frozen=True, slots=True)
class Table:
    """What a form is written of; `rows` can be gone through once."""

    title: str
    columns: tuple[Field, ...]
    rows: "Iterable[tuple[Cell, ...]]"
    decimal_comma: bool


def export(
    store: "Store",
    form: str,
    stream: BinaryIO,
    *,
    table: str = "papers",
    selection: "Selection | None" = None,
    decimal_comma: bool = False,
) -> int:
    """Write a table of the archive (a name of LISTINGS) to a stream, in one of FORMS; give the number of its rows.

    "jsonl" of "papers" has each paper whole.  Raises UsageError for a form or table that there is not and for a
    selection that does not fit, MissingPart where pyarrow is needed and not there, and OSError for what the stream
    refuses.
    """
    from kserender.corpus.export.rows import rows
    from kserender.corpus.export.selection import Selection
    from kserender.corpus.export.whole import extractions

    if form not in FORMS or table not in LISTINGS:
        raise UsageError(
            _("There is no export “{name}”.").format(name=table if form in FORMS else form),
            _("Forms are {forms}; tables are {tables}.").format(forms=", ".join(FORMS), tables=", ".join(LISTINGS)),
        )
    chosen = selection or Selection()
    listing = LISTINGS[table]
    with store.connect() as connection:
        if (form, table) == ("jsonl", "papers"):
            with closing(extractions(connection, chosen)) as papers:
                counted = _Counted(papers)
                _whole(stream, counted)
                return counted.count
        with closing(rows(connection, table, chosen)) as found:
            counted = _Counted(found)
            columns = fields(listing, all_versions=chosen.all_versions)
            FORMS[form](stream, Table(_(listing.title), columns, counted, decimal_comma))
            return counted.count


class _Counted:
    """What is gone through once, and how many there were."""

    def __init__(self, found: Iterable[Any]) -> None:
        self.found = found
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        for one in self.found:
            self.count += 1
            yield one


def _whole(stream: BinaryIO, papers: Iterable[dict[str, Any]]) -> None:
    from kserender.corpus.export.as_jsonl import objects

    objects(stream, papers)


def _jsonl(stream: BinaryIO, table: Table) -> None:
    from kserender.corpus.export.as_jsonl import jsonl

    jsonl(stream, table.columns, table.rows)


def _csv(stream: BinaryIO, table: Table) -> None:
    from kserender.corpus.export.as_csv import csv

    csv(stream, table.columns, table.rows, decimal_comma=table.decimal_comma)


def _xlsx(stream: BinaryIO, table: Table) -> None:
    from kserender.corpus.export.as_xlsx import xlsx

    xlsx(stream, table.columns, table.rows, table.title)


def _parquet(stream: BinaryIO, table: Table) -> None:
    from kserender.corpus.export.as_parquet import parquet

    parquet(stream, table.columns, table.rows)


FORMS = MappingProxyType[str, Callable[[BinaryIO, Table], None]](
    {"jsonl": _jsonl, "csv": _csv, "xlsx": _xlsx, "parquet": _parquet}
)
