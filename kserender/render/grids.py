"""Tables: those of actions under the house's headings, and any other as it is, where it stood in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from kserender.paper import ActionTable, Paper, Section
from kserender.profile import Profile
from kserender.render.content import Grid
from kserender.render.lines import Tables


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of a paper with their captions: by the paragraph that their section begins with, and all the others.

    A caption tells what the table is, and without one Word runs two that touch together into one.
    """

    inside: dict[int, Tables]
    others: Sequence[tuple[str, Grid]]

    def of(self, section: Section) -> Tables:
        """The tables that stand in a section."""
        return self.inside.get(section.place.paragraph, ()) if section.place else ()


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


def grids(paper: Paper, sections: Sequence[Section], profile: Profile, *, plans: bool) -> Grids:
    """All other tables, numbered as they come: those that stand in one of the sections; then, with `plans`, those of
    actions, and the rest."""
    starts = sorted(section.place.paragraph for section in paper.sections if section.place)
    shown = {section.place.paragraph for section in sections if section.place}
    numbers = count(1)
    inside: dict[int, list[tuple[int, str, Grid]]] = {}
    others: list[tuple[str, Grid]] = []
    loose = []
    for table in filter(lambda table: table.header or any(table.rows), paper.tables):
        before = [start for start in starts if table.place and start <= table.place.paragraph]
        if not before or before[-1] not in shown or table.line is None:
            loose.append(table)
            continue
        title = profile.table_caption.format(number=next(numbers))
        grid = Grid(title, tuple(table.header), tuple(map(tuple, table.rows)))
        inside.setdefault(before[-1], []).append((table.line, title, grid))
    for heading, grid in action_grids(paper, profile) if plans else ():
        others.append((heading or profile.table_caption.format(number=next(numbers)), grid))
    for table in loose:
        title = profile.table_caption.format(number=next(numbers))
        others.append((title, Grid(title, tuple(table.header), tuple(map(tuple, table.rows)))))
    return Grids(dict(inside), others)
