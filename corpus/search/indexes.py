"""The full-text indexes that a query can be put to."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    TableClause,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from kserender.corpus.search.expression import Syntax
from kserender.corpus.search.gathered import postgresql, sqlite
from kserender.corpus.search.syntax import Fts5, Fts5Forms, Tsquery, TsqueryForms


@dataclass(frozen=True, slots=True)
class Index:
    """The id of a paper in it, the order of the latest first, whether a paper is what is asked for, and how to ask."""

    paper: ColumnElement[int]
    latest: ColumnElement[int]
    where: Callable[[str], ColumnElement[bool]]
    syntax: Syntax


def _fts5(index: TableClause, syntax: Syntax) -> Index:
    return Index(index.c.rowid, index.c.rowid.desc(), index.c[index.name].match, syntax)


def _vectors(paper: ColumnElement[int], vector: ColumnElement[Any], syntax: Syntax) -> Index:
    # + 0: else PostgreSQL goes through all papers by id, the latest first, and reads each vector.
    latest = (paper + literal_column("0")).desc()
    return Index(paper, latest, lambda asked: vector.bool_op("@@")(cast(literal(asked), TSQUERY)), syntax)


_fts = table("texts_fts", column("rowid"), column("texts_fts"))
_texts = table("texts", column("paper_id"), column("words"))
_forms = postgresql.forms_table

# Of the words as they stand.
INDEXES: Mapping[str, Index] = MappingProxyType(
    {"sqlite": _fts5(_fts, Fts5()), "postgresql": _vectors(_texts.c.paper_id, _texts.c.words, Tsquery())}
)
# Of forms and parts of words, each once in a paper.
GATHERED: Mapping[str, Index] = MappingProxyType(
    {
        "sqlite": _fts5(sqlite.forms_table, Fts5Forms()),
        "postgresql": _vectors(_forms.c.paper_id, _forms.c.forms, TsqueryForms()),
    }
)


@contextmanager
def by_index(connection: Connection) -> Iterator[None]:
    """Have the papers found in the full-text index.

    PostgreSQL thinks little of reading vectors one by one, but that takes ten times as long.  To compile a question
    takes longer than any answer.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    connection.execute(_OFF)
    yield
    connection.execute(_ON)


# Until the transaction ends.
_OFF = select(func.set_config("enable_seqscan", "off", True), func.set_config("jit", "off", True))
_ON = select(func.set_config("enable_seqscan", "on", True))
