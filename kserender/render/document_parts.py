"""What the writers of a whole document share: which blocks they write, and the stretches of a paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from kserender.model import Block, Change, Figure, Heading, Layer, Paragraph, Run

Kind = Literal["struck", "added"]

# What is not the paper's own text: it is written only when all is asked for.
AROUND: frozenset[Layer] = frozenset({"guidance", "furniture"})
# Stands for a paragraph mark that is struck or added.
PILCROW = "¶"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of a paragraph with the same marks; `note` is the id of a note that is referred to, and then text is ""."""

    text: str
    kind: Kind | None = None
    bold: bool = False
    italic: bool = False
    note: str | None = None


def written(blocks: Iterable[Block], everything: bool) -> list[Block]:
    """The blocks to write; a figure is only a picture's description, which stands around the text too."""
    if everything:
        return [block for block in blocks if not isinstance(block, Figure) or block.description]
    return [block for block in blocks if block.layer not in AROUND and not isinstance(block, Figure)]


def stretches(block: Heading | Paragraph, outer: Change | None = None, *, looks: bool) -> Iterator[Stretch]:
    """The stretches of a paragraph, and last the sign of its mark where that alone is struck or added.

    `outer` is the change of the cell or row around it; without `looks` bold and italic are left out.
    """
    around = outer.kind if outer else None
    marks = [_stretch(run, around, looks) for run in block.runs if run.text or run.note is not None]
    yield from _joined(marks)
    if block.mark is not None and (not marks or any(stretch.kind != block.mark.kind for stretch in marks)):
        yield Stretch(PILCROW, block.mark.kind)


def _stretch(run: Run, around: Kind | None, looks: bool) -> Stretch:
    kind = run.change.kind if run.change else around
    if run.note is not None:
        return Stretch("", kind, note=run.note)
    # Where bold type is how added wording was marked, it says no more than the sign for that.
    bold = run.bold and not (run.change and run.change.kind == "added" and run.change.marking != "tracked")
    return Stretch(run.text, kind, looks and bold, looks and run.italic)


def _joined(marks: Sequence[Stretch]) -> Iterator[Stretch]:
    for (note, kind, bold, italic), group in groupby(marks, lambda x: (x.note, x.kind, x.bold, x.italic)):
        yield Stretch("".join(stretch.text for stretch in group), kind, bold, italic, note)
