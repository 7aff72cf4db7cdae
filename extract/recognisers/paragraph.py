"""The § number of minutes."""

from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `paragraph` from a "§ 12" before the first section."""
    paper.paragraph = matter.front.paragraph or None
