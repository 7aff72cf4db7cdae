"""Who was disqualified, or took no part in the decision."""

from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `conflicts_of_interest` with the sentences under such a heading."""
    found = [section.text() for section in matter.with_role("conflict") if section.text()]
    paper.conflicts_of_interest = [line for text in found for line in text.split("\n") if line.strip()]
