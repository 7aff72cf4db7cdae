"""Who signs, with party and role, also in columns."""

from collections.abc import Iterator

from kserender.extract.language.people import is_title, party_line, split_name
from kserender.extract.matter import Matter
from kserender.extract.signature import lines
from kserender.paper import Paper, Person


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `signatories` column by column: a party stands above its names, a role below a name or after a comma."""
    rows = [
        cells
        for section in matter.with_role("signature")
        for block in section.blocks
        for cells in _columns(list(lines(block)))
    ]
    parties: dict[int, str] = {}
    people: list[tuple[int, Person]] = []
    for cells in rows:
        signing = [(column, party_line(cell)) for column, cell in cells]
        if any(signing_for for _, signing_for in signing):
            named = {column: line.parties[0] for column, line in signing if line and line.parties}
            parties = named or parties
            continue
        for column, cell in cells:
            if found := _signs(cell):
                name, party, role = found
                people.append((column, Person(name=name, party=party or _over(column, parties), role=role)))
            elif is_title(cell):
                _give_role(people, column, cell.rstrip("."))
    paper.signatories = [person for _, person in people]


def _columns(rows: list[list[str]]) -> Iterator[list[tuple[int, str]]]:
    """The filled cells of each line, numbered from the left: empty tab stops count for nothing."""
    for row in rows:
        filled = [cell for cell in row if cell]
        if filled:
            yield list(enumerate(filled))


def _signs(cell: str) -> tuple[str, str | None, str | None] | None:
    if found := split_name(cell):
        return (*found, None)
    name, _, role = cell.partition(",")
    found = split_name(name)
    return (*found, role.strip()) if found and is_title(role) else None


def _over(column: int, parties: dict[int, str]) -> str | None:
    return parties.get(column) or (next(iter(parties.values())) if len(parties) == 1 else None)


def _give_role(people: list[tuple[int, Person]], column: int, role: str) -> None:
    for at, person in reversed(people):
        if at == column:
            if person.role is None:
                person.role = role
            return
