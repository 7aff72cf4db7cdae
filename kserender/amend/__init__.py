"""Carries out instructions on a document: every one is applied and shown, or refused with the reason.

    amend(document, instructions)  → Amended: the document with the changes marked in it, and a card for each

where.py finds what an instruction speaks of (*var*), what.py says what is to be done there (*vad*) as edits, apply.py
puts the edits into the document.  All places are those of the document as it was given: "punkt 3" is its third point
whatever an earlier instruction did.  docs/decisions/0017-alternatives.md tells why.
"""

from collections.abc import Iterable

from kserender.amend.cards import Amended, Card, Refused
from kserender.amend.edits import Edit, Insert, overlap
from kserender.amend.revised import edited
from kserender.amend.terrain import Terrain
from kserender.amend.what import edits_of
from kserender.model import Document
from kserender.paper import Instruction
from kserender.views import view

__all__ = ["Amended", "Card", "Refused", "amend", "edited"]


def amend(document: Document, instructions: Iterable[Instruction], author: str | None = None) -> Amended:
    """The document with what the instructions change marked as struck and added, and what became of each of them.

    Changes that the document has from before are taken as accepted.  An instruction is carried out whole or not at all.
    """
    base = view(document, "revised")
    terrain = Terrain(base)
    taken: list[Edit] = []
    cards: list[Card] = []
    instructions = tuple(instructions)
    said: dict[str, list[Instruction]] = {}
    for instruction in instructions:
        said.setdefault(instruction.text, []).append(instruction)
    for instruction in instructions:
        try:
            edits = edits_of(terrain, instruction, said[instruction.text])
            for edit in edits:
                if not isinstance(edit, Insert) and any(overlap(edit, other) for other in taken):
                    raise Refused("overlapping")
        except Refused as refused:
            cards.append(Card(instruction, "refused", reason=refused.reason, about=refused.about))
        else:
            taken += edits
            cards.append(Card(instruction, "applied", edits=tuple(edits)))
    return Amended(edited(base, taken, author), tuple(cards))
