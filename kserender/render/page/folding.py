"""Folds stretches of a text that nobody has edited, so that what was edited is near, and still finds its heading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kserender.render.page.blocks import Block

# So many unedited blocks stay open before and after an edit, and fewer than this are not worth folding.
BESIDE = 1
LEAST_FOLDED = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that are shown one after the other, or are folded away."""

    blocks: tuple[Block, ...]
    folded: bool = False


def folded(blocks: Iterable[Block]) -> list[Stretch]:
    """All blocks in order, in stretches."""
    stretches: list[Stretch] = []
    runs = [(equal, list(run)) for equal, run in groupby(blocks, key=lambda block: block.equal)]
    for at, (equal, run) in enumerate(runs):
        if not equal:
            stretches.append(Stretch(tuple(run)))
            continue
        start = BESIDE if at else 0
        stop = len(run) - (BESIDE if at + 1 < len(runs) else 0)
        kept = _leading(run, at + 1 < len(runs)) | set(range(start)) | set(range(max(start, stop), len(run)))
        stretches += _cut(run, kept)
    return _joined(stretches)


def _leading(run: Sequence[Block], before_an_edit: bool) -> set[int]:
    """The headings that what follows the run stands under, from the nearest upwards."""
    kept: set[int] = set()
    lowest: int | None = None
    for at in range(len(run) - 1, -1, -1):
        level = run[at].level
        if before_an_edit and level is not None and (lowest is None or level < lowest):
            kept.add(at)
            lowest = level
    return kept


def _cut(run: Sequence[Block], kept: set[int]) -> Iterator[Stretch]:
    for shown, numbers in groupby(range(len(run)), key=lambda at: at in kept):
        blocks = tuple(run[at] for at in numbers)
        yield Stretch(blocks, folded=not shown and len(blocks) >= LEAST_FOLDED)


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Open stretches that touch are one."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and not stretch.folded and not joined[-1].folded:
            stretch = Stretch(joined.pop().blocks + stretch.blocks)
        joined.append(stretch)
    return joined
