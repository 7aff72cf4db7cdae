"""Finds tables, rows, columns and cells."""

from kserender.amend.cards import Refused
from kserender.amend.spots import Blocks, Headed, Spot, area_of, positions, same, told
from kserender.amend.terrain import Area, Terrain, at
from kserender.grid import columns
from kserender.model import Table
from kserender.paper import Where


def table(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """The only table of an area, or one by its number there."""
    area = area_of(terrain, within, part)
    inside = [n for n in terrain.tables if area.start <= n < area.stop]
    found = [inside[at] for at in positions(part, len(inside))] if part.number else inside
    if len(found) != 1 or part.text:
        raise Refused("ambiguous" if len(found) > 1 else "not_found", told(part))
    return Blocks(((found[0],),))


def _grid(terrain: Terrain, within: Spot, part: Where) -> tuple[int, Table]:
    """The table that rows and columns are looked for in."""
    if isinstance(within, Area | Headed):
        within = table(terrain, within, Where(unit="tabell"))
    path = within.paths[0] if isinstance(within, Blocks) else ()
    found = at(terrain.document, path[:1]) if path else None
    if not isinstance(found, Table):
        raise Refused("unsupported", told(part))
    return path[0], found


def row(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """A row by its first cell, or by its number below the head."""
    number, grid = _grid(terrain, within, part)
    if part.text:
        rows = [r for r, row in enumerate(grid.rows) if row.cells and same(row.cells[0].text(), part.text)]
    else:  # the rows below the head are counted
        plain = [r for r, row in enumerate(grid.rows) if not row.header]
        rows = [plain[at] for at in positions(part, len(plain))]
    if len(rows) != 1 and not (part.number and len(rows) > 1):
        raise Refused("ambiguous" if rows else "not_found", told(part))
    return Blocks(tuple((number, row) for row in rows))


def column(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """The cell of a row in a column that is named by a head, or by its number."""
    number, grid = _grid(terrain, within, part)
    if not isinstance(within, Blocks) or len(within.paths) != 1 or len(within.paths[0]) != 2:
        raise Refused("unsupported", told(part))
    placed = [*columns(grid.rows)]
    if part.text:
        wanted = part.text
        heads = [column for row, cells in zip(grid.rows, placed, strict=True) if row.header or cells is placed[0]
                 for column, cell in cells if same(cell.text(), wanted)]  # fmt: skip
    else:
        heads = positions(part, max(column + cell.columns for cells in placed for column, cell in cells))
    if len(set(heads)) != 1:
        raise Refused("ambiguous" if heads else "not_found", told(part))
    line = within.paths[0][1]
    here = [at for at, (column, cell) in enumerate(placed[line]) if column <= heads[0] < column + cell.columns]
    if not here:
        raise Refused("not_found", told(part))
    inner = range(len(grid.rows[line].cells[here[0]].blocks))
    return Blocks(tuple((number, line, here[0], at) for at in inner))


def cell(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """What row and column have found already."""
    if not isinstance(within, Blocks) or not within.paths or len(within.paths[0]) != 4:
        raise Refused("unsupported", told(part))
    return within
