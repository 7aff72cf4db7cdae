"""What the papers of a case say of a claim: that it only adds to what is proposed."""

import re
from collections.abc import Iterator, Sequence

from kserender.compare.language import ADDS
from kserender.compare.parties import day, parties_in, short_party
from kserender.paper import Paper

# "tilläggsyrkande från M och L den 13 februari 2026": what it is called, who has made it, when.
_MENTION = re.compile(
    r"\b(?P<what>\w*yrkande)\w*\s+(?:från|av)\s+(?P<who>(?:(?!\bden\b|yrkande)[^.;\n]){1,80}?)\s+den\s+"
    r"(?P<day>\d{1,2} [a-zåäö]+ \d{4})",
    re.IGNORECASE,
)


def only_adds(paper: Paper, papers: Sequence[Paper]) -> bool:
    """Whether the paper calls itself an addition to what is proposed, or is called so."""
    if (paper.title or "").casefold().startswith(ADDS):
        return True
    own = set(map(short_party, paper.proposers))
    return bool(own) and any(
        mention["what"].casefold() == ADDS and parties_in(mention["who"]) == own for mention in _mentions(paper, papers)
    )


def _mentions(paper: Paper, papers: Sequence[Paper]) -> Iterator[re.Match[str]]:
    """Where the claims told of in other papers speak of a claim of this paper's date."""
    for text in dict.fromkeys(claim.text for other in papers if other is not paper for claim in other.yrkanden):
        for mention in _MENTION.finditer(text):
            if paper.date and mention["day"].casefold() == day(paper.date):
                yield mention
