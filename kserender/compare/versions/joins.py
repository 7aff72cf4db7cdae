"""Paragraphs that were split, merged or cut otherwise: found by the words that neighbours have in common.

A paragraph that has no like on the other side may be a part of one that has.  The words of the neighbours are compared
as one text; those that share most of the shorter one's words belong together.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from rapidfuzz.distance import Indel

from kserender.compare.align import Coder
from kserender.compare.versions.pairing import Group, Pairing
from kserender.compare.versions.units import Unit

# The share of the shorter one's words that a part and its whole must have in common.
LEAST = 0.6
# Beyond this no neighbours are compared: somebody has written a new text.
MOST_BLOCKS = 30
LARGEST_TABLE = 4_000_000  # words × words


def join(pairing: Pairing, old: Sequence[Unit], new: Sequence[Unit]) -> Pairing:
    """The pairing with groups of several where paragraphs were split or merged."""
    moved_old = {at for group in pairing.moves for at in group.old}
    moved_new = {at for group in pairing.moves for at in group.new}
    end = Group((len(old),), (len(new),))
    groups: list[Group] = [Group((-1,), (-1,))]
    for group in (*pairing.groups, end):
        before = groups[-1]
        gap_old = [at for at in range(before.old[-1] + 1, group.old[0]) if at not in moved_old]
        gap_new = [at for at in range(before.new[-1] + 1, group.new[0]) if at not in moved_new]
        if not (gap_old or gap_new):
            groups.append(group)
            continue
        edges = [edge for edge in (before, group) if _may_join(edge, old, new)]
        olds = sorted({*chain.from_iterable(edge.old for edge in edges), *gap_old})
        news = sorted({*chain.from_iterable(edge.new for edge in edges), *gap_new})
        found = list(_parts(olds, news, edges, old, new))
        for edge in edges:
            if any(set(edge.old) < set(one.old) or set(edge.new) < set(one.new) for one in found):
                continue
            found = [one for one in found if not (set(edge.old) & set(one.old) or set(edge.new) & set(one.new))]
            found.append(edge)
        if before in edges:
            groups.pop()
        groups += sorted(found, key=lambda one: (one.old, one.new))
        if group not in edges:
            groups.append(group)
    return Pairing([group for group in groups[1:] if group.old[0] < len(old)], pairing.moves)


def _may_join(group: Group, old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    """Whether a group is of texts that are not equal already."""
    if group.old[0] < 0 or group.old[0] >= len(old):
        return False
    first, other = old[group.old[0]], new[group.new[0]]
    return first.group[0] == "text" and (len(group.old) + len(group.new) > 2 or first.key != other.key)


def _parts(
    olds: Sequence[int], news: Sequence[int], edges: Sequence[Group], old: Sequence[Unit], new: Sequence[Unit]
) -> Iterator[Group]:
    """The groups of several among neighbours, each without a gap on either side; and pairs that follow from them."""
    olds = [at for at in olds if old[at].words and old[at].group[0] == "text"]
    news = [at for at in news if new[at].words and new[at].group[0] == "text"]
    if not olds or not news or len(olds) + len(news) < 3 or len(olds) + len(news) > MOST_BLOCKS:
        return
    shared = _shared([old[at].words for at in olds], [new[at].words for at in news])
    linked: list[tuple[set[int], set[int], int]] = []
    for x, at in enumerate(olds):
        for y, other in enumerate(news):
            count = shared.get((x, y), 0)
            paired = any(at in edge.old and other in edge.new for edge in edges)
            alike = old[at].group == new[other].group and count >= LEAST * min(
                len(old[at].words), len(new[other].words)
            )
            if paired or alike:
                touching = [one for one in linked if at in one[0] or other in one[1]]
                linked = [one for one in linked if one not in touching]
                linked.append(
                    (
                        {at}.union(*(one[0] for one in touching)),
                        {other}.union(*(one[1] for one in touching)),
                        count + sum(one[2] for one in touching),
                    )
                )
    for left, right, count in linked:
        whole_old, whole_new = range(min(left), max(left) + 1), range(min(right), max(right) + 1)
        if len(left) + len(right) > 2 and _fits(whole_old, left, old) and _fits(whole_new, right, new):
            words = sum(len(old[at].words) for at in left) + sum(len(new[at].words) for at in right)
            yield Group(tuple(whole_old), tuple(whole_new), round(2 * count / words, 4))


def _fits(whole: range, members: set[int], units: Sequence[Unit]) -> bool:
    """Whether nothing but empty paragraphs stands between the members."""
    return all(at in members or (units[at].group[0] == "text" and not units[at].words) for at in whole)


def _shared(a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> dict[tuple[int, int], int]:
    """How many words of which with which, when all of A is compared with all of B as one text."""
    of_a = [x for x, words in enumerate(a) for _word in words]
    of_b = [y for y, words in enumerate(b) for _word in words]
    if len(of_a) * len(of_b) > LARGEST_TABLE:
        return {}
    coder = Coder()
    found: dict[tuple[int, int], int] = {}
    for step in Indel.opcodes(coder.code(chain.from_iterable(a)), coder.code(chain.from_iterable(b))):
        if step.tag == "equal":
            for i, j in zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True):
                found[of_a[i], of_b[j]] = found.get((of_a[i], of_b[j]), 0) + 1
    return found
