"""Footnotes."""

from kserender.extract.matter import Matter
from kserender.model import Heading, Paragraph
from kserender.paper import Footnote, Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `footnotes` in the order of the notes."""
    found = []
    for note in matter.document.notes:
        text = note.text("revised").strip()
        first = next((block for block in note.blocks if isinstance(block, Heading | Paragraph)), None)
        if text and first:
            found.append(Footnote(number=note.id, text=text, place=matter.place(first)))
    paper.footnotes = found
