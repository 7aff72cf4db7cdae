"""A document as it is when every change in it is accepted ("revised") or rejected ("original").

Words come and go, and so do paragraph marks, rows and cells.  A paragraph whose mark goes away runs on into the next
one and takes its properties (ECMA-376-1, 17.13.5.15), as in Word.
"""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from operator import itemgetter

from kserender.grid import columns
from kserender.model import (
    Block,
    Cell,
    Change,
    Document,
    Figure,
    Heading,
    Layer,
    NamedRange,
    Note,
    Paragraph,
    Place,
    Row,
    Run,
    Table,
    View,
)

__all__ = ["view"]

_Text = Heading | Paragraph


def view(document: Document, which: View) -> Document:
    """The document with its changes accepted ("revised") or rejected ("original"), and no change left in it.

    "marked" is the document itself.  Places keep the paragraph numbers of the marked document and count the
    characters of the view; bookmarks, comments and messages stay with the words they are about.  Notes keep their
    numbers; one whose only mark goes away goes with it.
    """
    if which == "marked":
        return document
    deciding = _Deciding(which)
    blocks = tuple(deciding.story(document.blocks))
    gone = _notes_in(document.blocks) - _notes_in(blocks) if document.notes else set()
    left = [note for note in document.notes if note.id not in gone]
    notes = tuple(Note(note.id, tuple(deciding.story(note.blocks)), note.kind) for note in left)
    furniture = tuple(deciding.story(document.furniture))
    at = deciding.track.followed
    return replace(
        document,
        blocks=blocks,
        notes=notes,
        furniture=furniture,
        comments=tuple(replace(x, about=x.about and at(x.about)) for x in document.comments),
        ranges=tuple(NamedRange(x.name, at(x.start), at(x.end)) for x in document.ranges),
        messages=tuple(replace(x, place=x.place and at(x.place)) for x in document.messages),
    )


