"""In which order the chair put the proposals to the meeting."""

from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `proposition_order` with the text under such a heading."""
    texts = [section.text() for section in matter.with_role("proposition_order") if section.text()]
    paper.proposition_order = "\n".join(texts) or None
