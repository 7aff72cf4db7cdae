"""Everybody who is named in a paper, by what they do there."""

from collections.abc import Iterator
from itertools import chain

from kserender.corpus.rows.row import Row
from kserender.corpus.rows.storable import as_name
from kserender.paper import Paper, Person


def people(paper: Paper) -> list[Row]:
    """One row for each time that somebody, or a party, does something.

    `capacity` is proposer, speaker, yrkande, ballot, reservation or signatory; `detail` the position of a yrkande or
    the vote of a ballot; `part` the ordinal of the yrkande, vote or reservation.
    """
    named = chain(
        _proposers(paper), _speakers(paper), _claims(paper), _ballots(paper), _dissents(paper), _signed(paper)
    )
    return [{"ordinal": ordinal, **row} for ordinal, row in enumerate(named)]


def _proposers(paper: Paper) -> Iterator[Row]:
    return (_row("proposer", party=party) for party in paper.proposers)


def _speakers(paper: Paper) -> Iterator[Row]:
    return (_person("speaker", person) for person in paper.speakers)


def _claims(paper: Paper) -> Iterator[Row]:
    for part, claim in enumerate(paper.yrkanden):
        for person in claim.people:
            yield _person("yrkande", person, detail=claim.position, part=part)


def _ballots(paper: Paper) -> Iterator[Row]:
    for part, vote in enumerate(paper.votes):
        for ballot in vote.ballots:
            yield _row("ballot", name=ballot.name, party=ballot.party, detail=ballot.vote, part=part)


def _dissents(paper: Paper) -> Iterator[Row]:
    for part, dissent in enumerate(paper.reservations):
        for person in dissent.people:
            yield _person("reservation", person, part=part)
        # The contract has parties of a reservation by letters.  Those of the people are among them already.
        if not dissent.people:
            for letters in dissent.parties:
                yield _row("reservation", party=letters, part=part)


def _signed(paper: Paper) -> Iterator[Row]:
    return (_person("signatory", person) for person in paper.signatories)


def _person(capacity: str, person: Person, *, detail: str | None = None, part: int | None = None) -> Row:
    return _row(capacity, name=person.name, party=person.party, role=person.role, detail=detail, part=part)


def _row(
    capacity: str,
    *,
    name: str | None = None,
    party: str | None = None,
    role: str | None = None,
    detail: str | None = None,
    part: int | None = None,
) -> Row:
    return {
        "capacity": capacity,
        "name": as_name(name),
        "party": as_name(party),
        "role": role,
        "detail": detail,
        "part": part,
    }