class _Deciding:
    """Carries out one decision on all changes, one story (body, cell, text box, note) at a time."""

    def __init__(self, which: View) -> None:
        self._which = which
        self.track = _Track(which)

    def story(self, blocks: Iterable[Block], boxed: bool = False) -> list[Block]:
        """The blocks of a story that are left.  Text boxes and pictures hang on the paragraph before them."""
        out: list[Block] = []
        unended: list[_Text] = []  # paragraphs whose marks go away, with no next one yet
        hanging: list[Block] = []
        for boxes, group in groupby(blocks, lambda block: block.layer == "textbox" and not boxed):
            if boxes:
                (hanging if unended else out).extend(self.story(group, boxed=True))
                continue
            members = list(group)
            for block, following in zip_longest(members, members[1:]):
                if isinstance(block, Figure):
                    if self._stays(block.change):
                        self.track.add(block, block.place)
                        (hanging if unended else out).append(replace(block, change=None))
                    continue
                if isinstance(block, Table):
                    table = self._table(block)
                    if table is None:
                        continue
                    # A paragraph cannot run on into a table.
                    left = self._made_one(unended) if self._any_left(unended) else ()
                    out += [*left, *hanging, table]
                else:
                    unended.append(block)
                    # The pieces of a paragraph whose mark goes away all run on into the next one.
                    if not self._stays(block.mark) or (_goes_on(block, following) and not self._any_left(unended)):
                        continue
                    # Of a piece of a paragraph nothing may be left; the paragraph is there all the same.
                    if not (_is_rest_of(block, out) and unended == [block] and not self._any_left(unended)):
                        out += [*self._made_one(unended), *hanging]
                unended, hanging = [], []
        # The last mark of a story cannot go away, though Word strikes it when the whole last paragraph goes; only a
        # text box goes altogether.
        if unended and (self._any_left(unended) or not (out or boxed)):
            out += self._made_one(unended)
        return out + hanging

    def _stays(self, change: Change | None) -> bool:
        return change is None or change.shown(self._which)

    def _any_left(self, blocks: Iterable[_Text]) -> bool:
        return any(self._stays(run.change) for block in blocks for run in block.runs)

    def _made_one(self, blocks: Sequence[_Text]) -> Iterator[Block]:
        """One paragraph of several: the words of all, the properties of the last.

        Words of another layer, as guidance, become a piece of their own with the same paragraph number.  A label that
        was typed by hand stays at the start of the paragraph, or else among the words.
        """
        last = blocks[-1]
        owner = next((block for block in blocks if block.label and _goes_on(block, last)), last)
        shift = self.track.shift(last)
        changed = last.mark or last.relabelled or any(run.change for run in last.runs)
        if len(blocks) == 1 and not shift and not changed:
            self.track.add(last, last.place)
            yield last
            return
        parts = [(block, [_plain(run) for run in block.runs if self._stays(run.change)]) for block in blocks]
        first = next((block for block, runs in parts if runs), last)
        label = first.label_in(self._which)
        at = _after_label(first, label)
        if first is last:
            at += shift
        elif not _typed(first):
            label, at = None if _typed(owner) else owner.label_in(self._which), 0
        pieces: list[tuple[Layer, int, list[Run]]] = []
        before = first
        for block, runs in parts:
            if runs and pieces and _goes_on(before, block):
                at += block.place.start - before.place.end  # white space between two pieces
            before = block
            if not pieces or (runs and pieces[-1][0] != block.layer):
                pieces.append((block.layer if runs else last.layer, at, []))
            typed = block.label_in(self._which) if runs and block is not first and _typed(block) else None
            if typed:
                runs.insert(0, Run(f"{typed} "))
                at += len(f"{typed} ")
            self.track.add(block, replace(last.place, start=at))
            pieces[-1][2].extend(runs)
            at = pieces[-1][1] + _size(pieces[-1][2])
        self.track.ended(last, at)
        labelled = next((number for number, piece in enumerate(pieces) if piece[0] == owner.layer), 0)
        for number, (layer, start, runs) in enumerate(pieces):
            yield replace(
                last,
                runs=_joined(runs),
                place=replace(last.place, start=start, end=start + _size(runs)),
                layer=layer,
                mark=None,
                label=label if number == labelled else None,
                relabelled=None,
            )

    def _table(self, table: Table) -> Table | None:
        """The table without the rows and cells that go away; None when no cell is left."""
        kept = [
            self._stays(row.change) and (not row.cells or any(self._stays(cell.change) for cell in row.cells))
            for row in table.rows
        ]
        rows = []
        for row, cells, stays in zip(table.rows, _spanning(table.rows, kept), kept, strict=True):
            if stays:
                left = tuple(self._cell(cell, table.layer) for cell in cells if self._stays(cell.change))
                rows.append(replace(row, cells=left, change=None))
        return replace(table, rows=tuple(rows)) if any(row.cells for row in rows) else None

    def _cell(self, cell: Cell, layer: Layer) -> Cell:
        return replace(cell, blocks=tuple(self.story(cell.blocks, boxed=layer == "textbox")), change=None)


