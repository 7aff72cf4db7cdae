"""The edits that a document can have: words, whole blocks or rows, their order, and labels.

A `Path` leads to a block: its number in the body; for a paragraph in a table the numbers of table, row, cell and
paragraph; for one in a note −1 − the note's number, and the paragraph's.  The path of a row ends with the row.
Characters are those of the paragraph's text, list label and marks of notes left out.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kserender.model import Block

Path: TypeAlias = tuple[int, ...]
Kind: TypeAlias = Literal["paragraph", "point", "heading", "subheading", "row"]


def is_row(path: Path) -> bool:
    """Whether a path leads to a row of a table in the body."""
    return len(path) == 2 and path[0] >= 0


def gap(path: Path, after: bool) -> Path:
    """The gap before or after a block or row: the path of what stands after it, or would."""
    return (*path[:-1], path[-1] + after)


@dataclass(frozen=True, slots=True)
class Reword:
    """Characters `start:end` of a paragraph become `new`."""

    path: Path
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Strike:
    """A block or row goes away."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """New paragraphs or headings, a line each, or a row beside another one; the cells of a row have tabs between.

    Several rows have a line each too.  `blocks` are put in as they are, with their looks; then `text` is what they say.
    """

    path: Path
    after: bool
    text: str
    kind: Kind = "paragraph"
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A block or row is put beside another one of its kind of place."""

    path: Path
    beside: Path
    after: bool


@dataclass(frozen=True, slots=True)
class Relabel:
    """A point has another label."""

    path: Path
    label: str


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Characters `start:end` of a paragraph become what one of several people wants: `texts` has who, and what.

    All of it is marked in the document, each with its author; somebody has to choose.
    """

    path: Path
    start: int
    end: int
    texts: tuple[tuple[str, str], ...]


Edit: TypeAlias = Reword | Strike | Insert | Move | Relabel


def overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits cannot both be made.  Insertions disturb nobody; new words at the same character do."""
    if isinstance(one, Insert) or isinstance(other, Insert):
        return False
    if isinstance(one, Reword) and isinstance(other, Reword):
        if one.path != other.path:
            return False
        first, last = max(one.start, other.start), min(one.end, other.end)
        inside = any(a.start < b.start == b.end < a.end for a, b in ((one, other), (other, one)))
        return first < last or inside or (one.start, one.end) == (other.start, other.end)
    within = one.path[: len(other.path)] == other.path or other.path[: len(one.path)] == one.path
    return within and (isinstance(one, Strike) or isinstance(other, Strike) or type(one) is type(other))
