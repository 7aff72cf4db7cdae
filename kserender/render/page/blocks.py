"""A compared text as the blocks of a page: paragraphs and headings with their pieces, tables with theirs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kserender.compare.versions.contract import PARAGRAPH, Item, Kind, Piece, Row, Side
from kserender.render.edits import SORT_OF, Edit, row_id

# The page itself has the first two levels of headings, and HTML knows six.
FIRST_HEADING, LAST_HEADING = 3, 6

# Which end of a move it is: where the text was, or is now.
_ENDS: dict[Kind, str] = {"moved_from": "from", "moved_to": "to"}

Line: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A list label of the old version and of the new one; `marked` when the difference is an edit."""

    old: str = ""
    new: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its blocks, and how many columns it covers."""

    blocks: "tuple[Block, ...]"
    columns: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is equal, edited, added or struck; with its number in the list of edits if only one version has it."""

    kind: str
    header: bool
    cells: tuple[TableCell, ...]
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What the templates show of an item.

    `tag` is p, or a heading's.  `woven` are the pieces of both versions together, `old` and `new` the lines of each for
    itself, only where they differ.  `move` is the number of a move, and `here` its end: where the text was, or is.
    """

    tag: str
    sort: str = ""
    edit: Edit | None = None
    label: Label = Label()
    woven: Line = ()
    old: tuple[Line, ...] = ()
    new: tuple[Line, ...] = ()
    rows: tuple[TableRow, ...] = ()
    figure: bool = False
    depth: int = 0
    level: int | None = None
    move: int | None = None
    here: str = ""

    @property
    def equal(self) -> bool:
        """Whether both versions have it so."""
        return not self.sort and not any(row.kind != "equal" for row in self.rows)

    @property
    def joins(self) -> bool:
        """Whether it is one paragraph that became several, or the other way round."""
        return self.sort in {"split", "merged"}


@dataclass(slots=True)
class Outline:
    """Turns the levels of a document's headings into those of the page, where none may be skipped."""

    _open: list[int] = field(default_factory=list)

    def tag(self, level: int) -> str:
        """The element for a heading of this level that comes next."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return f"h{min(FIRST_HEADING - 1 + len(self._open), LAST_HEADING)}"


def blocks(
    items: Iterable[Item], edits: Mapping[int, Edit], outline: Outline | None = None, *, in_cell: bool = False
) -> Iterator[Block]:
    """The items as blocks; without an outline, as in cells and notes, headings are shown as paragraphs.

    In a cell both versions are only shown together: there is no room for them side by side.
    """
    for item in items:
        side = (item.new or item.old)[0]
        heading = side.type == "heading" and side.level is not None and outline is not None
        tag = outline.tag(side.level or 0) if heading and outline else "p"
        sort = SORT_OF.get(item.kind, "")
        here = _ENDS.get(item.kind, "")
        if item.table:
            # A table that both have tells in its rows what was edited.
            sort = "" if item.kind == "edited" else sort
            yield Block(tag, sort, _edit(item, edits), rows=tuple(_rows(item.table, edits)), move=item.move, here=here)
            continue
        yield Block(
            tag,
            sort,
            _edit(item, edits),
            _label(item),
            _woven(item),
            _lines(item, "added") if sort and item.old and not in_cell else (),
            _lines(item, "struck") if sort and item.new and not in_cell else (),
            figure=side.type == "figure",
            depth=min(side.depth, LAST_HEADING),
            level=side.level if heading else None,
            move=item.move,
            here=here,
        )


def _edit(item: Item, edits: Mapping[int, Edit]) -> Edit | None:
    return edits.get(item.id) if item.id is not None else None


def _woven(item: Item) -> Line:
    """The pieces as they are shown together: where a text was that now stands elsewhere, it is shown as it was."""
    if item.kind != "moved_from":
        return item.pieces
    return tuple(Piece("equal", piece.old, piece.note) for piece in item.pieces if piece.op != "added")


def _label(item: Item) -> Label:
    old, new = (_first(sides) for sides in (item.old, item.new))
    return Label(old or new if not item.old else old, new or old if not item.new else new, item.kind == "edited")


def _first(sides: Sequence[Side]) -> str:
    return (sides[0].label or "") if sides else ""


def _lines(item: Item, without: str) -> tuple[Line, ...]:
    """The paragraphs of one side, each with its pieces."""
    lines: list[list[Piece]] = [[]]
    for piece in item.pieces:
        if piece.op == without:
            continue
        text = piece.old if without == "added" else piece.new
        first, *others = text.split(PARAGRAPH)
        if first or piece.note:
            lines[-1].append(Piece(piece.op, first, piece.note))
        lines += [[Piece(piece.op, other)] if other else [] for other in others]
    return tuple(tuple(line) for line in lines)


def _rows(rows: Iterable[Row], edits: Mapping[int, Edit]) -> Iterator[TableRow]:
    for row in rows:
        number = row_id(row) if row.kind in {"added", "struck"} else None
        cells = tuple(TableCell(tuple(blocks(cell.items, edits, in_cell=True)), cell.columns) for cell in row.cells)
        yield TableRow(row.kind, row.header, cells, edits.get(number) if number is not None else None)
