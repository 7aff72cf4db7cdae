"""What is counted over an archive: values only, as `kserender stats --db … --format json` prints them."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

SCHEMA = "kserender/statistics/1"

# A § that is not there stands among the §§ of a meeting, between two meetings, or before the first one of the year.
Lack = Literal["inside", "between", "before"]
# §§ are counted through the year, anew at each meeting, or it cannot be told because there is only one meeting.
Numbering = Literal["year", "meeting", "one"]
Fate = Literal["as moved", "otherwise", "not told"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something."""

    name: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why files could not be read, how many, and one of them."""

    outcome: str
    reason: str | None
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Rate:
    """How many papers have something, of all."""

    name: str
    count: int
    share: float  # 0–1


@dataclass(frozen=True, slots=True)
class Gap:
    """§§ that are not there, the first and the last of them."""

    first: int
    last: int
    lack: Lack

    @property
    def count(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Doublet:
    """A § that is there more than once without being the same paper, and in which files."""

    paragraph: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The §§ of an organ in a year, or of one meeting where they are counted anew at each.

    `copies` are §§ that are there more than once as the same paper, as in Word and PDF."""

    municipality: str | None
    organ: str | None
    year: int | None
    date: str | None  # of the meeting, where the series is one meeting's
    path: str | None  # of the file, where the day is not known
    numbering: Numbering
    meetings: int
    first: int
    last: int
    count: int
    gaps: tuple[Gap, ...]
    doublets: tuple[Doublet, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class OrganYear:
    """What an organ decided in a year; `proposals` of them are put to another organ."""

    municipality: str | None
    organ: str | None
    year: int | None
    decisions: int
    proposals: int


@dataclass(frozen=True, slots=True)
class Party:
    """What a party moved, what became of it, and how often it dissented (§§) and voted."""

    name: str
    positions: dict[str, int]
    fates: dict[Fate, int]
    reservations: int
    votes: dict[str, int]

    @property
    def yrkanden(self) -> int:
        return sum(self.positions.values())


@dataclass(frozen=True, slots=True)
class Matter:
    """Where something stands: a § or another paper."""

    organ: str | None
    date: str | None
    paragraph: str | None
    title: str | None
    path: str


@dataclass(frozen=True, slots=True)
class CloseVote:
    """A recorded vote."""

    matter: Matter
    question: str | None
    yes: int
    no: int


@dataclass(frozen=True, slots=True)
class LargeAmount:
    """A sum in a decision, in whole units of its currency."""

    matter: Matter
    text: str
    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class NearGroup:
    """Papers in several files that say nearly the same."""

    title: str | None
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that is counted, of what lies in the archive now; each paper once."""

    files: int
    states: tuple[Count, ...]
    outcomes: tuple[Count, ...]
    quarantine: tuple[Reason, ...]
    papers: int
    rates: tuple[Rate, ...]
    series: tuple[Series, ...]
    unplaced: int  # §§ whose organ is not known or whose number is not one
    decisions: tuple[OrganYear, ...]
    verbs: tuple[Count, ...]
    endings: tuple[Count, ...]  # what §§ ended in: bifall, avslag, …
    parties: tuple[Party, ...]
    votes: tuple[Count, ...]  # a year
    close_votes: tuple[CloseVote, ...]
    amounts: tuple[LargeAmount, ...]
    near: int  # papers that say nearly the same as another in another file
    near_groups: tuple[NearGroup, ...]


def data(statistics: Statistics) -> dict[str, Any]:
    """The same as `kserender/statistics/1`."""
    return {"schema": SCHEMA, **asdict(statistics)}
