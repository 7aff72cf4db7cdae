"""The organ whose paper it is."""

from collections import Counter

from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `body`: the organ that decides, or else the one that the front matter names."""
    deciding = Counter(decision.deciding_body for decision in paper.decisions if decision.deciding_body)
    headed = [section.deciding for section in matter.with_role("decision") if section.deciding]
    paper.body = headed[0] if headed else deciding.most_common(1)[0][0] if deciding else matter.front.addressed
