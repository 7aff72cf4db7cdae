"""What the papers compared are called: a letter, and a name to use in a sentence."""

from collections import Counter
from collections.abc import Sequence

from kserender.compare.case import proposal_of
from kserender.compare.comparison import Head, Role
from kserender.compare.fold import key
from kserender.compare.language import KIND_NAMES, OFFICES
from kserender.compare.mentions import only_adds
from kserender.compare.parties import short_party
from kserender.paper import Paper


def heads(papers: Sequence[Paper], roles: Sequence[Role], paths: Sequence[str | None]) -> list[Head]:
    """The heads of the papers, each with a name that no other has."""
    names = _apart(papers, roles, [_name(paper) for paper in papers])
    shared = Head.model_fields.keys() & Paper.model_fields.keys()
    return [
        Head(
            letter=letter(number),
            name=names[number],
            role=roles[number],
            decides=decider(paper),
            adds=only_adds(paper, papers),
            # A file's name may hold bytes that are no text.
            path=path.encode("utf-8", "backslashreplace").decode() if path is not None else None,
            **{field: getattr(paper, field) for field in shared},
        )
        for number, (paper, path) in enumerate(zip(papers, paths, strict=True))
    ]


def decider(paper: Paper) -> str | None:
    """The organ that takes the decision in the end, where all points are for the same."""
    last = {point.recommends_to or point.deciding_body for point in paper.decisions}
    return last.pop() if len(last) == 1 else None


def letter(number: int) -> str:
    """A, B, … Z, AA, AB, … as in a spreadsheet."""
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _name(paper: Paper) -> str:
    """Whose it is, as short as it can be said: an organ's proposal to another organ, the parties by their letters
    ("S, V och MP"), the office that wrote it; or else what kind of paper it is."""
    organ = proposal_of(paper)
    if organ:
        return organ
    if paper.proposers:
        return _listed([short_party(party) for party in paper.proposers])
    office = paper.kind == "tjansteskrivelse" and key(paper.body or "").endswith(OFFICES)
    if paper.body and (office or paper.kind == "protokollsutdrag"):
        return paper.body
    return KIND_NAMES[paper.kind]


def _listed(names: Sequence[str]) -> str:
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _apart(papers: Sequence[Paper], roles: Sequence[Role], names: Sequence[str]) -> list[str]:
    """Papers of one name are told apart by their dates, or else by their letters; those that are not compared leave
    the bare name to the one that is."""
    compared = [role in {"base", "alternative"} for role in roles]
    count = Counter(name for name, one in zip(names, compared, strict=True) if one)
    others = Counter(names)
    dated = [f"{name} {paper.date}" if paper.date else name for name, paper in zip(names, papers, strict=True)]
    dates = Counter(dated)
    return [
        name
        if (count if compared[number] else others)[name] == 1
        else full
        if dates[full] == 1 and full != name
        else f"{name} ({letter(number)})"
        for number, (name, full) in enumerate(zip(names, dated, strict=True))
    ]
