"""Names of organs and places of papers, as they stand in the cells of a report."""

from kserender.corpus.statistics.counts import Matter
from kserender.i18n import _


def unknown(text: str | None) -> str:
    """The text, or that it is not known."""
    return text or _("not known")


def organ_name(municipality: str | None, organ: str | None, *, several: bool) -> str:
    """The organ, with its municipality where there are `several`."""
    return f"{unknown(organ)}, {municipality}" if several and municipality else unknown(organ)


def where(matter: Matter) -> tuple[str, str, str]:
    """Organ and §, day, and title."""
    paragraph = f" § {matter.paragraph}" if matter.paragraph else ""
    return unknown(matter.organ) + paragraph, matter.date or "–", matter.title or matter.path
