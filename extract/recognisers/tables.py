"""Tables other than action plans, with the numbers in them."""

from kserender.extract.action_plan import columns_of
from kserender.extract.language.numbers import value
from kserender.extract.matter import Matter
from kserender.model import Table
from kserender.paper import Paper, PaperTable


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `tables`: header, rows, and the value of every cell that is a number."""
    planned = {row.place.paragraph for part in paper.action_tables for row in part.rows if row.place}
    found = []
    for table in matter.tables:
        cells = [[_flat(cell.text("revised")) for cell in row.cells] for row in table.rows]
        if columns_of(cells[0] if cells else []) or _paragraphs(table) & planned:
            continue
        header = cells[0] if table.rows and table.rows[0].header else []
        rows = cells[1:] if header else cells
        text = "\n".join("\t".join(row) for row in cells)
        found.append(
            PaperTable(
                header=header,
                rows=rows,
                numbers=[[value(cell) for cell in row] for row in rows],
                place=matter.public(table.place, text),
            )
        )
    paper.tables = found


def _flat(text: str) -> str:
    return " ".join(text.split("\n")).strip()


def _paragraphs(table: Table) -> set[int]:
    return {block.place.paragraph for row in table.rows for cell in row.cells for block in cell.blocks}
