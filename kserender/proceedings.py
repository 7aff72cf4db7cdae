"""What happened at a meeting: who was there, what was claimed, how it was voted, who dissented."""

from typing import Literal

from kserender.contract import Contract, Inference, Person, Place

Position = Literal["bifall", "avslag", "återremiss", "bordläggning", "ändring", "tillägg"]


class Meeting(Contract):
    """The meeting that minutes are from.  `adjustment` is when and where the minutes are adjusted, as it stands."""

    body: str | None = None
    date: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    number: str | None = None
    chair: str | None = None
    secretary: str | None = None
    adjusters: list[str] = []
    adjustment: str | None = None
    present: list[Person] = []
    paragraphs: str | None = None
    inferred: list[Inference] = []


class Yrkande(Contract):
    """A claim moved at the meeting."""

    people: list[Person] = []
    position: Position | None = None
    to: str | None = None
    text: str
    place: Place | None = None


class Ballot(Contract):
    """How one person voted."""

    name: str
    party: str | None = None
    vote: str


class Vote(Contract):
    """A recorded vote."""

    question: str | None = None
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    ballots: list[Ballot] = []
    place: Place | None = None


class Reservation(Contract):
    """Dissent entered in the minutes; `parties` are the parties' letters ("SD")."""

    people: list[Person] = []
    parties: list[str] = []
    text: str
    place: Place | None = None
