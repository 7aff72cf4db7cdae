"""When the unions were consulted."""

from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `consultation` with the text under such a heading."""
    texts = [section.text() for section in matter.with_role("consultation") if section.text()]
    paper.consultation = "\n".join(texts) or None
