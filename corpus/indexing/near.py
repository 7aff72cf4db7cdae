"""Groups of papers that say nearly the same, found by their signatures.

Only papers that are alike in a whole band of their signatures are compared, and each of those with a few: so the work
grows with the number of papers and not with its square.
"""

from base64 import b64decode
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kserender.corpus.rows.signature import PLACES, WIDTH

NEAR = 0.7  # of the wording in common, from which two papers are nearly the same
BAND = 4  # places; two papers with 0.7 in common are alike in one band of sixteen with a certainty of 99 per cent
COMPARED = 8  # papers that a paper is compared with in a band


@dataclass(frozen=True, slots=True, order=True)
class Facts:
    """What tells papers with the same wording apart, "" where a paper does not have it."""

    diary_number: str
    paragraph: str
    date: str
    kind: str
    content: int = field(compare=False)  # of which the file is made: no fact of the paper

    def agree(self, other: "Facts") -> bool:
        """Whether both can be the same paper: in two files, and without a fact that is different."""
        return self.content != other.content and all(
            not mine or not theirs or mine == theirs
            for mine, theirs in (
                (self.diary_number, other.diary_number),
                (self.paragraph, other.paragraph),
                (self.date, other.date),
                (self.kind, other.kind),
            )
        )


def groups(signatures: Sequence[bytes], facts: Callable[[Iterable[int]], Mapping[int, Facts]]) -> Iterator[list[int]]:
    """The groups of two papers or more, as rising indices into `signatures`; `facts` gives the Facts of some of them.

    They do not depend on the order in which papers came if that of `signatures` does not.
    """
    leader = list(range(len(signatures)))

    def first(at: int) -> int:
        while leader[at] != at:
            leader[at] = at = leader[leader[at]]
        return at

    for one, other in _pairs(signatures, facts):
        low, high = sorted((first(one), first(other)))
        if low != high and likeness(signatures[one], signatures[other]) >= NEAR:
            leader[high] = low
    together: dict[int, list[int]] = {}
    for at in range(len(signatures)):
        if (found := first(at)) != at:
            together.setdefault(found, [found]).append(at)
    yield from together.values()


def places(signature: str) -> bytes:
    """The signature as bytes."""
    return b64decode(signature)


def likeness(one: bytes, other: bytes) -> float:
    """How much of their wording two papers have in common, 0 to 1, as far as their signatures tell."""
    return sum(one[at : at + WIDTH] == other[at : at + WIDTH] for at in range(0, PLACES * WIDTH, WIDTH)) / PLACES


def _pairs(
    signatures: Sequence[bytes], facts: Callable[[Iterable[int]], Mapping[int, Facts]]
) -> Iterator[tuple[int, int]]:
    alike = list(_alike(signatures))
    known = facts({at for members in alike for at in members})
    for members in alike:
        window: deque[int] = deque(maxlen=COMPARED)
        # Those that are the same paper come beside each other: a standing item has the same words at every meeting.
        for at in sorted(members, key=lambda at: (known[at], at)):
            yield from ((one, at) for one in window if known[one].agree(known[at]))
            window.append(at)


def _alike(signatures: Sequence[bytes]) -> Iterator[list[int]]:
    """The papers that have a band in common, two or more of them at a time."""
    for start in range(0, PLACES * WIDTH, BAND * WIDTH):
        band = slice(start, start + BAND * WIDTH)
        ordered = sorted(range(len(signatures)), key=lambda at: signatures[at][band])
        for _same, members in groupby(ordered, key=lambda at: signatures[at][band]):
            if len(found := list(members)) > 1:
                yield found
