"""Instructions as the contract has them."""

from collections.abc import Iterable

from kserender.extract.instructions.passages import Found, Passage, instructions
from kserender.extract.instructions.reading import Place as Part
from kserender.paper import Instruction, Place, Where


def instructed(paragraphs: Iterable[str]) -> list[Instruction]:
    """The instructions of these paragraphs."""
    passages = [Passage(text) for text in paragraphs]
    return [public(found, passages[found.at].text) for found in instructions(passages)]


def public(found: Found, text: str, place: Place | None = None) -> Instruction:
    """An instruction that was found in the paragraph `text`."""
    reading = found.reading
    return Instruction(
        action=reading.action,
        target=text[slice(*reading.target)],
        document=reading.document,
        text=text[slice(*reading.span)],
        old=text[slice(*reading.old)] if reading.old else None,
        new=found.new,
        where=[_where(part) for part in reading.where],
        to=[_where(part) for part in reading.to],
        unit=reading.unit,
        unread=text[slice(*reading.unread)] if reading.unread else None,
        place=place,
    )


def _where(part: Part) -> Where:
    return Where(unit=part.unit, number=part.number, text=part.text, relation=part.relation)
