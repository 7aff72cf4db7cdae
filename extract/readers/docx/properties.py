"""What a paragraph or a paragraph style states of itself (w:pPr)."""

from dataclasses import dataclass

from kserender.extract.readers.docx.changes import Changes
from kserender.extract.readers.docx.names import (
    ILVL,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_STYLE,
    PPR,
    PPR_CHANGE,
    RPR,
    VAL,
    Element,
    number,
)
from kserender.model import Change

BODY_TEXT = 9  # w:outlineLvl of what is no heading


@dataclass(frozen=True, slots=True)
class Properties:
    """Style, outline level, list and level in it, and the change of the paragraph mark; None = nothing stated.

    `before` is what was stated before a tracked change of the properties.
    """

    style: str | None = None
    outline: int | None = None
    num_id: int | None = None
    ilvl: int | None = None
    mark: Change | None = None
    before: "Properties | None" = None


NOTHING = Properties()


def properties(ppr: Element, changes: Changes | None = None) -> Properties:
    """The properties in a w:pPr; the change of the mark is asked for with `changes`."""
    style = outline = num_id = ilvl = mark = before = None
    for child in ppr:
        tag = child.tag
        if tag == P_STYLE:
            style = child.get(VAL)
        elif tag == NUM_PR:
            num_id, ilvl = number(child.find(NUM_ID)), number(child.find(ILVL))
        elif tag == RPR and changes is not None:
            mark = changes.among(child)
        elif tag == OUTLINE:
            outline = number(child)
        elif tag == PPR_CHANGE and changes is not None:
            old = child.find(PPR)
            before = NOTHING if old is None else properties(old)
    return Properties(style, outline, num_id, ilvl, mark, before)
