"""Which item of A answers to which of B: equal ones by key, then the most similar ones, one to one.

Everything here is symmetric: B against A gives the same pairs the other way round.
"""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import Indel

Pair: TypeAlias = tuple[int, int]

# Up to this many cells every item is weighed against every other; beyond, only those that share a rare phrase.
ALL_AGAINST_ALL = 20_000
# Two words in a row are a rare phrase when no more than this many pairs of items could share it.
RARE = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of positions and how similar the items are (0–1)."""

    a: int
    b: int
    similarity: float


class Coder:
    """Gives every word a character of its own, so that a text becomes a string with one character a word."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def code(self, words: Iterable[str]) -> str:
        """The words as a string."""
        codes = self._codes
        return "".join([codes.setdefault(word, chr(len(codes) % sys.maxunicode + 1)) for word in words])


def pair_equal(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """The first of a key in A with the first in B, the second with the second, and so on; None is equal to nothing."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at in range(len(b) - 1, -1, -1):
        waiting[b[at]].append(at)
    return [(at, waiting[key].pop()) for at, key in enumerate(a) if key is not None and waiting.get(key)]


def similar(a: Sequence[str], b: Sequence[str], threshold: float) -> Iterator[Match]:
    """The pairs of word-coded texts that are at least this similar: twice the words they share in the same order over
    the words of both."""
    if len(a) * len(b) <= ALL_AGAINST_ALL:
        for at, text in enumerate(a):
            for _text, score, other in process.extract(
                text, b, scorer=Indel.normalized_similarity, processor=None, score_cutoff=threshold, limit=None
            ):
                yield Match(at, other, score)
        return
    for at, other in _sharing_rare_phrases(a, b):
        score = Indel.normalized_similarity(a[at], b[other], score_cutoff=threshold)
        if score >= threshold:
            yield Match(at, other, score)


def _sharing_rare_phrases(a: Sequence[str], b: Sequence[str]) -> set[Pair]:
    """Pairs worth weighing, in a number that grows with the words and not with the square of the items."""
    in_a, in_b = _places(a), _places(b)
    found: set[Pair] = set()
    for phrase, places in in_a.items():
        others = in_b.get(phrase, ())
        if len(places) * len(others) <= RARE:
            found.update((at, other) for at in places for other in others)
    return found


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for phrase in {text[start : start + 2] for start in range(len(text))}:
            places[phrase].append(at)
    return places


def assign(matches: Iterable[Match]) -> list[Match]:
    """Best first, each position once; of equally similar pairs the one whose places in the papers are nearest."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    chosen = []
    for match in sorted(matches, key=lambda m: (-m.similarity, abs(m.a - m.b), m.a + m.b)):
        if match.a not in taken_a and match.b not in taken_b:
            taken_a.add(match.a)
            taken_b.add(match.b)
            chosen.append(match)
    return chosen


def interleave(pairs: Iterable[Match], count_a: int, count_b: int) -> Iterator[tuple[int | None, int | None, float]]:
    """All positions in A's order, what only B has standing after what it follows there: (a, b, similarity)."""
    of_a = {pair.a: pair for pair in pairs}
    paired_b = {pair.b for pair in of_a.values()}

    def only_b(start: int) -> Iterator[tuple[None, int, float]]:
        for at in range(start, count_b):
            if at in paired_b:
                return
            yield None, at, 0.0

    extra = only_b(0)
    for at in range(count_a):
        if at not in of_a:
            yield at, None, 0.0
            continue
        yield from extra
        yield at, of_a[at].b, of_a[at].similarity
        extra = only_b(of_a[at].b + 1)
    yield from extra


def moved(order: Sequence[int]) -> set[int]:
    """The positions in `order` that have left their place: all outside a longest rising subsequence."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int | None] = []
    for at, value in enumerate(order):
        depth = bisect_left(tails, value)
        tails[depth : depth + 1] = [value]
        at_tail[depth : depth + 1] = [at]
        before.append(at_tail[depth - 1] if depth else None)
    stays = set()
    last = at_tail[-1] if at_tail else None
    while last is not None:
        stays.add(last)
        last = before[last]
    return set(range(len(order))) - stays
