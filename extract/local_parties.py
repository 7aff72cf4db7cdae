"""A municipality's own parties by name, where only the letters after a person's name are given."""

from collections.abc import Iterable

from kserender.paper import Ballot, Person
from kserender.profile import Profile


def name_parties(people: Iterable[Person | Ballot], profile: Profile) -> None:
    """Give each of these people their party by name, when the profile knows its letters."""
    for person in people:
        if name := party_name(person.party, profile):
            person.party = name


def party_name(letters: str | None, profile: Profile) -> str | None:
    """The name for a party's letters, national ones too; None for what are no party's letters."""
    party = profile.party(letters) if letters else None
    return party.name if party and letters in party.letters else None
