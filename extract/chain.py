"""Which of the lines that could head a § do: those of one chain of rising numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

# Minutes have at most some hundred §§; a reference jumps, so near neighbours are enough to look at.
NEAR = 60
# What a head counts for by itself, beside the blocks under it; so many blocks are as good as more.
ALONE = 3
ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could head a §: its block's place in the body, what its number counts as, and how many blocks
    stand under it.  After an appendix begins only the very next number goes on."""

    at: int
    order: int
    under: int
    in_appendix: bool = False


def chain(found: Sequence[Candidate], *, steps: bool = False) -> list[Candidate]:
    """The chain of rising numbers with most heads and text under them: the entries of a table of contents have none.
    With `steps` every number is the next one, and the first is 1.
    """
    best: list[tuple[int, int]] = []
    for place, one in enumerate(found):
        own = ALONE + min(one.under, ENOUGH)
        score, before = own if not steps or one.order == 1 else 0, -1
        for index in range(place - 1, max(-1, place - NEAR), -1):
            weight = best[index][0]
            if weight and weight + own > score and _follows(found[index], one, steps):
                score, before = weight + own, index
        best.append((score, before))
    kept = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0 and best[at][0]:
        kept.append(found[at])
        at = best[at][1]
    return kept[::-1]


def _follows(before: Candidate, after: Candidate, steps: bool) -> bool:
    if steps or after.in_appendix:
        return after.order == before.order + 1
    return after.order > before.order
