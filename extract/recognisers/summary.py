"""The summary."""

from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `summary` with the text of the section that is one."""
    texts = [section.text() for section in matter.with_role("summary") if section.text()]
    paper.summary = texts[0] if texts else None
