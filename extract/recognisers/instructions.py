"""Changes to another document that the paper puts in words: "Stycke tre under rubriken X stryks"."""

from kserender.extract.instructions import Passage, instructions
from kserender.extract.instructions.public import public
from kserender.extract.matter import Matter
from kserender.model import Paragraph
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `instructions`: what is done, where, and in which document; carrying them out is another part's."""
    blocks = matter.texts
    homes = {id(section): number for number, section in enumerate(matter.sections)}
    passages = [
        Passage(
            block.text("revised"),
            listed=isinstance(block, Paragraph) and block.label is not None,
            section=homes.get(id(matter.section_of(block)), 0),
        )
        for block in blocks
    ]
    paper.instructions = [
        public(found, passages[found.at].text, matter.place(blocks[found.at], *found.reading.span))
        for found in instructions(passages)
    ]
