"""Ballots in a table: a row for each person, with a mark in the column of the choice, or the choice in words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kserender.extract.language.people import letters, party_of, split_name
from kserender.extract.language.tables import words
from kserender.extract.voting.totals import choice_of, number_of
from kserender.model import Heading, Paragraph, Table
from kserender.paper import Ballot

# Cells stand apart by more than one space.
_CELL = re.compile(r"\S+(?: \S+)*")
# A list laid out with spaces has at least so many columns of choices.
FEWEST_CHOICES = 2


def heads_list(line: str) -> bool:
    """Whether a line heads a list of ballots laid out with spaces or tabs: "Ledamot    Ja    Nej"."""
    return sum(choice_of(cell) is not None for _, cell in _cells(line)) >= FEWEST_CHOICES


def tabled(blocks: Iterable[Heading | Paragraph | Table]) -> tuple[list[Ballot], dict[str, int]]:
    """Who voted what, and the totals: those that a row gives, or else counted from the names."""
    found: list[Ballot] = []
    sums: dict[str, int] = {}
    columns: dict[int, str] = {}
    for row in _rows(blocks):
        filled = {at: cell for at, cell in row.items() if cell}
        if len(header := {at: choice for at, cell in filled.items() if (choice := choice_of(cell))}) >= FEWEST_CHOICES:
            columns = header
            continue
        ballot = _ballot(filled, columns)
        if ballot:
            found.append(ballot)
        elif not any(split_name(cell) for cell in filled.values()):
            sums |= _sums(filled, columns)
    counted = {choice: sum(ballot.vote == choice for ballot in found) for choice in columns.values()} if found else {}
    return found, {**counted, **sums}


def _rows(blocks: Iterable[Heading | Paragraph | Table]) -> Iterator[Mapping[int, str]]:
    """The rows as cells by column: a table's own, or the lines of a list laid out with spaces, where a cell belongs to
    the column of the header that it stands nearest."""
    starts: list[int] = []
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield {at: " ".join(cell.text("revised").split()) for at, cell in enumerate(row.cells)}
            continue
        for line in block.text("revised").split("\n"):
            cells = _cells(line)
            if heads_list(line):
                starts = [start for start, _ in cells]
            if starts:
                yield {min(range(len(starts)), key=lambda at: abs(starts[at] - start)): cell for start, cell in cells}


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a line and where they stand: by tab stops where there are tabs, or else by characters."""
    if "\t" in line:
        return [(at, cell.strip()) for at, cell in enumerate(line.split("\t")) if cell.strip()]
    return [(match.start(), match[0]) for match in _CELL.finditer(line)]


def _ballot(cells: Mapping[int, str], columns: Mapping[int, str]) -> Ballot | None:
    name = next((found for cell in cells.values() if (found := split_name(cell))), None)
    if name is None:
        return None
    marked = [columns[at] for at, cell in cells.items() if at in columns and _is_mark(cell)]
    chosen = marked or [choice for cell in cells.values() if (choice := choice_of(cell))]
    party = name[1] or next(
        (party_of(code) for cell in cells.values() if (code := cell.strip("()")) in letters()), None
    )
    return Ballot(name=name[0], party=party, vote=chosen[0]) if len(chosen) == 1 else None


def _is_mark(cell: str) -> bool:
    return cell.casefold() in words("votes", "tables", "marks") or choice_of(cell) is not None


def _sums(cells: Mapping[int, str], columns: Mapping[int, str]) -> dict[str, int]:
    """The totals of a row: under its columns, or beside the one choice it names."""
    values: Sequence[str] = list(cells.values())
    if len(values) == 2 and (choice := choice_of(values[0])) and (count := number_of(values[1])) is not None:
        return {choice: count}
    first = values[0].casefold().strip(" :") if values else ""
    if first in words("votes", "tables", "totals") or all(value.isdecimal() for value in values):
        return {columns[at]: int(cell) for at, cell in cells.items() if at in columns and cell.isdecimal()}
    return {}
