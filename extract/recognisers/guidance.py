"""Instructions of the template that were left in the document."""

from kserender.extract.matter import Matter
from kserender.model import Block, Figure, Table
from kserender.paper import Guidance, Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `guidance`, one for each bracket or hidden passage, with the heading it stands under."""
    found = []
    title: str | None = None
    for section in matter.sections:
        title = section.title or title
        for passage in _passages(section.guidance):
            text = "\n".join(block.text("revised").strip() for block in passage).strip("[] \t\n")
            first = passage[0]
            place = None if isinstance(first, Table | Figure) else matter.place(first)
            if text:
                found.append(Guidance(text=text, section=title, place=place))
    paper.guidance = found


def _passages(blocks: list[Block]) -> list[list[Block]]:
    """Blocks of one bracket together; without brackets, paragraphs that follow one another."""
    passages: list[list[Block]] = []
    for block in blocks:
        before = passages[-1] if passages else None
        opens = block.text().lstrip().startswith("[")
        bracketed = before is not None and before[0].text().lstrip().startswith("[")
        closed = before is not None and before[-1].text().rstrip(" .").endswith("]")
        follows = before is not None and block.place.paragraph - before[-1].place.paragraph <= 1
        if before and (not closed if bracketed else follows and not opens):
            passages[-1].append(block)
        else:
            passages.append([block])
    return passages
