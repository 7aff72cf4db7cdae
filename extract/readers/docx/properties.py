"""What a paragraph or a paragraph style states of itself (w:pPr)."""

from typing import NamedTuple

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


class Properties(NamedTuple):
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
    found = {child.tag: child for child in ppr}
    num_id = ilvl = mark = before = None
    if NUM_PR in found:
        listed = {child.tag: child for child in found[NUM_PR]}
        num_id, ilvl = number(listed.get(NUM_ID)), number(listed.get(ILVL))
    if changes is not None and changes.tracked:
        mark = changes.among(found.get(RPR, ()))
        if PPR_CHANGE in found:
            old = found[PPR_CHANGE].find(PPR)
            before = NOTHING if old is None else properties(old)
    style = found[P_STYLE].get(VAL) if P_STYLE in found else None
    return Properties(style, number(found.get(OUTLINE)), num_id, ilvl, mark, before)
