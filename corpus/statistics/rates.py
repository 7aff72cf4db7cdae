"""How many papers got a title, a decision and so on: what `kserender stats FILES…` counts, of an archive."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, literal_column, not_, select

from kserender.corpus import present
from kserender.corpus.statistics.counts import Rate
from kserender.corpus.store.tables import decisions, papers, reservations, revisions, votes, yrkanden
from kserender.i18n import mark

# What is no part of the tables is in papers.json only.  NUL is allowed in JSON, but not by PostgreSQL.
_AS_JSON = "replace(papers.json, '\\u0000', '\\u0020')::json"
# Dialect → whether a list there has members, and whether a value is not null.
_LIST = MappingProxyType(
    {
        "sqlite": "json_array_length(papers.json, '$.{name}') > 0",
        "postgresql": f"json_array_length({_AS_JSON} -> '{{name}}') > 0",
    }
)
_VALUE = MappingProxyType(
    {
        "sqlite": "json_extract(papers.json, '$.{name}') IS NOT NULL",
        "postgresql": f"{_AS_JSON} ->> '{{name}}' IS NOT NULL",
    }
)


def rates(connection: Connection) -> tuple[int, tuple[Rate, ...]]:
    """The number of papers, and how many of them have what."""
    dialect = connection.dialect.name
    conditions = _conditions(dialect)
    counts = (func.count().filter(condition) for condition in conditions.values())
    query = select(func.count(), *counts).select_from(present.held(present.sources(dialect)))
    total, *found = connection.execute(query).one()
    shares = zip(conditions, found, strict=True)
    return total, tuple(Rate(name, count, count / total if total else 0.0) for name, count in shares)


def _conditions(dialect: str) -> Mapping[str, ColumnElement[bool]]:
    return {
        mark("with a title"): papers.c.title.is_not(None),
        mark("with a date"): literal_column(_VALUE[dialect].format(name="date")),
        mark("with a diary number"): papers.c.diary_number.is_not(None),
        mark("with a decision"): _some(decisions),
        mark("where every decision has a verb"): and_(
            _some(decisions), not_(_some(decisions, decisions.c.action.is_(None)))
        ),
        mark("with papers it rests on"): _list(dialect, "attachments"),
        mark("with yrkanden"): _some(yrkanden),
        mark("with a vote"): _some(votes),
        mark("with a reservation"): _some(reservations),
        mark("with struck or added wording"): _some(revisions),
        mark("with a dispatch list"): _list(dialect, "dispatch"),
        mark("with a text that is inferred"): _list(dialect, "inferred"),
    }


def _some(table: Table, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(table.c.paper_id == papers.c.id, *conditions)


def _list(dialect: str, name: str) -> ColumnElement[Any]:
    return literal_column(_LIST[dialect].format(name=name))
