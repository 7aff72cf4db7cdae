"""What does not add up in the paper, or does not agree with itself."""

from kserender.extract.audit import audit
from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `findings`; it asks all that was recognised before."""
    paper.findings = audit(matter, paper)
