"""The signs of a tracked change: who made it and when, and what stands around and inside what was changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from kserender.compare.versions.contract import By
from kserender.render.redline.names import (
    CELL_DEL,
    CELL_INS,
    DEL,
    DEL_INSTR,
    DEL_TEXT,
    ID,
    INS,
    INSTR,
    MOVE_FROM,
    MOVE_TO,
    NAME,
    TC_PR,
    TR_PR,
    Element,
    T,
    W,
    first,
    make,
    mark_properties,
)

_STRUCK = {T: DEL_TEXT, INSTR: DEL_INSTR}
_ENDS = {MOVE_FROM: "moveFromRange", MOVE_TO: "moveToRange"}
_PLAIN = {MOVE_FROM: DEL, MOVE_TO: INS}


@dataclass(slots=True)
class Move:
    """One moved block: what its two ends are marked with, and whether it may stay a move."""

    number: int
    by: By | None
    signs: list[Element] = field(default_factory=list)
    paragraphs: list[tuple[Element, str]] = field(default_factory=list)
    kept: bool = True


class Marks:
    """Makes the signs of changes, each with a w:id of its own, counted from `first_id`."""

    def __init__(self, by: By, first_id: int) -> None:
        self.by = by
        self._next = first_id
        self.moves: dict[int, Move] = {}

    def sign(self, tag: str, by: By | None) -> Element:
        """An element that says what was done, by whom and when."""
        made = etree.Element(tag)
        self.signed(made, by)
        return made

    def signed(self, element: Element, by: By | None) -> None:
        """Give an element its number, author and date."""
        by = by or self.by
        element.set(ID, str(self._next))
        self._next += 1
        element.set(W + "author", by.author)
        if by.date:
            element.set(W + "date", by.date)

    def wrap(self, units: Sequence[Element], tag: str, by: By | None, move: Move | None = None) -> None:
        """Put the sign around these runs; neighbours share one."""
        around: Element | None = None
        for unit in units:
            if around is None or around.getnext() is not unit:
                around = self.sign(tag, by)
                unit.addprevious(around)
                if move is not None:
                    move.signs.append(around)
            around.append(unit)  # takes its tail along, which no WordprocessingML has
            if tag in (DEL, MOVE_FROM):
                strike(unit)

    def end_of(self, paragraph: Element, tag: str, by: By | None, move: Move | None = None) -> None:
        """Mark the end of a paragraph."""
        properties = mark_properties(paragraph)
        sign = self.sign(tag, by)
        properties.insert(0, sign)
        if move is not None:
            move.signs.append(sign)

    def row(self, row: Element, tag: str, by: By | None) -> None:
        """Mark a table row."""
        properties = first(row, TR_PR)
        if properties is None:
            properties = etree.Element(TR_PR)
            before = first(row, W + "tblPrEx")
            if before is None:
                row.insert(0, properties)
            else:
                before.addnext(properties)
        properties.append(self.sign(tag, by))

    def cell(self, cell: Element, tag: str, by: By | None) -> None:
        """Mark a table cell as added or struck."""
        properties = first(cell, TC_PR)
        if properties is None:
            properties = etree.Element(TC_PR)
            cell.insert(0, properties)
        properties.append(self.sign(CELL_DEL if tag == DEL else CELL_INS, by))

    def move(self, number: int, by: By | None) -> Move:
        """The move with this number."""
        return self.moves.setdefault(number, Move(number, by))

    def finish(self) -> None:
        """Put the ranges around the moves that stay moves; what cannot be one becomes struck here and added there."""
        for move in self.moves.values():
            ends = {tag for _paragraph, tag in move.paragraphs}
            if not move.kept or ends != {MOVE_FROM, MOVE_TO}:
                for sign in move.signs:
                    sign.tag = _PLAIN[str(sign.tag)]
                continue
            for paragraph, tag in move.paragraphs:
                start = make(f"{_ENDS[tag]}Start")
                self.signed(start, move.by)
                start.set(NAME, f"move{move.number}")
                paragraph.addprevious(start)
                paragraph.addnext(make(f"{_ENDS[tag]}End", id=start.get(ID) or ""))


def strike(element: Element) -> None:
    """Turn text into struck text, as w:del and w:moveFrom want it."""
    for leaf in element.iter(*_STRUCK):
        leaf.tag = _STRUCK[str(leaf.tag)]


def highest_id(roots: Iterable[Element]) -> int:
    """The highest w:id of bookmarks, changes and the like."""
    found = (element.get(ID) or "" for root in roots for element in root.iter(etree.Element))
    return max((int(number) for number in found if number.isdecimal() and len(number) < 10), default=0)
