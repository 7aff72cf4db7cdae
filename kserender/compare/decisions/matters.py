"""What each paper wants in each matter: the points of all papers put together, and referrals carried out."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from kserender.compare.comparison import Matter, Referral, Relation, Stance
from kserender.compare.decisions.differences import differences
from kserender.compare.decisions.groups import Group, grouped
from kserender.compare.decisions.points import Point, Points
from kserender.compare.decisions.referrals import number_of
from kserender.compare.pieces import compared_words
from kserender.paper import Decision, Paper


def matters(papers: Sequence[tuple[int, Paper]], referrals: Sequence[Referral]) -> list[Matter]:
    """Every point of the papers, each once, by matter, in the order in which the papers have them."""
    carried_out = {id(referral.point) for referral in referrals if not referral.new}
    read = Points(paper for _at, paper in papers)
    points = [[point for point in read.of(paper, at) if id(point.decision) not in carried_out] for at, paper in papers]
    groups = grouped(points)
    _put_amended(groups, referrals)
    return [_matter(group, dict(papers), referrals, read) for group in groups]


def _put_amended(groups: list[Group], referrals: Sequence[Referral]) -> None:
    """A point that amends "punkt 3" is about that point's matter, whatever its words are."""
    for referral in referrals:
        if referral.effect != "amends" or len(referral.numbers) != 1:
            continue
        here = next((g for g in groups if _has(g, referral.paper, referral)), None)
        there = next((g for g in groups if _numbered(g, referral.to, referral.numbers[0])), None)
        if here and there and here is not there and len(here.points) == 1 and referral.paper not in there.points:
            there.points |= here.points
            groups.remove(here)


def _has(group: Group, paper: int, referral: Referral) -> bool:
    return any(point.decision is referral.point for point in group.points.get(paper, ()))


def _numbered(group: Group, paper: int, number: int) -> bool:
    """Whether the group has the paper's point of that number."""
    return any(number_of(point.decision, point.at) == number for point in group.points.get(paper, ()))


def _matter(group: Group, papers: dict[int, Paper], referrals: Sequence[Referral], read: Points) -> Matter:
    order = [at for at in papers if at in group.points]
    whole = {at: read.together(group.points[at], papers[at]) for at in order}
    reference = order[0]
    stances = []
    for at in papers:
        if at == reference:
            in_part = _in_part(whole[at])
            stances.append(Stance(paper=at, relation="reference", points=_decisions(group, at), in_part=in_part))
        elif at in whole:
            stances.append(_stance(group, whole[reference], whole[at]))
        else:
            stances.append(_without_points(at, group, referrals))
    return Matter(
        kind="outcome" if any(point.outcome for point in whole.values()) else "point",
        reference=reference,
        stances=stances,
        positions=_positions(stances, whole, referrals),
    )


def _decisions(group: Group, paper: int) -> list[Decision]:
    return [point.decision for point in group.points[paper]]


def _in_part(point: Point) -> bool:
    return point.outcome is not None and point.outcome.part


def _stance(group: Group, ours: Point, theirs: Point) -> Stance:
    found = differences(ours, theirs)
    same = ours.substance.folded == theirs.substance.folded
    return Stance(
        paper=theirs.paper,
        relation="changed" if found else "same" if same else "reworded",
        similarity=round(group.alike(ours.paper, theirs.paper), 2),
        points=_decisions(group, theirs.paper),
        in_part=_in_part(theirs),
        differences=found,
        words=compared_words(ours.substance.text, theirs.substance.text),
    )


def _without_points(paper: int, group: Group, referrals: Sequence[Referral]) -> Stance:
    """What a paper wants by what it says of the others' points: the most exact goes first."""
    relation, by = _by_referral(paper, group, referrals, frozenset())
    return Stance(paper=paper, relation=relation, by=by, similarity=0.0 if relation == "missing" else 1.0)


def _by_referral(
    paper: int, group: Group, referrals: Sequence[Referral], asked: frozenset[int]
) -> tuple[Relation, int | None]:
    """Adopted, rejected or missing, and the referral that says so; one may adopt what another adopts from a third."""
    for number, referral in sorted(enumerate(referrals), key=lambda x: (not x[1].numbers, x[1].rest, x[0])):
        if referral.paper != paper or referral.effect == "amends":
            continue
        if referral.to in group.points:
            if not referral.numbers or any(_numbered(group, referral.to, n) for n in referral.numbers):
                return "rejected" if referral.effect == "rejects" else "adopted", number
        elif referral.effect == "adopts" and not referral.numbers and referral.to not in asked:
            relation, _by = _by_referral(referral.to, group, referrals, asked | {paper})
            if relation != "missing":
                return relation, number
    return "missing", None


def _positions(stances: Sequence[Stance], whole: dict[int, Point], referrals: Sequence[Referral]) -> list[list[int]]:
    """Papers that want the same in substance; a paper that adopts another's points stands where that one does."""
    position = {at: {at} for at in whole}
    for a, b in combinations(whole, 2):
        if position[a] is not position[b] and not differences(whole[a], whole[b]):
            position[a] |= position[b]
            for at in position[b]:
                position[at] = position[a]
    adopts = {s.paper: referrals[s.by].to for s in stances if s.relation == "adopted" and s.by is not None}
    for paper, to in adopts.items():
        asked = {paper}
        while to not in position and to in adopts.keys() - asked:  # it adopts what another adopts from a third
            asked.add(to)
            to = adopts[to]
        if to in position:
            position[to].add(paper)
    return [sorted(papers) for papers in _distinct(position)]


def _distinct(position: dict[int, set[int]]) -> Iterator[set[int]]:
    seen: list[set[int]] = []
    for papers in position.values():
        if not any(papers is other for other in seen):
            seen.append(papers)
            yield papers
