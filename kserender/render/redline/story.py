"""Writes the items of a story (the body, a cell, a note) into its XML as tracked changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from kserender.compare.versions.contract import PARAGRAPH, Item, Piece
from kserender.render.redline.around import boxes, drawings, drop_fallback, release
from kserender.render.redline.blocks import Block, Unwritable, bind, blocks_of
from kserender.render.redline.editing import Edit
from kserender.render.redline.looks import Looks
from kserender.render.redline.marks import Marks, Move
from kserender.render.redline.names import (
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    SECT_PR,
    TEXTBOX,
    Element,
    make,
    run,
)
from kserender.render.redline.notes import Notebook
from kserender.render.redline.properties import Properties, label_text
from kserender.render.redline.segments import Ending, close, holds_first_note
from kserender.render.redline.striking import strike_words


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all stories of a file share.  `coarse` are changes to be written as a whole struck and a whole added block,
    by their ids."""

    marks: Marks
    looks: Looks
    properties: Properties
    notes: Notebook
    coarse: frozenset[int]


class Story:
    """One story being written."""

    def __init__(self, sheet: Sheet, container: Element, items: Sequence[Item]) -> None:
        self._sheet, self._container = sheet, container
        boxed = container.tag == TEXTBOX
        blocks = blocks_of(container)
        self._boxes = [] if boxed else boxes(items, blocks)
        in_boxes = {id(item) for _box, inside in self._boxes for item in inside}
        self._items = [part for item in items if id(item) not in in_boxes for part in self._parts(item)]
        sides = sorted((side for item in self._items for side in item.old), key=lambda side: side.number)
        self._bound = bind(sides, blocks, boxed)
        self._drawings = drawings(blocks)
        if not boxed:
            sheet.looks.learn(sides, self._bound)
        self._segment: list[Ending] = []
        self._last: Element | None = None
        self._near: Block | None = None

    def write(self) -> None:
        """Write all items."""
        for at, item in enumerate(self._items):
            self._next = self._next_element(at + 1)
            try:
                _WRITERS[(*item.old, *item.new)[0].type](self, item)
            except Unwritable as error:
                error.change = error.change or item.id
                raise
        self._close()
        for box, items in self._boxes:
            if any(item.kind != "equal" for item in items):
                drop_fallback(box)
                Story(self._sheet, box, items).write()

    def _parts(self, item: Item) -> Iterator[Item]:
        """The item, or its old and its new blocks apart where it is written as a whole."""
        if item.id in self._sheet.coarse and item.kind in ("edited", "split", "merged"):
            for side in item.old:
                yield Item("struck", (side,), pieces=(), table=item.table, id=item.id, by=item.by)
            for side in item.new:
                yield Item("added", (), (side,), new_pieces(item, side.number), item.table, item.id, by=item.by)
        else:
            yield item

    # Paragraphs -----------------------------------------------------------------------------------------------------

    def _text(self, item: Item) -> None:
        blocks = [self._bound[side.number] for side in item.old]
        if item.kind in ("struck", "moved_from"):
            release(blocks[0].element, self._container)
            self._struck(item, blocks[0])
        elif item.kind in ("added", "moved_to"):
            self._added(item)
        elif item.kind == "equal" and not any(piece.note for piece in item.pieces):
            self._segment.append(Ending(blocks[0].element, "kept"))
        else:
            sheet = self._sheet
            for block in blocks if item.kind != "equal" else ():
                release(block.element, self._container)
            endings = Edit(item, blocks, sheet.marks, sheet.properties, sheet.notes).write()
            if any(map(_is_forgotten, endings)):
                raise Unwritable("the first note of the text where a paragraph is split or merged")
            self._segment += endings
        if blocks:
            self._near = blocks[-1]
        if self._segment:
            self._last = self._segment[-1].paragraph

    def _struck(self, item: Item, block: Block) -> None:
        if block.kind == "loose":
            raise Unwritable("words between paragraphs that are struck")
        move = self._move(item)
        if move is not None and block.atoms.fields:
            move.kept = False  # LibreOffice leaves an empty paragraph where a field was moved from
        strike_words(block, self._sheet.marks, item.by, move)
        numbers = [piece.note for piece in item.pieces if piece.note is not None and piece.op != "added"]
        for number, (_at, leaf) in zip(numbers, block.atoms.notes, strict=False):
            self._sheet.notes.met(number, leaf)
        self._ended(block.element, "del", item, move)

    def _added(self, item: Item) -> None:
        side, sheet = item.new[0], self._sheet
        # Where a list would give the label another number, it stands as it was typed.
        typed = item.id in sheet.coarse and side.place.start > 0
        look = sheet.looks.like(side, self._near, counted=not typed)
        move = self._move(item)
        paragraph = make("p")
        if look.paragraph:
            paragraph.append(make("pPr", *(deepcopy(child) for child in look.paragraph)))
        runs: list[Element] = []
        label = "" if look.labelled or side.label is None else label_text(side)
        if label:
            runs.append(run(label, look.run))
        runs += sheet.notes.runs(item.pieces, look.run)
        paragraph.extend(runs)
        sheet.marks.wrap(runs, INS if move is None else MOVE_TO, item.by, move)
        self._place(paragraph)
        self._ended(paragraph, "ins", item, move)

    def _ended(self, paragraph: Element, state: str, item: Item, move: Move | None) -> None:
        if move is not None:
            move.paragraphs.append((paragraph, MOVE_FROM if state == "del" else MOVE_TO))
        self._segment.append(Ending(paragraph, "del" if state == "del" else "ins", item.by, move))

    def _move(self, item: Item) -> Move | None:
        return None if item.move is None else self._sheet.marks.move(item.move, item.by)

    # Tables and pictures --------------------------------------------------------------------------------------------

    def _table(self, item: Item) -> None:
        from kserender.render.redline.tables import TableWriter  # tables hold stories

        writer = TableWriter(self._sheet)
        added = item.kind in ("added", "moved_to")
        if added and self._segment and all(ending.state == "del" for ending in self._segment):
            # Before what is struck: an end just before a table cannot go away.
            self._segment[0].paragraph.addprevious(writer.added(item, self._container))
            return
        self._close()
        if added:
            table = writer.added(item, self._container)
            self._place(table)
        else:
            table = self._bound[item.old[0].number].element
            if item.kind == "edited":
                writer.edited(item, table)
            elif item.kind != "equal":
                writer.struck(table, item.by)
        self._last = table

    def _figure(self, item: Item) -> None:
        """A picture that is gone is struck; one that is new is not in this file and cannot be put in."""
        if item.kind in ("struck", "moved_from") and item.old[0].number in self._drawings:
            self._sheet.marks.wrap([self._drawings[item.old[0].number]], DEL, item.by)

    # Where things go ------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        last = close(self._segment, self._sheet.marks)
        self._last = self._last if last is None else last
        self._segment = []

    def _next_element(self, at: int) -> Element | None:
        """The next block that is in the file already."""
        for item in self._items[at:]:
            for side in item.old:
                if side.number in self._bound:
                    return self._bound[side.number].element
        return None

    def _place(self, element: Element) -> None:
        """Put a new block after the last one, outside of what ended with it."""
        place, following = self._last, self._next
        if place is not None:
            inside = set() if following is None else set(following.iterancestors())
            while (parent := place.getparent()) is not None and parent is not self._container and parent not in inside:
                place = parent
            place.addnext(element)
        elif following is not None:
            while following.getparent() is not None and following.getparent() is not self._container:
                parent = following.getparent()
                following = following if parent is None else parent
            following.addprevious(element)
        else:
            end = next(self._container.iterchildren(SECT_PR), None)
            if end is not None:
                end.addprevious(element)
            else:
                self._container.append(element)


_WRITERS: Mapping[str, Callable[[Story, Item], None]] = {
    "paragraph": Story._text,
    "heading": Story._text,
    "table": Story._table,
    "figure": Story._figure,
}


def _is_forgotten(ending: Ending) -> bool:
    return ending.state != "kept" and holds_first_note(ending.paragraph)


def new_pieces(item: Item, number: int) -> tuple[Piece, ...]:
    """The pieces of one of the new paragraphs of an item."""
    at = item.new[0].number
    found = []
    for piece in item.pieces:
        if piece.text == PARAGRAPH and len(item.new) > 1:
            at += piece.op != "struck"
        elif piece.op != "struck" and at == number:
            found.append(piece)
    return tuple(found)
