"""Action plans: parts, rows, who is responsible, and when, over tables that pages or headers cut."""

import re
from collections.abc import Iterator

from kserender.extract.action_plan import columns_of, months, part_of
from kserender.extract.language.pipeline import mentions
from kserender.extract.matter import Matter
from kserender.extract.names import Names
from kserender.model import Block, Cell, Figure, Heading, Paragraph, Row, Table
from kserender.paper import ActionRow, ActionTable, Paper, Place

_SHORT = re.compile(r"(?<![\w-])[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]*[A-ZÅÄÖ](?![\w-])")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `action_tables`, one for each part; a table without a header goes on where the one before it ended."""
    names = Names(matter, paper)
    parts: list[ActionTable] = []
    columns: dict[str, int] = {}
    width = 0
    heading: str | None = None
    for block in _body(matter):
        if isinstance(block, Heading | Paragraph):
            for line in block.text("revised").split("\n"):
                heading = (part_of(line) and line.strip()) or heading
            continue
        rows = list(block.rows)
        header = columns_of([_text(cell) for cell in rows[0].cells]) if rows else {}
        if header:
            columns, width = header, len(rows[0].cells)
        elif not columns or not rows or len(rows[0].cells) != width:
            continue
        part = part_of(heading) if heading else None
        if not parts or parts[-1].part != part:
            parts.append(ActionTable(part=part, title=heading))
        for row in rows[1:] if header else rows:
            _add(matter, parts[-1].rows, row, columns, names)
    paper.action_tables = parts


def _body(matter: Matter) -> Iterator[Heading | Paragraph | Table]:
    for block in matter.document.blocks:
        if block.layer == "body" and not isinstance(block, Figure):
            yield block


def _add(matter: Matter, rows: list[ActionRow], row: Row, columns: dict[str, int], names: Names) -> None:
    cells = {name: _text(row.cells[at]) for name, at in columns.items() if at < len(row.cells)}
    if not any(cells.values()) or columns_of([_text(cell) for cell in row.cells]):
        return
    number = re.match(r"(\d+)", cells.get("number", ""))
    if number is None and rows and "number" in columns and not cells.get("number"):
        # A page break cut the row: what stands here belongs to the row before.
        _continue(rows[-1], cells)
        return
    text = cells.get("responsible", "")
    rows.append(
        ActionRow(
            number=int(number[1]) if number else len(rows) + 1,
            proposal=cells.get("proposal", ""),
            reason=cells.get("reason", ""),
            activity=cells.get("activity", ""),
            responsible_text=text,
            responsible=_responsible(text, names),
            timeframe=months(cells.get("timeframe", "")),
            place=_place(matter, row),
        )
    )


def _continue(row: ActionRow, cells: dict[str, str]) -> None:
    for name in ("proposal", "reason", "activity"):
        setattr(row, name, f"{getattr(row, name)} {cells.get(name, '')}".strip())
    row.responsible_text = f"{row.responsible_text} {cells.get('responsible', '')}".strip()
    row.timeframe = row.timeframe or months(cells.get("timeframe", ""))


def _responsible(text: str, names: Names) -> list[str]:
    found = [(match.start(), names.of(match[0])) for match in _SHORT.finditer(text)]
    found += [(mention.start, mention.name) for mention in mentions(text, "ORGAN")]
    return list(dict.fromkeys(name for _, name in sorted(found, key=lambda pair: pair[0]) if name))


def _place(matter: Matter, row: Row) -> Place | None:
    texts: list[Block] = [block for cell in row.cells for block in cell.blocks]
    first = next((block for block in texts if isinstance(block, Heading | Paragraph) and block.text().strip()), None)
    return matter.place(first) if isinstance(first, Heading | Paragraph) else None


def _text(cell: Cell) -> str:
    return " ".join(cell.text("revised").split("\n")).strip()
