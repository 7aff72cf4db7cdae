"""Reads a redline back with our own reader: rejected it must say what the old version says, accepted what the new."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kserender.compare.versions.contract import Item, NotePair, Options, Side, Versions
from kserender.compare.versions.pairing import in_order
from kserender.compare.versions.units import Fold, Units, folding
from kserender.extract.readers import read_bytes
from kserender.model import Block, Document, Figure, Table
from kserender.render.redline.names import allowed
from kserender.views import view

NAME = "redline.docx"


@dataclass(frozen=True, slots=True)
class Said:
    """What a block says: its text and label; `typed` when the label is a part of the text in the file, `change` the id
    of the change that it comes from.  What has no text (a table, a row, a cell) is a sign."""

    text: str
    label: str = ""
    typed: bool = False
    change: int | None = None

    @property
    def full(self) -> str:
        """Label and text, with any white space as one space."""
        return " ".join(f"{self.label} {self.text}".split())

    def like(self, other: "Said", fold: Fold) -> bool:
        """Whether both say the same.  A label that is counted may be another: it follows from what stands before."""
        if self.text == other.text and self.label == other.label:
            return True
        if fold(self.full) == fold(other.full):
            return True
        return fold(self.text) == fold(other.text) and not (self.typed or other.typed)


def differing(data: bytes, versions: Versions) -> set[int]:
    """The ids of the changes that do not read back as they should; 0 stands for what is no change."""
    document = read_bytes(data, NAME)
    original, revised = view(document, "original"), view(document, "revised")
    found: set[int] = set()
    for shown, old, fold in ((original, True, _exactly), (revised, False, folding(versions.options) or _exactly)):
        found |= _wrong(list(expected(versions.items, old)), list(said(shown.blocks)), fold)
        noted = [one for pair in notes(versions, old) for one in expected(pair.items, old)]
        found |= _wrong(noted, list(said_in_notes(shown)), fold)
    return found


def expected(items: Iterable[Item], old: bool) -> Iterator[Said]:
    """What the blocks of one side say."""
    for item in items:
        for side in item.old if old else item.new:
            if side.type == "figure":
                continue
            if side.type != "table":
                yield _of(side, item.id)
                continue
            yield Said("[table", change=item.id)
            for row in item.table:
                if (row.old if old else row.new) is None:
                    continue
                yield Said("[row", change=item.id)
                for cell in row.cells:
                    if (cell.old if old else cell.new) is None:
                        continue
                    yield Said("[cell", change=item.id)
                    inner = [Said(one.text, one.label, one.typed, item.id) for one in expected(cell.items, old)]
                    yield from inner or [Said("", change=item.id)]


def said(blocks: Iterable[Block]) -> Iterator[Said]:
    """What the blocks of a document say."""
    for unit in Units(Options(), {}).of(blocks):
        if unit.table is not None:
            yield Said("[table")
            yield from _rows(unit.table)
        elif unit.side.type != "figure":
            yield _of(unit.side, None)


def said_in_notes(document: Document) -> Iterator[Said]:
    """What the notes say that have a mark; the others are shown nowhere."""
    marks = set(_note_marks(document.blocks))
    for note in document.notes:
        if note.id in marks:
            yield from said(note.blocks)


def notes(versions: Versions, old: bool) -> list[NotePair]:
    """The notes of one side that have a mark, in the order of the marks."""
    by_number = {(pair.old, pair.new)[not old]: pair for pair in versions.notes}
    by_old = {pair.old: pair for pair in versions.notes}
    marks = []
    for op, number in _marks(versions.items, old):
        pair = by_number.get(number) if old or op == "added" else by_old.get(number)
        if pair is not None and pair not in marks:
            marks.append(pair)
    return marks


def _marks(items: Iterable[Item], old: bool) -> Iterator[tuple[str, str]]:
    gone = "added" if old else "struck"
    for item in items:
        if item.old if old else item.new:
            yield from ((piece.op, piece.note) for piece in item.pieces if piece.note is not None and piece.op != gone)
        for row in item.table:
            for cell in row.cells:
                yield from _marks(cell.items, old)


def _note_marks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _note_marks(cell.blocks)
        elif not isinstance(block, Figure):
            yield from (run.note for run in block.runs if run.note is not None)


def _exactly(text: str) -> str:
    return text


def _wrong(wanted: Sequence[Said], read: Sequence[Said], fold: Fold) -> set[int]:
    if len(wanted) == len(read) and all(one.like(other, fold) for one, other in zip(wanted, read, strict=True)):
        return set()
    pairs = in_order([fold(one.full) for one in wanted], [fold(one.full) for one in read])
    changes = {one.change for at, one in enumerate(wanted) if at not in {i for i, _j in pairs}}
    # What was read and not wanted comes from a change beside it.
    for (i0, j0), (i1, j1) in pairwise([(-1, -1), *pairs, (len(wanted), len(read))]):
        if j1 - j0 > 1:
            changes |= {wanted[at].change for at in (i0, i1) if 0 <= at < len(wanted)}
    return {change or 0 for change in changes} - {0} or {0}


def _of(side: Side, change: int | None) -> Said:
    return Said(allowed(side.text).strip(), side.label or "", bool(side.label and side.place.start), change)


def _rows(table: Table) -> Iterator[Said]:
    for row in table.rows:
        yield Said("[row")
        for cell in row.cells:
            yield Said("[cell")
            yield from list(said(cell.blocks)) or [Said("")]
