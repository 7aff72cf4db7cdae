"""Who moved a claim that bears no name, by what other papers say of it: "yrkande från C den 3 maj 2024"."""

import re
from collections.abc import Sequence

from kserender.extract.kinds import kind_phrases
from kserender.extract.language.times import date
from kserender.extract.listed_parties import listed_parties
from kserender.i18n import _
from kserender.model import Document
from kserender.paper import Inference, Paper

# The kinds that parties sign: claims, and what they say beside a decision.
SIGNED = ("yrkande", "ovrigt", "reservation")
CONFIDENCE = 0.9
_DATE = r"(?:\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4})"
_NAMED = re.compile(rf"(?P<kind>\w+) från (?P<who>[^.;:]{{1,80}}?) (?:den |daterat |daterad )?(?P<date>{_DATE})")


def name_movers(papers: Sequence[Paper], document: Document) -> None:
    """Fill `proposers` of papers that name none, where the file names the same for all of their kind and date; that is
    told in `inferred`."""
    nameless = [paper for paper in papers if paper.kind in SIGNED and paper.date and not paper.proposers]
    if not nameless:
        return
    said = _said(document)
    for paper in nameless:
        found = said.get((paper.kind, paper.date or ""), set())
        taken = {tuple(other.proposers) for other in papers if (other.kind, other.date) == (paper.kind, paper.date)}
        free = sorted(found - taken)
        if len(free) == 1:
            paper.proposers = list(free[0])
            reason = _("The paper itself names nobody; another paper in the file says who moved it that day.")
            value = ", ".join(free[0])
            paper.inferred.append(Inference(field="proposers", value=value, reason=reason, confidence=CONFIDENCE))


def _said(document: Document) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    """The parties by kind and date, as the running text of the file names them."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    kinds = kind_phrases()
    for block in document.blocks:
        for match in _NAMED.finditer(block.text("revised")):
            kind, day, who = kinds.get(match["kind"].casefold()), date(match["date"]), listed_parties(match["who"])
            if kind and day and who:
                found.setdefault((kind, day), set()).add(tuple(who))
    return found
