"""Tables: those of actions under the house's headings, and any other as it is."""

from collections.abc import Iterator
from itertools import count

from kserender.paper import ActionTable, Paper
from kserender.profile import Profile
from kserender.render.content import Grid


def action_grids(paper: Paper, profile: Profile) -> Iterator[tuple[str | None, Grid]]:
    """The tables of actions with something in them, each with its title if it has one."""
    for plan in filter(lambda plan: plan.rows, paper.action_tables):
        title = plan.title or plan.part
        yield title, _action_grid(title or profile.document, plan, profile)


def _action_grid(title: str, plan: ActionTable, profile: Profile) -> Grid:
    """The columns that the plan has something in, under the house's headings."""
    columns = {
        "number": [str(row.number or "") for row in plan.rows],
        "proposal": [row.proposal for row in plan.rows],
        "reason": [row.reason for row in plan.rows],
        "activity": [row.activity for row in plan.rows],
        "responsible": [row.responsible_text or ", ".join(row.responsible) for row in plan.rows],
        "timeframe": [row.timeframe.text if row.timeframe else "" for row in plan.rows],
    }
    used = [name for name, cells in columns.items() if any(cells)]
    header = tuple(profile.action_columns[name] for name in used)
    return Grid(title, header, tuple(zip(*(columns[name] for name in used), strict=True)))


def grids(paper: Paper, profile: Profile, *, plans: bool) -> Iterator[tuple[str, Grid]]:
    """All other tables, after those of actions with `plans`, each with a caption.

    It tells what the table is, and without one Word runs two that touch together into one.
    """
    numbers = count(1)
    for title, grid in action_grids(paper, profile) if plans else ():
        yield title or profile.table_caption.format(number=next(numbers)), grid
    for table in filter(lambda table: table.header or any(table.rows), paper.tables):
        title = profile.table_caption.format(number=next(numbers))
        yield title, Grid(title, tuple(table.header), tuple(map(tuple, table.rows)))
