"""What kind of paper it is."""

from typing import cast, get_args

from kserender.extract.forwarded import is_forwarded
from kserender.extract.matter import Matter
from kserender.paper import Kind, Paper

_EXTRACT = "protokollsutdrag"


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `kind`: as the paper says itself; a § makes it minutes, and what an organ puts to fullmäktige is taken from
    its minutes; decisions signed by parties only, an alternative; other decisions, a tjänsteskrivelse."""
    own = matter.front.kind or (_EXTRACT if is_forwarded(matter) else matter.front.subject_kind)
    if (paper.paragraph or matter.number is not None) and own in (None, _EXTRACT, "tjansteskrivelse"):
        own = _EXTRACT
    elif own in (None, "tjansteskrivelse") and paper.decisions and _by_parties(paper):
        own = "alternativt_forslag"
    elif own is None and paper.decisions:
        own = "tjansteskrivelse"
    elif own == "ovrigt" and paper.decisions and paper.proposers:
        # A yttrande in which parties move something is their yrkande.
        own = "yrkande"
    paper.kind = cast(Kind, own) if own in get_args(Kind) else "ovrigt"


def _by_parties(paper: Paper) -> bool:
    return bool(paper.proposers) and all(person.party for person in paper.signatories)
