"""Puts edits into a document: words and blocks that are struck stay and are marked so, new ones are marked as added."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from kserender.amend.edits import Alternatives, Edit, Insert, Move, Path, Relabel, Reword, Strike, gap
from kserender.amend.runs import cut, looks, with_change
from kserender.amend.terrain import at
from kserender.compare.words import Piece, diff
from kserender.model import (
    Block,
    Cell,
    Change,
    Document,
    Figure,
    Heading,
    Labels,
    NamedRange,
    Paragraph,
    Place,
    Row,
    Run,
    Table,
    marked_size,
)

Marked: TypeAlias = tuple[Edit | Alternatives, str | None]
"""An edit and who makes it."""

# With a smaller share of its characters kept, new wording is shown as a whole beside the old.
LEAST_SAME = 0.5


def applied(base: Document, edits: Sequence[Marked]) -> Document:
    """The document with the edits as tracked changes; new paragraphs are numbered after all others."""
    work = _Work(base, edits)
    blocks = tuple(work.story((), base.blocks))
    notes = tuple(
        replace(note, blocks=tuple(work.story((-1 - number,), note.blocks))) for number, note in enumerate(base.notes)
    )
    return replace(
        base,
        blocks=blocks,
        notes=notes,
        ranges=tuple(NamedRange(x.name, work.shifted(x.start), work.shifted(x.end)) for x in base.ranges),
        comments=tuple(replace(x, about=x.about and work.shifted(x.about)) for x in base.comments),
    )


class _Work:
    """The edits by place, and what has to be known while they are put in."""

    def __init__(self, base: Document, edits: Sequence[Marked]) -> None:
        self._base = base
        self._words: defaultdict[Path, list[tuple[Reword | Alternatives, str | None]]] = defaultdict(list)
        self._new_at: defaultdict[Path, list[tuple[Insert | Move, str | None]]] = defaultdict(list)
        self._gone: dict[Path, Change] = {}
        self._labels: dict[Path, str] = {}
        self._added_at: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)  # paragraph → (character, length)
        self._last = max((number for number in _paragraphs(base)), default=0)
        for edit, author in edits:
            if isinstance(edit, Reword | Alternatives):
                self._words[edit.path].append((edit, author))
            elif isinstance(edit, Relabel):
                self._labels[edit.path] = edit.label
            elif isinstance(edit, Strike):
                self._gone[edit.path] = Change("struck", "tracked", author)
            elif isinstance(edit, Move):
                self._gone[edit.path] = Change("struck", "tracked", author, moved=True)
                self._new_at[gap(edit.beside, edit.after)].append((edit, author))
            else:
                self._new_at[gap(edit.path, edit.after)].append((edit, author))

    def story(self, prefix: Path, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks of the body, a cell or a note."""
        for number, block in enumerate(blocks):
            path = (*prefix, number)
            yield from self._new(path, block)
            yield self._block(path, block)
        if blocks:
            yield from self._new((*prefix, len(blocks)), blocks[-1])

    def shifted(self, place: Place) -> Place:
        """A place of the marked text with the new words before it counted."""

        def on(offset: int) -> int:
            return offset + sum(size for start, size in self._added_at[place.paragraph] if start < offset)

        return replace(place, start=on(place.start), end=on(place.end))

    def _block(self, path: Path, block: Block) -> Block:
        gone = self._gone.get(path)
        if isinstance(block, Figure):
            return replace(block, change=gone)
        if isinstance(block, Table):
            return replace(block, rows=tuple(self._rows(path, block.rows, gone)))
        label = self._labels.get(path)
        block = replace(block, relabelled=Labels(block.label, label)) if label else block
        if gone is not None:
            return block.with_runs((with_change(run, gone) for run in block.runs), mark=gone)
        return block.with_runs(self._reworded(path, block)) if path in self._words else block

    def _rows(self, path: Path, rows: Sequence[Row], gone: Change | None) -> Iterator[Row]:
        for number, row in enumerate(rows):
            here = (*path, number)
            yield from self._new_rows(here, rows[max(number - 1, 0)])
            cells = (
                replace(cell, blocks=tuple(self.story((*here, at), cell.blocks))) for at, cell in enumerate(row.cells)
            )
            yield replace(row, cells=tuple(cells), change=gone or self._gone.get(here))
        yield from self._new_rows((*path, len(rows)), rows[-1])

    def _reworded(self, path: Path, block: Heading | Paragraph) -> Iterator[Run]:
        """The runs with old words struck and new ones added, only where they differ; marks of notes stay."""
        text, seen = block.text(), -1
        inserted = self._added_at[block.place.paragraph]
        for edit, author in sorted(self._words[path], key=lambda one: (one[0].start, one[0].end)):
            yield from cut(block.runs, seen, edit.start)
            seen = edit.start
            for words, change in _pieces(edit, author, text[edit.start : edit.end]):
                if change is not None and change.kind == "added":
                    like = looks(block.runs, seen - (seen > edit.start or seen == len(text)))
                    inserted.append((block.place.start + seen, len(words)))
                    yield replace(like, text=words, change=change)
                    continue
                for run in cut(block.runs, seen, seen + len(words)):
                    yield run if change is None or run.note is not None else with_change(run, change)
                seen += len(words)
        yield from cut(block.runs, seen, len(text))

    def _new(self, path: Path, beside: Block) -> Iterator[Block]:
        """The blocks that are put in before the one that stands at `path`, or would."""
        for edit, author in self._new_at[path]:
            added = Change("added", "tracked", author, moved=isinstance(edit, Move))
            if isinstance(edit, Move):
                yield self._brought(at(self._base, edit.path), added, edit.path)
            elif edit.blocks:
                yield from (self._brought(block, added) for block in edit.blocks)
            else:
                yield from self._made(edit, added, beside)

    def _made(self, edit: Insert, added: Change, beside: Block) -> Iterator[Block]:
        likeness = self._like(edit)
        for text in edit.text.split("\n"):
            run = (Run(text, change=added),)
            place = self._place(beside, len(text))
            if edit.kind in ("heading", "subheading"):
                level = self._level(edit) + (edit.kind == "subheading")
                yield Heading(runs=run, place=place, level=level, mark=added)
            elif likeness is None:
                yield Paragraph(runs=run, place=place, mark=added)
            else:
                yield replace(likeness, runs=run, place=place, mark=added, relabelled=None)

    def _like(self, edit: Insert) -> Paragraph | None:
        """The neighbour whose style a new paragraph takes: a point's if it is one, or else one that is none."""
        here = gap(edit.path, edit.after)[-1]
        around = [self._base.blocks[at] for at in (here - 1, here) if 0 <= at < len(self._base.blocks)]
        point = edit.kind == "point"
        return next((one for one in around if isinstance(one, Paragraph) and bool(one.label) == point), None)

    def _level(self, edit: Insert) -> int:
        """The level of the nearest heading before, or else after."""
        levels = [block.level if isinstance(block, Heading) else None for block in self._base.blocks]
        before = [level for level in levels[: edit.path[0] + 1] if level is not None]
        return (before[-1:] or [level for level in levels if level is not None] or [1])[0] or 1

    def _brought(self, block: Block, added: Change, path: Path | None = None) -> Block:
        """A block of the document in its new place, or of another document."""
        if isinstance(block, Figure):
            return replace(block, change=added, place=self._place(block, 0))
        if isinstance(block, Table):
            rows = tuple(replace(row, change=added, cells=tuple(map(self._copied, row.cells))) for row in block.rows)
            return replace(block, rows=rows, place=self._place(block, 0))
        runs = self._reworded(path, block) if path is not None and path in self._words else iter(block.runs)
        kept = [run for run in runs if run.shown("revised") or (run.note is not None and path is not None)]
        place = self._place(block, marked_size(kept))
        return replace(block, runs=tuple(with_change(run, added) for run in kept), place=place, mark=added)

    def _copied(self, cell: Cell) -> Cell:
        return replace(
            cell, blocks=tuple(replace(block, place=self._place(block, block.place.end)) for block in cell.blocks)
        )

    def _new_rows(self, path: Path, beside: Row) -> Iterator[Row]:
        for edit, author in self._new_at[path]:
            change = Change("added", "tracked", author, moved=isinstance(edit, Move))
            if isinstance(edit, Move):
                table = at(self._base, edit.path[:1])
                row = table.rows[edit.path[1]] if isinstance(table, Table) else beside
                yield replace(row, cells=tuple(map(self._copied, row.cells)), change=change)
                continue
            for line in edit.text.split("\n"):
                texts = line.split("\t")
                texts += [""] * (len(beside.cells) - len(texts))
                cells = [*beside.cells, *[beside.cells[-1]] * (len(texts) - len(beside.cells))]
                filled = (self._filled(cell, text, beside) for cell, text in zip(cells, texts, strict=True))
                yield Row(tuple(filled), change=change)

    def _filled(self, cell: Cell, text: str, beside: Row) -> Cell:
        first = next(block for other in (cell, *beside.cells) for block in other.blocks)
        style = first.style if isinstance(first, Paragraph) else None
        runs = (Run(text),) if text else ()
        return Cell((Paragraph(runs=runs, place=self._place(first, len(text)), style=style),))

    def _place(self, beside: Block, size: int) -> Place:
        self._last += 1
        return Place(beside.place.file, beside.place.page, self._last, 0, size)


def _pieces(edit: Reword | Alternatives, author: str | None, old: str) -> Iterator[tuple[str, Change | None]]:
    """Words with the change that they are."""
    if isinstance(edit, Reword):
        pieces = diff(old, edit.new)
        same = sum(len(piece.text) for piece in pieces if piece.op == "equal")
        if same < LEAST_SAME * max(len(old), len(edit.new)):  # other wording: nobody reads words between words
            pieces = [piece for piece in (Piece("struck", old), Piece("added", edit.new)) if piece.text]
        for piece in pieces:
            yield piece.text, None if piece.op == "equal" else Change(piece.op, "tracked", author)
        return
    if old:
        yield old, Change("struck", "tracked", author)
    for who, text in edit.texts:
        if text:
            yield text, Change("added", "tracked", who)


def _paragraphs(document: Document) -> Iterator[int]:
    stories = [document.blocks, document.furniture, *(note.blocks for note in document.notes)]
    while stories:
        for block in stories.pop():
            yield block.place.paragraph
            if isinstance(block, Table):
                stories += [cell.blocks for row in block.rows for cell in row.cells]
