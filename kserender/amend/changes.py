"""What differs between two versions as edits to the old one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from kserender.amend.edits import Edit, Insert, Kind, Move, Path, Relabel, Reword, Strike
from kserender.amend.revised import edited
from kserender.compare.versions import Versions
from kserender.compare.versions.contract import Item, NotePair, Piece, Row, Side
from kserender.compare.words import diff
from kserender.model import Block, Document, Heading, Paragraph, Table
from kserender.views import view

# With more changes than this in a paragraph, or more of its text replaced, its wording is changed as a whole.
MOST_CHANGES = 3
MOST_CHANGED = 0.6
# Changes with no more words than this between them are one.
MOST_BETWEEN = 1


@dataclass(frozen=True, slots=True)
class Unsayable:
    """A difference that is none of the edits, by its words."""

    text: str


Step: TypeAlias = Edit | Unsayable


def changes(versions: Versions, old: Document, new: Document, *, whole: bool = False) -> list[Step]:
    """The edits in the order of the text; `old` and `new` are the documents without changes marked in them.

    With `whole` new paragraphs that follow each other are one insertion of plain text, a paragraph that comes for
    another is that one reworded, and much changed ones get their wording as a whole: edits for sentences.  Otherwise
    edits are small, and new blocks come with their looks.
    """
    work = _Changes(old, new, whole)
    found = [*work.story((), versions.items, old.blocks, new.blocks), *work.notes(versions.notes)]
    return [*found, *_labels(old, new, [step for step in found if not isinstance(step, Unsayable)])]


class _Changes:
    """The two documents, and how coarse the edits are to be."""

    def __init__(self, old: Document, new: Document, whole: bool) -> None:
        self._old = old
        self._new = new
        self._whole = whole

    def story(self, prefix: Path, items: Sequence[Item], old: Sequence[Block], new: Sequence[Block]) -> Iterator[Step]:
        """The edits of the body, a cell or a note."""
        at = _numbers(old)
        come = {item.move: item for item in items if item.kind == "moved_to"}
        gone = {item.move: item for item in items if item.kind == "moved_from"}
        gap = 0  # the number of the old block that comes next
        for key, group in groupby(_paired(items) if self._whole else items, _insertion):
            members = list(group)
            beside, after = (*prefix, max(gap - 1, 0)), gap > 0
            if key is not None:
                yield from self._inserted(beside, after, members, new) if old else map(Unsayable, _texts(members))
                continue
            for item in members:
                beside, after = (*prefix, max(gap - 1, 0)), gap > 0
                if item.kind == "moved_to" and _is_another(source := gone[item.move].old[0], item.new[0]):
                    yield from self._inserted(beside, after, [item], new)
                    continue
                if item.kind == "moved_to":
                    place = at[source.number]
                    yield Move((*prefix, place), beside, after) if place is not None else Unsayable(source.text)
                    continue
                if item.kind == "added" and not self._whole and old:
                    yield from self._inserted(beside, after, [item], new)
                    continue
                paths = [(*prefix, number) for side in item.old if (number := at[side.number]) is not None]
                if len(paths) < len(item.old):  # a paragraph that is cut into pieces
                    yield from map(Unsayable, _texts([item]) if item.kind != "equal" else ())
                else:
                    yield from self._item(paths, item, come, new)
                gap = _after(at, item.old[-1].number, len(old)) if item.old else gap

    def notes(self, pairs: Sequence[NotePair]) -> Iterator[Step]:
        """The edits of notes; a note itself comes and goes with its mark."""
        before = {note.id: number for number, note in enumerate(self._old.notes)}
        after = {note.id: note for note in self._new.notes}
        new = {pair.new: pair for pair in pairs if pair.old is None}
        for pair in pairs:
            other = new.pop(pair.old, None) if pair.old is not None and pair.new is None else None
            number = pair.new if other is None else other.new
            if pair.old is None or number is None:
                continue
            at = before[pair.old]
            items = [*pair.items, *(other.items if other else ())]
            yield from self.story((-1 - at,), items, self._old.notes[at].blocks, after[number].blocks)
        for pair in pairs:
            if pair.new is None or (pair.old is None and pair.new in new):
                yield from map(Unsayable, _texts(pair.items))

    def _item(
        self, paths: list[Path], item: Item, come: dict[int | None, Item], new: Sequence[Block]
    ) -> Iterator[Step]:
        if item.kind in ("equal", "edited") and item.table:
            yield from self._table(paths[0], item, new)
        elif item.old and item.new and (item.old[0].label is None) != (item.new[0].label is None):
            yield from (Strike(path) for path in paths)  # a point that is none any more, or became one
            yield from self._added(paths[-1], item.new, new)
        elif item.kind == "edited":
            yield from self._edited(paths[0], item, new)
        elif item.kind == "struck":
            plain = not (self._whole and (item.old[0].type == "figure" or len(paths[0]) > 1))
            yield Strike(paths[0]) if plain else Unsayable(item.old[0].text)
        elif item.kind == "added":  # what one sentence cannot put in
            yield from (Unsayable(side.text) for side in item.new if side.text.strip() or side.type != "paragraph")
        elif item.kind in ("split", "merged"):
            first, *more = item.new
            yield from self._reworded(paths[0], item.old[0].text, _pieces(item.old[0].text, first.text))
            yield from (Strike(path) for path in paths[1:])
            yield from self._added(paths[0], more, new)
        elif item.kind == "moved_from" and _is_another(item.old[0], come[item.move].new[0]):
            yield Strike(paths[0])
        elif item.kind == "moved_from" and come[item.move].pieces:
            yield from self._reworded(paths[0], item.old[0].text, come[item.move].pieces)

    def _added(self, path: Path, sides: Sequence[Side], new: Sequence[Block]) -> Iterator[Step]:
        """New paragraphs after one that was there."""
        for _key, group in groupby((Item("added", new=(side,)) for side in sides), _insertion):
            yield from self._inserted(path, True, list(group), new)

    def _edited(self, path: Path, item: Item, new: Sequence[Block]) -> Iterator[Step]:
        old, other = item.old[0], item.new[0]
        if old.type == "figure" or old.level != other.level:
            yield from self._replaced(path, other, new)
        else:
            yield from self._reworded(path, old.text, item.pieces)

    def _replaced(self, path: Path, side: Side, new: Sequence[Block]) -> Iterator[Step]:
        """Another block in the place of this one."""
        if self._whole:
            yield Unsayable(side.text)
        else:
            yield Strike(path)
            block = _block(new, side)
            yield Insert(path, True, side.text, blocks=(block,) if block else ())

    def _inserted(self, path: Path, after: bool, items: Sequence[Item], new: Sequence[Block]) -> Iterator[Step]:
        sides = [side for item in items for side in item.new]
        if not self._whole:
            blocks = [(side, _block(new, side)) for side in sides]
            yield from (
                Insert(path, after, block.text() or side.text, _kind(side), (block,)) if block else Unsayable(side.text)
                for side, block in blocks
            )
        elif len(path) > 1 or any("\n" in side.text for side in sides):
            yield from (Unsayable(side.text) for side in sides)
        else:
            yield Insert(path, after, "\n".join(side.text for side in sides), _kind(sides[0]))

    def _reworded(self, path: Path, old: str, pieces: Sequence[Piece]) -> Iterator[Step]:
        """An edit for each place in a paragraph where words differ, or one for all of it."""
        found: list[Reword] = []
        at = 0
        for piece in pieces:
            end = at + len(piece.old)
            if piece.note is None and piece.old != piece.new:
                last = found[-1] if found else None
                between = old[last.end : at] if last else ""
                if last and len(between.split()) <= (MOST_BETWEEN if self._whole else 0):
                    found[-1] = replace(last, end=end, new=last.new + between + piece.new)
                else:
                    found.append(Reword(path, at, end, piece.new))
            elif piece.note is not None and piece.op != "equal":
                yield Unsayable(piece.note)
            at = end
        changed = sum(max(edit.end - edit.start, len(edit.new)) for edit in found)
        plain = len(found) == 1 and (found[0].start == found[0].end or not found[0].new)
        much = not plain and changed > MOST_CHANGED * max(len(old), 1)
        if self._whole and (len(found) > MOST_CHANGES or much):
            found = [Reword(path, 0, len(old), "".join(piece.new for piece in pieces))]
        yield from found

    def _table(self, path: Path, item: Item, new: Sequence[Block]) -> Iterator[Step]:
        before = self._old.blocks[path[0]] if len(path) == 1 else None
        after = _block(new, item.new[0])
        if not isinstance(before, Table) or not isinstance(after, Table):  # a table in a cell
            yield from map(Unsayable, _texts([item]) if item.kind != "equal" else ())
            return
        if _other_columns(item.table):
            yield from self._replaced(path, item.new[0], new)
            return
        gap = 0
        for row in item.table:
            if row.old is None or row.new is None:
                yield from self._new_row((*path, max(gap - 1, 0)), gap > 0, row) if row.old is None else ()
                yield from (Strike((*path, row.old)),) if row.old is not None else ()
            else:
                for cell in row.cells:
                    if cell.old is not None and cell.new is not None:
                        blocks = before.rows[row.old].cells[cell.old].blocks, after.rows[row.new].cells[cell.new].blocks
                        yield from self.story((*path, row.old, cell.old), cell.items, *blocks)
            gap = gap if row.old is None else row.old + 1

    def _new_row(self, path: Path, after: bool, row: Row) -> Iterator[Step]:
        cells = [" ".join(side.text for item in cell.items for side in item.new) for cell in row.cells]
        tangled = any("\n" in text or "\t" in text or " | " in text for text in cells)
        yield Unsayable(" ".join(cells)) if tangled else Insert(path, after, "\t".join(cells), "row")


def _other_columns(rows: Sequence[Row]) -> bool:
    """Whether a row that both have has a cell that only one has."""
    both = (row for row in rows if row.old is not None and row.new is not None)
    return any(cell.old is None or cell.new is None for row in both for cell in row.cells)


def _numbers(blocks: Sequence[Block]) -> list[int | None]:
    """The number of each block as a version counts them; None for a paragraph that a reader has cut into pieces."""
    found: list[int | None] = []
    for _key, group in groupby(enumerate(blocks), _paragraph):
        members = list(group)
        found.append(members[0][0] if len(members) == 1 else None)
    return found


def _paragraph(numbered: tuple[int, Block]) -> int:
    number, block = numbered
    return block.place.paragraph if isinstance(block, Heading | Paragraph) else -1 - number


def _after(at: Sequence[int | None], number: int, count: int) -> int:
    """The number of the block after one that a version counts as `number`."""
    following = next((one for one in at[number + 1 :] if one is not None), None)
    here = at[number]
    return here + 1 if here is not None else count if following is None else following


def _block(blocks: Sequence[Block], side: Side) -> Block | None:
    number = _numbers(blocks)[side.number]
    return None if number is None else blocks[number]


def _paired(items: Sequence[Item]) -> Iterator[Item]:
    """Of struck and added blocks in the same place, one that comes for another of its kind is that one reworded."""
    for loose, group in groupby(items, lambda item: item.kind in ("struck", "added")):
        members = list(group)
        if not loose:
            yield from members
            continue
        struck = [item for item in members if item.kind == "struck"]
        for item in (item for item in members if item.kind == "added"):
            at = next((at for at, old in enumerate(struck) if _sort(old.old[0]) == _sort(item.new[0])), None)
            if at is None or not item.new[0].text.strip():
                yield item
                continue
            yield from struck[:at]
            pieces = _pieces(struck[at].old[0].text, item.new[0].text)
            yield replace(struck[at], kind="edited", new=item.new, pieces=pieces)
            struck = struck[at + 1 :]
        yield from struck


def _is_another(old: Side, new: Side) -> bool:
    """Whether a paragraph is a point, or a heading of that level, in only one of the versions: no edit says that."""
    return (old.label is None) != (new.label is None) or old.level != new.level


def _sort(side: Side) -> tuple[str, bool, bool]:
    return side.type, side.label is not None, bool(side.text.strip()) and side.type != "figure"


def _pieces(old: str, new: str) -> tuple[Piece, ...]:
    return tuple(Piece(piece.op, piece.text) for piece in diff(old, new))


def _insertion(item: Item) -> tuple[str, bool] | None:
    """What new blocks in a row must have in common to be put in together; None for anything else."""
    if item.kind != "added" or item.new[0].type not in ("paragraph", "heading") or not item.new[0].text.strip():
        return None
    return item.new[0].type, item.new[0].label is not None


def _kind(side: Side) -> Kind:
    return "heading" if side.type == "heading" else "point" if side.label else "paragraph"


def _texts(items: Iterable[Item]) -> list[str]:
    return [side.text for item in items for side in (item.new or item.old)]


def _labels(old: Document, new: Document, steps: Iterable[Edit]) -> Iterator[Relabel]:
    """The labels that do not follow by themselves."""
    result = view(edited(old, steps), "revised").blocks
    if len(result) != len(new.blocks):
        return
    numbers = {block.place.paragraph: number for number, block in enumerate(old.blocks)}
    for ours, theirs in zip(result, new.blocks, strict=True):
        if isinstance(ours, Heading | Paragraph) and isinstance(theirs, Heading | Paragraph):
            number = numbers.get(ours.place.paragraph)
            if number is not None and ours.label and theirs.label and ours.label != theirs.label:
                yield Relabel((number,), theirs.label)
