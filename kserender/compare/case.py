"""Which papers of a case are compared: what is proposed to the organ that decides, and the alternatives to it."""

from collections.abc import Container, Sequence

from kserender.compare.comparison import Role
from kserender.compare.decisions.fields import organs_named
from kserender.compare.mode import equal_share
from kserender.paper import Kind, Paper

# Papers by which parties or members propose a decision.
PARTISAN: frozenset[Kind] = frozenset({"yrkande", "alternativt_forslag", "reservation"})
# Papers that report what has been decided or asked before: they propose nothing in this case.
EARLIER: frozenset[Kind] = frozenset({"protokollsutdrag", "motion", "interpellation", "delegationsbeslut"})
# Titles with so many words in common are those of one case: "Yrkande angående …".
SAME_TITLE = 0.4


def roles_in(papers: Sequence[Paper], given: Container[int] = ()) -> list[Role]:
    """The role of each paper; without anything to compare with, all are statements.  Those `given` by themselves,
    in a file of their own, are alternatives whatever they say."""
    base = base_of(papers)
    return [
        "alternative" if at in given and at != base else _role(paper, at, papers, base)
        for at, paper in enumerate(papers)
    ]


def base_of(papers: Sequence[Paper]) -> int | None:
    """The paper that is before the organ that decides: an organ's proposal to it, or else the first that no party has
    made; of several, one in the same case as the parties' papers, and for the same organs."""
    deciding = [at for at, paper in enumerate(papers) if paper.decisions]
    asked = {organ for at in deciding if papers[at].kind in PARTISAN for organ in organs_of(papers[at])}
    official = [at for at in deciding if papers[at].kind not in PARTISAN]
    for_them = [at for at in official if organs_of(papers[at]) & asked] or official
    partisan = [papers[at] for at in deciding if papers[at].kind in PARTISAN]

    def rank(at: int) -> tuple[bool, bool, bool, int]:
        paper = papers[at]
        # A § of minutes may be about anything; in a case file all papers are about the case.
        return (
            paper.paragraph is not None and not _kin(paper, partisan),
            not proposal_of(paper),
            paper.kind in EARLIER,
            at,
        )

    ranked = sorted(for_them, key=rank)
    return next(iter(ranked or deciding), None)


def _kin(paper: Paper, others: Sequence[Paper]) -> bool:
    """Whether one of the others is in the same case, by registry number or title; true when there is no telling."""
    told = [other for other in others if other.title or other.diary_number]
    if not told or not (paper.title or paper.diary_number):
        return True
    return any(
        (paper.diary_number is not None and paper.diary_number == other.diary_number)
        or equal_share(paper.title or "", other.title or "") >= SAME_TITLE
        for other in told
    )


def proposal_of(paper: Paper) -> str | None:
    """The organ whose proposal to another organ the paper is."""
    if paper.kind in PARTISAN | {"tjansteskrivelse"}:
        return None
    return next((point.deciding_body for point in paper.decisions if point.recommends_to), None)


def organs_of(paper: Paper) -> set[str]:
    """The organs that its points are for."""
    named = ((point.deciding_body, point.recommends_to) for point in paper.decisions)
    return {organ for bodies in named for body in bodies for organ in organs_named(body)}


def _role(paper: Paper, at: int, papers: Sequence[Paper], base: int | None) -> Role:
    if at == base:
        return "base"
    if not paper.decisions:
        return "statement"
    if base is None or paper.kind in EARLIER:
        return "elsewhere"
    ours = organs_of(papers[base])
    theirs = {organ for point in paper.decisions for organ in organs_named(point.deciding_body)}
    if ours and theirs:
        return "alternative" if ours & theirs else "elsewhere"
    # Whom it is for is not known: what stands among the appendices was for those who were asked before.
    appended = any(other.kind in EARLIER and number != base for number, other in enumerate(papers[:at]))
    return "alternative" if paper.kind in PARTISAN and not appended else "elsewhere"
