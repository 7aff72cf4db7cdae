"""Strikes all the words of a paragraph."""

from collections.abc import Iterator

from kserender.compare.versions.contract import By
from kserender.render.redline.around import release
from kserender.render.redline.atoms import DRAWN
from kserender.render.redline.blocks import Block
from kserender.render.redline.marks import Marks, Move
from kserender.render.redline.names import DEL, MOVE_FROM, OMATH, PPR, RUN, TEXTBOX, Element


def strike_words(block: Block, marks: Marks, by: By | None, move: Move | None = None) -> None:
    """Strike the words; the pictures of the paragraph stay, as they are blocks of their own."""
    release(block.element, block.element)
    broken = {run for field in block.atoms.fields if field.end < 0 for run in field.runs}
    kept = {*block.atoms.drawn, *broken}
    units = [unit for unit in _units(block.element) if unit not in kept]
    marks.wrap(units, DEL if move is None else MOVE_FROM, by, move)


def _units(paragraph: Element) -> Iterator[Element]:
    """What can be struck of a paragraph: its runs and formulas, not those in its text boxes."""
    for child in paragraph:
        if child.tag == RUN or child.tag in OMATH:
            yield child
        elif child.tag not in (PPR, TEXTBOX) and child.tag not in DRAWN:
            yield from _units(child)
