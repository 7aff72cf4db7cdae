"""A report of figures as a terminal shows it: sections with tables."""

from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table as Grid
from rich.text import Text

from kserender.render.figures import Figures, Table
from kserender.render.screen import heading, line, paper_console, safe

FIRST = 30  # characters that the first column may have for itself


def figures_text(figures: Figures, width: int = 100) -> str:
    """What `show_figures` shows, without colour."""
    console = paper_console(width)
    with console.capture() as captured:
        show_figures(figures, console)
    return captured.get()


def show_figures(figures: Figures, console: Console) -> None:
    """Print a report, as wide as the console is."""
    line(console, f"{figures.what}: {figures.title}", style="bold")
    line(console, " · ".join(figures.facts))
    for section in figures.sections:
        heading(console, section.title)
        line(console, section.lead)
        for table in section.tables:
            console.print()
            if table.caption != section.title:
                line(console, table.caption, style="italic")
            console.print(_grid(table))


def _grid(table: Table) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    first = max((len(row[0]) for row in table.rows), default=0)
    for number, column in enumerate(table.columns):
        side: JustifyMethod = "right" if column.figures else "left"
        # What a row is about is not broken into letters for the sake of the figures.
        width = None if number else min(first, FIRST)
        grid.add_column(safe(column.title), justify=side, overflow="fold", min_width=width)
    for row in table.rows:
        grid.add_row(*(Text(safe(cell)) for cell in row))
    return grid
