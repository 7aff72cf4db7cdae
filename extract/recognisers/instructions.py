"""Changes to another document that the paper puts in words: "Stycke tre under rubriken X stryks"."""

from kserender.extract.instructions import Passage, instructions
from kserender.extract.matter import Matter
from kserender.model import Paragraph
from kserender.paper import Instruction, Paper, Where


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
    paper.instructions = []
    for found in instructions(passages):
        text, reading = passages[found.at].text, found.reading
        start, end = reading.span
        paper.instructions.append(
            Instruction(
                action=reading.action,
                target=text[slice(*reading.target)],
                document=reading.document,
                text=text[start:end],
                old=text[slice(*reading.old)] if reading.old else None,
                new=found.new,
                where=[
                    Where(unit=one.unit, number=one.number, text=one.text, relation=one.relation)
                    for one in reading.where
                ],
                place=matter.place(blocks[found.at], start, end),
            )
        )
