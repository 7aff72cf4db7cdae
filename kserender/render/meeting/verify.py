"""Reads generated minutes back through kserender's own reader."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kserender.i18n import _
from kserender.paper import Meeting, Paper
from kserender.render.meeting.sitting import Sitting
from kserender.render.read_back import not_as_written, read_back
from kserender.render.typography import folded

Facts = Sequence[object]


def verify(data: bytes, sitting: Sitting) -> list[str]:
    """Compare the minutes with what they were made of; what differs about the meeting itself is told as notes.

    Raises NotAsWritten when a §, a decision, a vote or a reservation differs, or when the document cannot be read.
    """
    meeting, papers = read_back(data, votes=True)
    # The minutes of no § are read as one paper without a number.
    numbered = [paper for paper in papers if paper.paragraph] if meeting or not sitting.items else papers
    _compare([item.paper for item in sitting.items], numbered)
    return list(_differing(sitting.meeting, meeting or Meeting()))


def _compare(written: Sequence[Paper], read: Sequence[Paper]) -> None:
    if len(written) != len(read):
        what = _("{written} §§ were written, and {read} are read.")
        raise not_as_written(what.format(written=len(written), read=len(read)))
    for one, other in zip(written, read, strict=True):
        for name, facts in OF_MATTER.items():
            expected, got = _plain(facts(one)), _plain(facts(other))
            if expected != got:
                what = _("§ {number}, {name}: written was “{expected}”, and read is “{found}”.")
                raise not_as_written(
                    what.format(number=one.paragraph or "?", name=name, expected=_shown(expected), found=_shown(got))
                )


def _differing(written: Meeting, read: Meeting) -> Iterator[str]:
    for name, facts in OF_MEETING.items():
        expected, got = _plain(facts(written)), _plain(facts(read))
        if expected != got:
            told = _("Read back, {name} is “{found}” and not “{expected}”; look at the front page.")
            yield told.format(name=name, expected=_shown(expected), found=_shown(got))


def _decisions(paper: Paper) -> Facts:
    return [(one.number, one.text, one.deciding_body, one.recommends_to) for one in paper.decisions]


def _votes(paper: Paper) -> Facts:
    return [
        (one.yes, one.no, one.abstain, one.absent, sorted((ballot.name, ballot.vote) for ballot in one.ballots))
        for one in paper.votes
    ]


def _reservations(paper: Paper) -> Facts:
    return [(sorted(person.name for person in one.people), one.text) for one in paper.reservations]


# Field by field: what must be the same …
OF_MATTER: Mapping[str, Callable[[Paper], Facts]] = MappingProxyType(
    {
        "paragraph": lambda paper: [paper.paragraph],
        "title": lambda paper: [paper.title],
        "diary_number": lambda paper: [paper.diary_number],
        "decisions": _decisions,
        "votes": _votes,
        "reservations": _reservations,
    }
)
# … and what the reader may fail to see, as a title that it does not know.
OF_MEETING: Mapping[str, Callable[[Meeting], Facts]] = MappingProxyType(
    {
        "meeting.body": lambda meeting: [meeting.body],
        "meeting.date": lambda meeting: [meeting.date],
        "meeting.start": lambda meeting: [meeting.start],
        "meeting.end": lambda meeting: [meeting.end],
        "meeting.place": lambda meeting: [meeting.place],
        "meeting.number": lambda meeting: [meeting.number],
        "meeting.chair": lambda meeting: [meeting.chair],
        "meeting.secretary": lambda meeting: [meeting.secretary],
        "meeting.adjusters": lambda meeting: [meeting.adjusters],
        "meeting.adjustment": lambda meeting: [meeting.adjustment],
        "meeting.present": lambda meeting: sorted(
            (person.name, person.party or "", person.role or "") for person in meeting.present
        ),
    }
)


def _plain(value: object) -> object:
    """The facts with texts as they compare: typography makes no difference, nor do white space and line breaks."""
    if isinstance(value, str):
        return " ".join(folded(value).split())
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _shown(value: object) -> str:
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str("" if value is None else value)
