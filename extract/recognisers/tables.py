"""Tables other than action plans, with the numbers in them and what these count."""

from kserender.extract.audit.sheet import cell_text, column_units, entries, expanded, money_tables
from kserender.extract.language.numbers import value
from kserender.extract.matter import Matter
from kserender.model import Table
from kserender.paper import Paper, PaperTable


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `tables`: header, rows, the value of every cell that is a number, and its unit.

    A cell that spans columns or rows stands in the first of its places; the others are empty.
    """
    found = []
    for table in money_tables(matter, paper):
        cells = [[cell_text(cell) if cell else "" for cell in row] for row in expanded(table)]
        header = cells[0] if table.rows and table.rows[0].header else []
        rows = cells[1:] if header else cells
        units = column_units(header, rows)
        typed = [entries(row, units) for row in rows]
        found.append(
            PaperTable(
                header=header,
                rows=rows,
                numbers=[[value(cell) for cell in row] for row in rows],
                units=[
                    [line[at].unit if at in line else None for at in range(len(row))]
                    for row, line in zip(rows, typed, strict=True)
                ],
                line=_line(matter, table),
                place=matter.public(table.place, "\n".join("\t".join(row) for row in cells)),
            )
        )
    paper.tables = found


def _line(matter: Matter, table: Table) -> int | None:
    return next((line for section in matter.sections if (line := section.lines_before(table)) is not None), None)
