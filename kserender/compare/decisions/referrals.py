"""Which paper is meant when a point, or a claim at the meeting, speaks of another's proposal."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kserender.compare.comparison import Claim, Head, Referral
from kserender.compare.decisions.referring import Said, referring
from kserender.compare.fold import key
from kserender.compare.language import OFFICES
from kserender.compare.parties import by_parties, parties_in
from kserender.paper import Decision, Paper

Papers = Sequence[tuple[int, Paper]]


def referrals(heads: Sequence[Head], papers: Papers) -> Iterator[Referral]:
    """The points that speak of another of the papers; those that may mean several papers or points, or none, are left
    out: numbers may begin again for each deciding level."""
    for at, paper in papers:
        for point in paper.decisions:
            said = referring(point.text)
            to = _meant(said, at, heads, papers) if said else None
            if said is None or to is None:
                continue
            count = Counter(number_of(theirs, place) for place, theirs in enumerate(dict(papers)[to].decisions))
            if any(count[number] != 1 for number in (*said.numbers, *said.but)):
                continue
            numbers = set(said.numbers or (count if said.but else ())) - set(said.but)
            yield Referral(
                paper=at,
                point=point,
                effect=said.effect,
                to=to,
                numbers=sorted(numbers),
                rest=said.rest,
                new=said.new,
            )


def number_of(point: Decision, place: int) -> int:
    """The number that others call a point by: its own, or else its place in the list."""
    return point.number or place + 1


def claims(papers: Papers) -> Iterator[Claim]:
    """The claims moved at the meeting, and which of the papers they support."""
    for at, paper in papers:
        others = [(number, other) for number, other in papers if number != at]
        for yrkande in paper.yrkanden:
            supports = by_parties(yrkande.to or "", others) if yrkande.position == "bifall" else []
            yield Claim(paper=at, yrkande=yrkande, to=supports)


def _meant(said: Said, own: int, heads: Sequence[Head], papers: Papers) -> int | None:
    """The one paper that is meant; the base, when nobody is named."""
    others = [(at, paper) for at, paper in papers if at != own]
    if not said.owner:
        found = [at for at, _paper in others if heads[at].role == "base"]
    elif parties_in(said.owner):
        found = by_parties(said.owner, others)
    elif key(said.owner).endswith(OFFICES):
        found = [at for at, paper in others if paper.kind == "tjansteskrivelse"]
    else:
        found = [at for at, paper in others if not paper.proposers and key(said.owner) in _organs(paper)][:1]
    return found[0] if len(found) == 1 else None


def _organs(paper: Paper) -> set[str]:
    bodies = (paper.body, *(decision.deciding_body for decision in paper.decisions))
    return {key(body) for body in bodies if body}
