"""Accepts or rejects the changes that a part already has, so that a comparison starts from one of its two texts."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Literal

from kserender.render.redline.names import (
    CELL_DEL,
    CELL_INS,
    CUSTOM_XML,
    DEL,
    DEL_INSTR,
    DEL_TEXT,
    INS,
    INSTR,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    SECT_PR,
    TBL,
    TC,
    TC_PR,
    TR,
    TR_PR,
    Element,
    P,
    T,
    W,
    first,
)

_AWAY = {"revised": frozenset({DEL, MOVE_FROM, CELL_DEL}), "original": frozenset({INS, MOVE_TO, CELL_INS})}
_HERE = {"revised": frozenset({INS, MOVE_TO, CELL_INS}), "original": frozenset({DEL, MOVE_FROM, CELL_DEL})}
_PROPERTIES = frozenset({RPR, TR_PR, TC_PR})
RANGES = tuple(
    W + name
    for name in (
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "numberingChange"),
        *(f"customXml{kind}Range{end}" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")),
    )
)
_CHANGED = tuple(
    W + f"{name}Change" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")
)
_AROUND = (SDT_CONTENT, CUSTOM_XML)
TEXTS = {DEL_TEXT: T, DEL_INSTR: INSTR}


def settle(root: Element, view: Literal["original", "revised"]) -> bool:
    """Change the part so that it has only the text of this view; whether there was anything to do."""
    tags = (*_AWAY["revised"], *_AWAY["original"], *_CHANGED, *RANGES, W + "cellMerge")
    found = list(root.iter(*tags))
    if not found:
        return False
    for element in found:
        if element.tag in _CHANGED:
            _settle_properties(element, view)
    away, here = _AWAY[view], _HERE[view]
    for element in found:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tag in RANGES or element.tag == W + "cellMerge":
            _remove(element)
        elif parent.tag in _PROPERTIES:
            if element.tag in here:
                _remove(element)
        elif element.tag in away:
            _remove(element)
        elif element.tag in here:
            _unwrap(element)
    _remove_marked(root, away)
    for element in root.iter(*TEXTS):
        element.tag = TEXTS[str(element.tag)]
    _drop_loose_codes(root)
    return True


def _drop_loose_codes(root: Element) -> None:
    """Take away what is left of fields that are gone: their code outside of a field, which some programs show."""
    depth = 0
    for element in list(root.iter(W + "fldChar", INSTR)):
        kind = element.get(W + "fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if element.tag == INSTR and depth <= 0:
            _remove(element)


def _settle_properties(change: Element, view: str) -> None:
    """Forget what was before, or bring it back; a mark's and a section's own properties are no part of it."""
    parent = change.getparent()
    if parent is None:
        return
    before = change[0] if len(change) else None
    _remove(change)
    if view == "revised" or before is None:
        return
    kept = (RPR, SECT_PR) if parent.tag == PPR else (INS, DEL, MOVE_FROM, MOVE_TO, CELL_INS, CELL_DEL)
    for child in [child for child in parent if child.tag not in kept]:
        parent.remove(child)
    for at, child in enumerate(before):
        parent.insert(at, deepcopy(child))


def _remove_marked(root: Element, away: Iterable[str]) -> None:
    """Take away rows and cells, and join paragraphs, whose own marks say that they go."""
    tags = tuple(away)
    for properties in [mark.getparent() for mark in root.iter(*tags)]:
        owner = None if properties is None else properties.getparent()
        if properties is None or owner is None:
            continue
        if properties.tag == RPR and owner.tag == PPR:
            paragraph = owner.getparent()
            for mark in [child for child in properties if child.tag in tags]:
                properties.remove(mark)
            if paragraph is not None:
                _run_on(paragraph)
        elif owner.tag in (TR, TC):
            table = next(owner.iterancestors(TBL), None)
            _remove(owner)
            if table is not None and next(table.iter(TC), None) is None:
                _remove(table)


def _run_on(paragraph: Element) -> None:
    """Let a paragraph run on into the next one; the last one of a story goes if it is empty and not alone."""
    following = _following(paragraph)
    own = first(paragraph, PPR)
    content = [child for child in paragraph if child is not own]
    if following is not None and following.tag == P:
        at = 1 if first(following, PPR) is not None else 0
        for child in reversed(content):
            following.insert(at, child)
        _remove(paragraph)
    elif not any(next(child.iter(W + "r"), None) is not None for child in content):
        parent = paragraph.getparent()
        if parent is not None and (len(list(parent.iterchildren(P, TBL))) > 1 or parent.tag in _AROUND):
            _remove(paragraph)


def _following(paragraph: Element) -> Element | None:
    """The paragraph or table that comes next, also out of or in a content control."""
    here: Element | None = paragraph
    while here is not None:
        following = here.getnext()
        while following is not None:
            if following.tag in (P, TBL, SECT_PR):
                return following
            if following.tag == SDT and (inner := next(following.iter(P, TBL), None)) is not None:
                return inner
            following = following.getnext()
        here = here.getparent()
        if here is None or here.tag not in (*_AROUND, SDT):
            return None
    return None


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)
