"""The parties that put the paper forward."""

from kserender.extract.language.people import party_line
from kserender.extract.language.pipeline import mentions
from kserender.extract.matter import Matter
from kserender.extract.signature import lines
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `proposers`: the parties above or after the signatures, then those on the line that says the kind."""
    found: dict[str, None] = {}
    for section in matter.with_role("signature"):
        for block in section.blocks:
            for line in lines(block):
                for cell in line:
                    if signing := party_line(cell):
                        found.update(dict.fromkeys(signing.parties))
    found.update(dict.fromkeys(person.party for person in paper.signatories if person.party))
    found.update(dict.fromkeys(mention.name for mention in mentions(matter.front.kind_line, "PARTY")))
    paper.proposers = list(found)
