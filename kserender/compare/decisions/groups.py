"""Which points of two or more papers are about one matter.

Everything here is the same in whatever order the papers stand, but for ties.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeAlias

from kserender.compare.align import Match
from kserender.compare.decisions.fields import name_of_organ, organ_key
from kserender.compare.decisions.points import LEAST, Point, alike
from kserender.compare.decisions.stems import GENERAL

# A point that has no like elsewhere is part of a longer one when that holds this share of its words, of which at least
# as many tell the matter.
PART = 0.65
TELLING_WORDS = 3


Groups: TypeAlias = "dict[tuple[int, int], Group]"
"""The group of each point, by its paper and place there."""


@dataclass(slots=True)
class Group:
    """Points of one matter, by paper; and how alike each pair of papers' points were when they met."""

    points: dict[int, list[Point]]
    similarity: dict[tuple[int, int], float] = field(default_factory=dict)

    def alike(self, a: int, b: int) -> float:
        """How alike the two papers' points are, at least; 0 when they met through a third paper's."""
        return self.similarity.get((min(a, b), max(a, b)), 0.0)


def grouped(papers: Sequence[Sequence[Point]]) -> list[Group]:
    """All points of all papers, each in one group, in the order in which the papers have them."""
    groups = {(point.paper, point.at): Group({point.paper: [point]}) for points in papers for point in points}
    for (a, i), (b, j), weight in _by_weight(papers):
        one, other = groups[a, i], groups[b, j]
        if one is other:
            one.similarity.setdefault((a, b), weight)
        elif not one.points.keys() & other.points.keys():
            _merge(one, other, groups)
            one.similarity[a, b] = weight
    _join_parts_of_case(groups)
    _join_tasks(papers, groups)
    _add_parts(groups)
    return _in_order(papers, groups)


def _by_weight(papers: Sequence[Sequence[Point]]) -> list[tuple[tuple[int, int], tuple[int, int], float]]:
    """Pairs of points, the most alike first; of equally alike ones those whose places are nearest."""
    found: list[tuple[Point, Point, Match]] = []
    for ours, theirs in combinations([points for points in papers if points], 2):
        found += [(ours[match.a], theirs[match.b], match) for match in alike(ours, theirs)]
    found.sort(key=lambda x: (-x[2].similarity, abs(x[0].at - x[1].at), x[0].at + x[1].at, _texts(x[0], x[1])))
    return [((a.paper, a.at), (b.paper, b.at), match.similarity) for a, b, match in found]


def _texts(*points: Point) -> list[str]:
    """What decides when all else is equal, and the order of the papers shall not."""
    return sorted(point.decision.text for point in points)


def _merge(one: Group, other: Group, groups: Groups) -> None:
    for paper, points in other.points.items():
        one.points.setdefault(paper, []).extend(points)
        one.points[paper].sort(key=lambda point: point.at)
        for point in points:
            groups[paper, point.at] = one
    one.similarity |= other.similarity


def _join_parts_of_case(groups: Groups) -> None:
    """Put what becomes of the parts of a case to what becomes of it as a whole: it is granted in part."""
    wholes: defaultdict[str, list[Group]] = defaultdict(list)
    parts: list[tuple[str, Group]] = []
    for group in _unique(groups.values()):
        outcomes = [point.outcome for points in group.points.values() for point in points if point.outcome]
        whole = next((outcome for outcome in outcomes if not outcome.part), None)
        if whole:
            wholes[whole.case].append(group)
        elif outcomes:
            parts.append((outcomes[0].case, group))
    for case, group in parts:
        if len(wholes[case]) == 1:
            _merge(wholes[case][0], group, groups)


def _join_tasks(papers: Sequence[Sequence[Point]], groups: Groups) -> None:
    """Join what two papers want of one organ, in other words, when it is the only task that each gives it and both
    speak of the same thing: they are alternatives.  With several tasks there is no telling which answers to which."""
    tasks: defaultdict[frozenset[str], list[Point]] = defaultdict(list)
    for points in papers:
        takers = [frozenset(map(organ_key, map(name_of_organ, point.decision.assigned_to))) for point in points]
        for point, organs in zip(points, takers, strict=True):
            if organs and takers.count(organs) == 1:
                tasks[organs].append(point)
    for points in tasks.values():
        pairs = [(len((a.words & b.words) - GENERAL), a, b) for a, b in combinations(points, 2)]
        for shared, one, other in sorted(pairs, key=lambda x: (-x[0], _texts(x[1], x[2]))):
            here, there = _home(one, groups), _home(other, groups)
            if shared and 1 in {len(here.points), len(there.points)} and not here.points.keys() & there.points.keys():
                _merge(here, there, groups)
                here.similarity[min(one.paper, other.paper), max(one.paper, other.paper)] = LEAST


def _add_parts(groups: Groups) -> None:
    """Put points that stand alone to the longer point that says the same and more: one point answers to two."""
    candidates: list[tuple[float, Point, Point]] = []
    every = list(_unique(groups.values()))
    speaking: defaultdict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(every):
        for word in {word for points in group.points.values() for point in points for word in point.words - GENERAL}:
            speaking[word].append(number)
    for group in every:
        if len(group.points) == 1:
            ((point,),) = group.points.values()
            shared = Counter(number for word in point.words for number in speaking.get(word, ()))
            near = [every[number] for number, count in shared.items() if count >= TELLING_WORDS]
            shares = [(_share(point, whole), next(iter(whole.points.values()))[0]) for whole in near]
            candidates += [(share, point, of) for share, of in shares if share >= PART]
    for _likeness, point, of in sorted(candidates, key=lambda x: (-x[0], x[1].at, _texts(x[1]), _texts(x[2]))):
        part, whole = _home(point, groups), _home(of, groups)
        # Unless it has found its place, or what it says was taken by another point meanwhile.
        share = _share(point, whole)
        if len(part.points) == 1 and part is not whole and share >= PART:
            others = list(whole.points)
            _merge(whole, part, groups)
            for other in others:
                whole.similarity.setdefault((min(other, point.paper), max(other, point.paper)), share)


def _home(point: Point, groups: Groups) -> Group:
    return groups[point.paper, point.at]


def _unique(groups: Iterable[Group]) -> Iterator[Group]:
    seen: set[int] = set()
    for group in groups:
        if id(group) not in seen:
            seen.add(id(group))
            yield group


def _share(point: Point, whole: Group) -> float:
    """The largest share of the point's words that another paper's longer point in the group has, and that the paper's
    own points there do not answer to; 0 when the words tell nothing."""
    taken = {word for own in whole.points.get(point.paper, ()) for word in own.words}
    best = 0.0
    for theirs in (theirs for paper, points in whole.points.items() if paper != point.paper for theirs in points):
        shared = (point.words & theirs.words) - taken
        if len(theirs.words) > len(point.words) and len(shared - GENERAL) >= TELLING_WORDS:
            best = max(best, len(shared) / len(point.words))
    return best


def _in_order(papers: Sequence[Sequence[Point]], groups: Groups) -> list[Group]:
    """As the first paper has them; what only later papers have stands after what it follows there, or last when the
    paper has nothing in common with those before it."""
    order: list[Group] = []
    for points in papers:
        theirs = [groups[point.paper, point.at] for point in points]
        known = {id(group) for group in order}
        at = 0 if any(id(group) in known for group in theirs) else len(order)
        for group in theirs:
            place = next((number for number, other in enumerate(order) if other is group), at)
            if place == len(order) or order[place] is not group:
                order.insert(place, group)
            at = place + 1
    return order
