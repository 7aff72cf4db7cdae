"""An action plan by itself: the tables of a paper, and not what is to be decided about them."""

from collections.abc import Collection, Iterator, Mapping

from kserender.i18n import plural
from kserender.paper import Paper, Section
from kserender.profile import Profile
from kserender.render.shapes.reasons import reasons
from kserender.render.shapes.shaped import Shaped


def as_plan(paper: Paper, profile: Profile) -> Shaped:
    """The paper without decisions; titles and legend of the tables stand with them alone."""
    titles = {name.casefold() for table in paper.action_tables for name in (table.title, table.part) if name}
    found = (_beside(section, titles, paper.abbreviations) for section in reasons(paper))
    kept = [section for section in found if section.heading or section.text]
    changed = {"decisions": [], "summary": None, "sections": kept}
    return Shaped(paper.model_copy(update=changed), tuple(_notes(paper)))


def _beside(section: Section, titles: Collection[str], legend: Mapping[str, str]) -> Section:
    """What a section holds beside the tables."""
    lines = {
        at: line
        for at, line in enumerate(section.text.split("\n"))
        if line.strip() and not any(f"{short}=" in line.replace(" ", "") for short in legend)
    }
    now = {at: place for place, at in enumerate(lines)}
    items = [item.model_copy(update={"line": now[item.line]}) for item in section.items if item.line in now]
    heading = "" if (section.heading or "").casefold() in titles else section.heading
    return section.model_copy(update={"heading": heading, "text": "\n".join(lines.values()), "items": items})


def _notes(paper: Paper) -> Iterator[str]:
    if count := len(paper.decisions):
        yield plural(
            "{count} decision point is not part of the plan and was left out.",
            "{count} decision points are not part of the plan and were left out.",
            count,
        ).format(count=count)
