"""A reservation as one passage: who, and in which words."""

import re
from functools import cache

from kserender.extract.language.tables import words
from kserender.paper import Reservation
from kserender.profile import Profile
from kserender.render.meeting.people import listed
from kserender.render.wording import named


def entered(reservation: Reservation, profile: Profile) -> str:
    """The text of a reservation; one that only says why gets a sentence before it that says who makes it."""
    text = reservation.text.strip()
    if _dissents().search(text):
        return text
    people = [named(person, profile) for person in reservation.people] or reservation.parties
    if not people:
        return text
    who = profile.meetings["dissent"].format(people=listed(people, profile))
    return f"{who} {text}" if text else who


@cache
def _dissents() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('meetings', 'dissent', 'any'))})(?!\w)", re.IGNORECASE)
