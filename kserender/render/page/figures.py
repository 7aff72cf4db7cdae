"""The page of a report of figures: sections with tables, and a plot beside them where matplotlib is installed."""

from kserender.errors import MissingPart
from kserender.render.figures import Figures, Section
from kserender.render.page.frame import filled
from kserender.render.page.plots import plot_svg

FOLDED = 15  # rows from which a table is folded up


def figures_html(figures: Figures) -> tuple[str, MissingPart | None]:
    """The page, whole, as HTML; and what it lacks for its plots, if anything."""
    missing = None
    plots: dict[int, str] = {}
    for number, section in enumerate(figures.sections):
        try:
            plots[number] = _svg(section)
        except MissingPart as error:
            missing = error
            break
    return filled("figures.html", title=figures.title, figures=figures, plots=plots, sorts=[], folded=FOLDED), missing


def _svg(section: Section) -> str:
    from markupsafe import Markup

    # Drawn by ourselves: every word in it has been escaped by lxml.
    return Markup(plot_svg(section.plot)) if section.plot else ""  # noqa: S704
