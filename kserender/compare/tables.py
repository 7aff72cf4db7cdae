"""Compares the tables of two papers: action tables row by row by what is proposed, others cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kserender.compare.align import interleave
from kserender.compare.comparison import CellPair, RowPair, TablePair, TextRelation
from kserender.compare.fold import fold, key
from kserender.compare.rows import paired
from kserender.paper import ActionRow, ActionTable, Paper, PaperTable

# The share of their words that two tables, and two rows, must have in common when they have no name in common.
LEAST_TABLE = 0.3
LEAST_ROW = 0.5

Number: TypeAlias = int | float | None


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a cell; `means` is what makes two cells the same, `value` its number if it is one."""

    text: str
    means: object
    value: Number = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: what it is known by, the words it is found again by, and its cells by column."""

    label: str
    text: str
    cells: Mapping[str, _Cell]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of either kind; `name` is what both must have to be the same table without looking at the rows."""

    title: str | None
    name: object
    rows: Sequence[_Row]


def compare_tables(a: Paper, b: Paper) -> Iterator[TablePair]:
    """All tables of both papers, each once: the action tables first."""
    yield from _compared("action", [_action(x) for x in a.action_tables], [_action(x) for x in b.action_tables])
    yield from _compared("other", [_other(x) for x in a.tables], [_other(x) for x in b.tables])


def _compared(kind: Literal["action", "other"], a: Sequence[_Table], b: Sequence[_Table]) -> Iterator[TablePair]:
    names = [table.name for table in a], [table.name for table in b]
    texts = (
        [" ".join(row.text for row in table.rows) for table in a],
        [" ".join(row.text for row in table.rows) for table in b],
    )
    for i, j, _ in interleave(paired(names, texts, LEAST_TABLE), len(a), len(b)):
        ours, theirs = a[i] if i is not None else None, b[j] if j is not None else None
        rows = _rows(ours.rows if ours else (), theirs.rows if theirs else ())
        changed = any(row.relation != "same" for row in rows)
        yield TablePair(
            kind=kind,
            relation=_relation(i, j, changed),
            title=(ours.title if ours else None) or (theirs.title if theirs else None),
            a=i,
            b=j,
            rows=rows,
        )


def _rows(a: Sequence[_Row], b: Sequence[_Row]) -> list[RowPair]:
    names = [fold(row.label).casefold() or None for row in a], [fold(row.label).casefold() or None for row in b]
    pairs = paired(names, ([row.text for row in a], [row.text for row in b]), LEAST_ROW)
    found = []
    for i, j, similarity in interleave(pairs, len(a), len(b)):
        cells = _cells(a[i].cells, b[j].cells) if i is not None and j is not None else []
        found.append(
            RowPair(
                relation=_relation(i, j, bool(cells)),
                similarity=round(similarity, 2),
                label=a[i].label if i is not None else b[j or 0].label,
                a=i,
                b=j,
                cells=cells,
            )
        )
    return found


def _cells(a: Mapping[str, _Cell], b: Mapping[str, _Cell]) -> list[CellPair]:
    """The cells that differ, by column; columns that only one has are told where they hold something."""
    empty = _Cell("", "")
    columns = dict.fromkeys([*a, *b])
    return [
        CellPair(column=column, a=ours.text, b=theirs.text, value_a=ours.value, value_b=theirs.value)
        for column in columns
        for ours, theirs in [(a.get(column, empty), b.get(column, empty))]
        if ours.means != theirs.means
    ]


def _relation(a: int | None, b: int | None, changed: bool) -> TextRelation:
    if a is None or b is None:
        return "only_b" if a is None else "only_a"
    return "changed" if changed else "same"


def _action(table: ActionTable) -> _Table:
    rows = [_action_row(row) for row in table.rows]
    title = ": ".join(part for part in (table.part, table.title) if part)
    return _Table(title or None, key(title) or None, rows)


def _action_row(row: ActionRow) -> _Row:
    who = row.responsible_text or ", ".join(row.responsible)
    means = frozenset(map(key, row.responsible)) if row.responsible else fold(who)
    when = row.timeframe
    cells = {
        "proposal": _text(row.proposal),
        "reason": _text(row.reason),
        "activity": _text(row.activity),
        "responsible": _Cell(who, means or ""),
        "timeframe": _Cell(when.text, (when.from_months, when.to_months, fold(when.text))) if when else _text(""),
    }
    return _Row(row.proposal or row.activity, f"{row.proposal} {row.activity}", cells)


def _other(table: PaperTable) -> _Table:
    header = [name or str(at + 1) for at, name in enumerate(table.header)]
    width = max((len(row) for row in table.rows), default=0)
    columns = [*header, *(str(at + 1) for at in range(len(header), width))]
    rows = []
    for at, texts in enumerate(table.rows):
        values: Sequence[Number] = table.numbers[at] if at < len(table.numbers) else []
        cells = {
            columns[place]: _value(text, values[place] if place < len(values) else None)
            for place, text in enumerate(texts)
        }
        label = next(
            (
                text
                for text, value in zip(texts, [*values, *[None] * len(texts)], strict=False)
                if text and value is None
            ),
            "",
        )
        rows.append(_Row(label, label, cells))
    name = tuple(key(text) for text in table.header)
    return _Table(None, name if any(name) else None, rows)


def _text(text: str) -> _Cell:
    return _Cell(text, fold(text))


def _value(text: str, value: Number) -> _Cell:
    return _Cell(text, fold(text) if value is None else value, value)
