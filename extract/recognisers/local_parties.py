"""Local parties by name, wherever the paper names people with their letters."""

from kserender.extract.local_parties import name_parties, party_name
from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Write out the letters of the municipality's own parties."""
    people = [*paper.signatories, *paper.speakers]
    people += [person for claim in paper.yrkanden for person in claim.people]
    people += [person for reservation in paper.reservations for person in reservation.people]
    name_parties([*people, *(ballot for vote in paper.votes for ballot in vote.ballots)], matter.profile)
    names = [party_name(party, matter.profile) or party for party in paper.proposers]
    if names != paper.proposers:
        paper.proposers = list(dict.fromkeys(names))
