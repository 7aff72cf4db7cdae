"""Writes the words of an item into the paragraphs that the old file has for it."""

from collections.abc import Iterator, Sequence

from lxml import etree

from kserender.compare.versions.contract import PARAGRAPH, By, Item, Piece, Side
from kserender.render.redline.atoms import Atoms
from kserender.render.redline.blocks import Block, Unwritable
from kserender.render.redline.cutting import cut
from kserender.render.redline.looks import cleaned, run_look
from kserender.render.redline.marks import Marks
from kserender.render.redline.names import DEL, INS, PPR, RPR, RUN, Element, P, bare, first, run
from kserender.render.redline.notes import Notebook
from kserender.render.redline.properties import Properties
from kserender.render.redline.segments import Ending, State


class Edit:
    """One item being written: from left to right through the characters of its old paragraphs."""

    def __init__(
        self, item: Item, blocks: Sequence[Block], marks: Marks, properties: Properties, notes: Notebook
    ) -> None:
        self._item, self._blocks = item, blocks
        self._marks, self._properties, self._notes = marks, properties, notes
        self._endings: list[Ending] = []
        self._new = 0  # the new paragraph that is being written
        self._started = False  # whether its beginning is

    def write(self) -> list[Ending]:
        """Write it; the paragraphs that there are now, and what became of their ends."""
        self._divide()
        self._open(0)
        for piece in self._item.pieces:
            if piece.text == PARAGRAPH:
                self._paragraph_end(piece)
            elif piece.note is not None:
                self._note(piece)
            elif piece.op == "added":
                self._start()
                self._insert([run(piece.text, self._look())], piece.by)
            else:
                if piece.op == "equal":
                    self._start()
                self._pass(piece)
        self._start()
        self._close("kept")
        return self._endings

    # Where we are ---------------------------------------------------------------------------------------------------

    def _open(self, number: int) -> None:
        """Begin with one of the old paragraphs."""
        self._number = number
        block = self._blocks[number]
        self._atoms: Atoms = block.atoms
        self._element: Element = block.element
        self._side: Side = self._item.old[number]
        self._at = self._side.place.start
        self._cursor: Element | None = None
        self._struck: Element | None = None  # the run whose look the next addition takes over
        self._marks_left = list(block.atoms.notes)
        if self._at:  # a label that was typed
            keep = not self._started and number == 0 and self._item.new[self._new].label == self._side.label
            units = self._units(0, self._at)
            if units and keep:
                self._cursor = units[-1]
            elif units:
                self._strike(units, None)
                self._struck = None

    def _start(self) -> None:
        """Write the list label of a new paragraph that does not have it from the old one."""
        if self._started:
            return
        self._started = True
        want = self._item.new[self._new]
        have = self._item.old[0] if self._new == 0 else None
        label = self._properties.typed(have, want, self._blocks[0])
        if label:
            self._insert([run(label, self._look())], None)

    def _close(self, state: State) -> None:
        """The end of a paragraph; one that both have may get other properties."""
        want = self._item.new[self._new] if state != "del" else None
        if want is not None:
            self._properties.adapt(self._element, self._item.old, self._number, want, self._blocks)
        self._endings.append(Ending(self._element, state, self._item.by))

    # The pieces -----------------------------------------------------------------------------------------------------

    def _paragraph_end(self, piece: Piece) -> None:
        if piece.op == "added":
            self._start()
            self._split(piece.by)
            return
        if piece.op == "equal":
            self._start()
        self._close("kept" if piece.op == "equal" else "del")
        if piece.op == "equal":
            self._new += 1
            self._started = False
        self._open(self._number + 1)

    def _pass(self, piece: Piece) -> None:
        end = self._at + len(piece.old)
        units = self._units(self._at, end)
        if piece.op == "struck":
            self._strike([*units, *self._fields(self._at, end)], piece.by)
        elif units:
            self._cursor, self._struck = units[-1], None
        self._at = end

    def _note(self, piece: Piece) -> None:
        if piece.op == "added":
            self._start()
            self._insert([self._notes.added(piece.note or "", self._look())], piece.by)
            return
        if not self._marks_left:
            raise Unwritable("a note without its mark")
        _at, leaf = self._marks_left.pop(0)
        self._notes.met(piece.note or "", leaf)
        unit = leaf.getparent()
        if unit is None:
            raise Unwritable("a mark without a run")
        if piece.op == "struck":
            self._strike([unit], piece.by)
            self._struck = None
        else:
            self._start()
            self._cursor, self._struck = unit, None

    # The XML --------------------------------------------------------------------------------------------------------

    def _divide(self) -> None:
        """Cut the runs where pieces begin and end."""
        positions: list[set[int]] = [{side.place.start} for side in self._item.old]
        number, at = 0, self._item.old[0].place.start
        for piece in self._item.pieces:
            if piece.text == PARAGRAPH and piece.op != "added":
                number += 1
                at = self._item.old[number].place.start
                continue
            at += len(piece.old) if piece.text != PARAGRAPH else 0
            positions[number].add(at)
        for block, places in zip(self._blocks, positions, strict=True):
            if block.kind != "text":
                raise Unwritable("words between paragraphs")
            cut(block.atoms, places)

    def _units(self, start: int, end: int) -> list[Element]:
        return list(dict.fromkeys(self._atoms.units[start:end]))

    def _fields(self, start: int, end: int) -> Iterator[Element]:
        """The runs that make the fields of which nothing is left."""
        for field in self._atoms.fields:
            if start <= field.start < field.end <= end:
                yield from field.runs

    def _strike(self, units: Sequence[Element], by: By | None) -> None:
        ordered = [unit for unit in self._element.iter() if unit in set(units)]
        if any(self._partly(unit) for unit in ordered):
            raise Unwritable("a structure that is struck in part")
        if ordered:
            self._struck = ordered[-1] if ordered[-1].tag == RUN else None
            self._marks.wrap(ordered, DEL, by or self._item.by)
            self._cursor = ordered[-1].getparent()

    def _partly(self, unit: Element) -> bool:
        return unit.tag != RUN and unit in self._atoms.units[: self._at]

    def _look(self) -> Element | None:
        """The look of an addition: that of what it replaces, or else of what stands before or after it."""
        if self._struck is not None:
            return cleaned(first(self._struck, RPR))
        around = [*self._atoms.units[max(0, self._at - 1) : self._at], *self._atoms.units[self._at : self._at + 1]]
        near = next((unit for unit in around if unit.tag == RUN), None)
        return cleaned(first(near, RPR)) if near is not None else run_look(self._element)

    def _insert(self, elements: Sequence[Element], by: By | None) -> None:
        around = self._marks.sign(INS, by or self._item.by)
        around.extend(elements)
        place = self._outward()
        if place is not None:
            place.addnext(around)
        else:
            self._before_all(around)
        self._cursor = around

    def _before_all(self, element: Element) -> None:
        properties = first(self._element, PPR)
        if properties is not None:
            properties.addnext(element)
        else:
            self._element.insert(0, element)

    def _outward(self) -> Element | None:
        """What an addition comes after: not inside a link or field that has ended, unless it replaces words there."""
        place = self._cursor
        if place is None or self._struck is not None:
            return place
        for field in self._atoms.fields:
            if field.end == self._at and field.start < field.end and field.runs[-1].getparent() is not None:
                ending = field.runs[-1]
                if ending.getparent() is place.getparent():
                    place = ending
        while (parent := place.getparent()) is not None and parent is not self._element:
            rest = self._atoms.units[self._at :]
            if rest and any(parent in unit.iterancestors() for unit in rest[:1]):
                break
            place = parent
        return place

    def _split(self, by: By | None) -> None:
        """Let what has been written so far be a paragraph of its own, before the rest."""
        made = etree.Element(P)
        properties = bare(first(self._element, PPR))
        if properties:
            holder = etree.SubElement(made, PPR)
            holder.extend(properties)
        place = self._outward()
        if place is not None:
            while (parent := place.getparent()) is not None and parent is not self._element:
                if place.getnext() is not None:
                    raise Unwritable("a paragraph end inside a structure")
                place = parent
            own = first(self._element, PPR)
            for child in list(self._element)[: self._element.index(place) + 1]:
                if child is not own:
                    made.append(child)
        self._element.addprevious(made)
        want = self._item.new[self._new]
        self._properties.fresh(made, self._item.old[self._number], want, self._blocks[self._number])
        self._endings.append(Ending(made, "ins", by or self._item.by))
        self._new += 1
        self._started = False
        self._cursor = self._struck = None
