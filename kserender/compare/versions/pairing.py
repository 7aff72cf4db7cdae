"""Which blocks of two versions answer to each other: equal ones in order, then alike ones, then those that moved."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import Indel

from kserender.compare.align import Coder, Match, assign, moved, pair_equal, similar
from kserender.compare.versions.units import Unit
from kserender.compare.words import LARGEST_TABLE

# Below this share of common words two blocks in the same place are rather one struck and one added.
LEAST = 0.5
LEAST_TABLE = 0.3
# One that has moved must be more alike, and longer, or else common words would make pairs across the document.
LEAST_MOVED = 0.6
FEWEST_WORDS_MOVED = 4
# Of the same words fewer will do: a heading.
FEWEST_WORDS_SAME = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that answer to each other, by their numbers in the two versions: usually one and one."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float = 1.0


@dataclass(slots=True)
class Pairing:
    """Groups in their place, in order; and pairs of blocks that stand elsewhere in the new version."""

    groups: list[Group] = field(default_factory=list)
    moves: list[Group] = field(default_factory=list)


def pair(old: Sequence[Unit], new: Sequence[Unit]) -> Pairing:
    """The pairs, each block in one at most."""
    anchors = in_order([unit.key for unit in old], [unit.key for unit in new])
    matches = [Match(i, j, 1.0) for i, j in anchors]
    matches += _alike_in_gaps(old, new, anchors)
    matches += _elsewhere(old, new, matches)
    matches.sort(key=lambda match: match.a)
    away = moved([match.b for match in matches])
    groups = [Group((match.a,), (match.b,), match.similarity) for match in matches]
    return Pairing(
        [group for at, group in enumerate(groups) if at not in away],
        [group for at, group in enumerate(groups) if at in away and _may_move(old[group.old[0]], FEWEST_WORDS_SAME)],
    )


def in_order(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """As many equal keys as go together without changing places; ends that are equal cost nothing."""
    head = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    most = min(len(a), len(b)) - head
    tail = next((at for at in range(most) if a[-1 - at] != b[-1 - at]), most)
    pairs = [(at, at) for at in range(head)]
    left, right = a[head : len(a) - tail], b[head : len(b) - tail]
    if len(left) * len(right) <= LARGEST_TABLE:
        codes: dict[Hashable, int] = {}
        coded = [[codes.setdefault(key, len(codes)) for key in keys] for keys in (left, right)]
        for step in Indel.opcodes(*coded):
            if step.tag == "equal":
                pairs += zip(
                    range(head + step.src_start, head + step.src_end),
                    range(head + step.dest_start, head + step.dest_end),
                    strict=True,
                )
    else:  # a book: the keys that stay in order when each is paired with its like
        found = pair_equal(left, right)
        away = moved([j for _i, j in found])
        pairs += [(head + i, head + j) for at, (i, j) in enumerate(found) if at not in away]
    return pairs + [(len(a) - at, len(b) - at) for at in range(tail, 0, -1)]


def _alike_in_gaps(old: Sequence[Unit], new: Sequence[Unit], anchors: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """The most alike of those that stand between the same two equal blocks."""
    ends = [(-1, -1), *anchors, (len(old), len(new))]
    for (a0, b0), (a1, b1) in pairwise(ends):
        rest_a, rest_b = range(a0 + 1, a1), range(b0 + 1, b1)
        if rest_a and rest_b:
            yield from _alike(old, new, rest_a, rest_b, lambda unit: LEAST if unit.table is None else LEAST_TABLE)


def _elsewhere(old: Sequence[Unit], new: Sequence[Unit], matches: Sequence[Match]) -> list[Match]:
    """Blocks that have left their place: the same ones, then the most alike."""
    found: list[Match] = []
    for find, fewest in ((_same, FEWEST_WORDS_SAME), (_alike_anywhere, FEWEST_WORDS_MOVED)):
        taken_a = {match.a for match in (*matches, *found)}
        taken_b = {match.b for match in (*matches, *found)}
        rest_a = [at for at, unit in enumerate(old) if at not in taken_a and _may_move(unit, fewest)]
        rest_b = [at for at, unit in enumerate(new) if at not in taken_b and _may_move(unit, fewest)]
        found += find(old, new, rest_a, rest_b)
    return found


def _may_move(unit: Unit, fewest: int) -> bool:
    return len(unit.words) >= fewest and not unit.boxed


def _same(old: Sequence[Unit], new: Sequence[Unit], a: Sequence[int], b: Sequence[int]) -> list[Match]:
    return [Match(a[i], b[j], 1.0) for i, j in pair_equal([old[at].key for at in a], [new[at].key for at in b])]


def _alike_anywhere(old: Sequence[Unit], new: Sequence[Unit], a: Sequence[int], b: Sequence[int]) -> list[Match]:
    return _alike(old, new, a, b, lambda unit: LEAST_MOVED)


def _alike(
    old: Sequence[Unit], new: Sequence[Unit], a: Sequence[int], b: Sequence[int], least: Callable[[Unit], float]
) -> list[Match]:
    """The best pairs, of one group each, by the share of words they have in common in the same order."""
    found: list[Match] = []
    for group in sorted({old[at].group for at in a} & {new[at].group for at in b}):
        of_a = [at for at in a if old[at].group == group]
        of_b = [at for at in b if new[at].group == group]
        if group[0] == "figure":  # there is nothing but their order to go by
            found += [Match(i, j, 0.0) for i, j in zip(of_a, of_b, strict=False)]
            continue
        of_a, of_b = [at for at in of_a if old[at].words], [at for at in of_b if new[at].words]
        if not of_a or not of_b:
            continue
        coder = Coder()
        codes_a = [coder.code(old[at].words) for at in of_a]
        codes_b = [coder.code(new[at].words) for at in of_b]
        threshold = least(old[of_a[0]])
        found += [Match(of_a[m.a], of_b[m.b], m.similarity) for m in assign(similar(codes_a, codes_b, threshold))]
    return found
