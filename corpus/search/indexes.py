"""The full-text indexes that a query can be put to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, cast, column, func, literal, literal_column, table
from sqlalchemy.dialects.postgresql import TSQUERY

from kserender.corpus.search.gathered import forms_table


@dataclass(frozen=True, slots=True)
class Index:
    """The id of a paper in it, and whether a paper is what is asked for."""

    paper: ColumnElement[int]
    where: Callable[[str], ColumnElement[bool]]


def _tsquery(asked: str) -> ColumnElement[Any]:
    return cast(literal(asked), TSQUERY)


_fts = table("texts_fts", column("rowid"), column("texts_fts"))
_vectors = table("texts", column("paper_id"), column("words"))
_weights: ColumnElement[Any] = literal_column("'{0.1, 0.2, 0.5, 1.0}'::real[]")

# Of the words as they stand.
INDEXES: Mapping[str, Index] = MappingProxyType(
    {
        "sqlite": Index(_fts.c.rowid, lambda asked: _fts.c.texts_fts.match(asked)),
        "postgresql": Index(_vectors.c.paper_id, lambda asked: _vectors.c.words.bool_op("@@")(_tsquery(asked))),
    }
)
# Of forms and parts of words, each once in a paper.
GATHERED = Index(forms_table.c.rowid, lambda asked: forms_table.c.texts_forms.match(asked))


def vector_score(asked: str) -> ColumnElement[Any]:
    """How well a paper of PostgreSQL's index fits."""
    # 1: a long paper has more words anyway.
    return func.ts_rank(_weights, _vectors.c.words, _tsquery(asked), 1)
