"""What kind of paper it is."""

from typing import cast, get_args

from kserender.extract.matter import Matter
from kserender.paper import Kind, Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `kind`: as the paper says itself; a § makes it minutes; decisions signed by parties only, an alternative;
    other decisions, a tjänsteskrivelse."""
    own = matter.front.kind
    if paper.paragraph and own in (None, "protokollsutdrag", "tjansteskrivelse"):
        own = "protokollsutdrag"
    elif own in (None, "tjansteskrivelse") and paper.decisions and _by_parties(paper):
        own = "alternativt_forslag"
    elif own is None and paper.decisions:
        own = "tjansteskrivelse"
    paper.kind = cast(Kind, own) if own in get_args(Kind) else "ovrigt"


def _by_parties(paper: Paper) -> bool:
    return bool(paper.proposers) and all(person.party for person in paper.signatories)