class _Track:
    """Where the paragraphs of the marked document are in the view."""

    def __init__(self, which: View) -> None:
        self._which = which
        self._found: dict[int, list[tuple[_Text | Figure, Place]]] = {}
        self._numbers: list[int] = []
        self._shifts: dict[int, int] = {}

    def add(self, block: _Text | Figure, to: Place) -> None:
        """What is left of a block begins at `to`."""
        self._found.setdefault(block.place.paragraph, []).append((block, to))

    def ended(self, block: _Text, end: int) -> None:
        """The words of `block`, a piece of a paragraph or all of it, end at `end`."""
        self._shifts[block.place.paragraph] = end - block.place.end

    def shift(self, block: _Text) -> int:
        """How far the pieces of the paragraph before `block` have moved it."""
        return self._shifts.get(block.place.paragraph, 0)

    def followed(self, place: Place) -> Place:
        """A place of the marked document in the view; for what is gone, the point where it was."""
        start, end = (self._point(place, offset) for offset in (place.start, place.end))
        return replace(start, end=end.start if end.paragraph == start.paragraph else start.start)

    def _point(self, place: Place, offset: int) -> Place:
        pieces = self._found.get(place.paragraph)
        if pieces is None:  # in a row that is gone: what comes after it, or else the end of all
            self._numbers = self._numbers or sorted(self._found)
            after = bisect_left(self._numbers, place.paragraph)
            if not self._numbers:
                return place
            offset = 0 if after < len(self._numbers) else sys.maxsize
            pieces = self._found[self._numbers[min(after, len(self._numbers) - 1)]]
        block, to = next((piece for piece in pieces if offset <= piece[0].place.end), pieces[-1])
        at = block.place.start
        left = 0
        for run in () if isinstance(block, Figure) else block.runs:
            if run.note is None:
                left += max(0, min(len(run.text), offset - at)) if run.shown(self._which) else 0
                at += len(run.text)
        return replace(to, start=to.start + left)


def _goes_on(block: _Text, following: Block | None) -> bool:
    """Whether the next block is another piece of the same paragraph, which then has its mark."""
    return following is not None and following.place.paragraph == block.place.paragraph


def _is_rest_of(block: _Text, before: Sequence[Block]) -> bool:
    """Whether the block before is a piece of the same paragraph."""
    return bool(before) and not isinstance(before[-1], Figure) and before[-1].place.paragraph == block.place.paragraph


def _typed(block: _Text) -> bool:
    """Whether the label was typed by hand: then the text begins after it."""
    return bool(block.label and block.place.start)


def _after_label(block: _Text, label: str | None) -> int:
    """Where the text begins when its label, if it is typed, is this one."""
    start, typed = block.place.start, block.label if _typed(block) else None
    if typed is None or label == typed:
        return start
    return start - len(typed) + len(label) if label else 0


def _plain(run: Run) -> Run:
    """The run without its change, and without the marks that were the change."""
    if run.change is None:
        return run
    if run.change.marking == "tracked":
        return replace(run, change=None)
    if run.change.kind == "struck":
        return replace(run, change=None, strike=False)
    # Added wording is bold, or else underlined (kserender.extract.passes.markings).
    return replace(run, change=None, bold=False, underline=run.underline and run.bold)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with equal neighbours made one."""
    out: list[Run] = []
    for run in runs:
        if out and run.note is None and replace(out[-1], text=run.text) == run:
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def _size(runs: Iterable[Run]) -> int:
    return sum(len(run.text) for run in runs if run.note is None)


def _spanning(rows: Sequence[Row], kept: Sequence[bool]) -> Iterator[list[Cell]]:
    """The cells of each row when only some rows are kept.

    A cell over several rows becomes shorter; where its first row goes away, and its text with it, the rest of it
    stands empty in the next row.
    """
    if all(kept) or all(cell.rows == 1 for row in rows for cell in row.cells):
        yield from ([*row.cells] for row in rows)
        return
    carried: dict[int, list[tuple[int, Cell]]] = {}
    for number, placed in enumerate(columns(rows)):
        cells = []
        for column, cell in sorted([*placed, *carried.pop(number, ())], key=itemgetter(0)):
            if kept[number]:
                cells.append(replace(cell, rows=max(1, sum(kept[number : number + cell.rows]))))
            elif cell.rows > 1:
                carried.setdefault(number + 1, []).append((column, replace(cell, blocks=(), rows=cell.rows - 1)))
        yield cells


def _notes_in(blocks: Iterable[Block]) -> set[str]:
    """The ids of the notes that these blocks refer to."""
    found: set[str] = set()
    for block in blocks:
        if isinstance(block, Table):
            found.update(*(_notes_in(cell.blocks) for row in block.rows for cell in row.cells))
        elif not isinstance(block, Figure):
            found.update(run.note for run in block.runs if run.note is not None)
    return found
