"""The parties that put the paper forward."""

import re

from kserender.extract.forwarded import is_forwarded
from kserender.extract.kinds import kind_word
from kserender.extract.language.people import party_line
from kserender.extract.language.pipeline import mentions
from kserender.extract.listed_parties import listed_parties
from kserender.extract.matter import Matter
from kserender.extract.people_named import people_in
from kserender.extract.signature import lines
from kserender.paper import Paper

# Who moves it stands between the word for the kind and what it is about: "Motion av Eva Ek (C) om badplatser".
_MOVERS = re.compile(
    r"\s*(?:av|från)\s+(.+?)"
    r"(?=\s+(?:om|till|den|angående|gällande|avseende|rörande|beträffande|med anledning)\b|[:.]?\s*$)"
)
# Those who sign minutes put nothing forward.
_MINUTES = "protokollsutdrag"


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `proposers`: the parties beside the kind, at the signatures, and on the line that says the kind."""
    front = matter.front
    found: dict[str, None] = dict.fromkeys(front.parties)
    for section in matter.with_role("signature"):
        for block in section.blocks:
            for line in lines(block):
                for cell in line:
                    if signing := party_line(cell):
                        found.update(dict.fromkeys(signing.parties))
    if front.kind != _MINUTES and paper.paragraph is None:
        found.update(dict.fromkeys(person.party for person in paper.signatories if person.party))
    found.update(dict.fromkeys(mention.name for mention in mentions(front.kind_line, "PARTY")))
    if not is_forwarded(matter):
        found.update(dict.fromkeys(_movers(front.kind_line or front.subject_line)))
    paper.proposers = list(found)


def _movers(line: str) -> list[str]:
    kind = kind_word().match(line.strip())
    named = _MOVERS.match(line.strip()[kind.end() :]) if kind else None
    if named is None:
        return []
    return listed_parties(named[1]) or [person.party for person in people_in(named[1]) if person.party]
