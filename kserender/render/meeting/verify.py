"""Reads generated minutes back through kserender's own reader."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kserender.errors import KserenderError, NotAsWritten
from kserender.i18n import _
from kserender.paper import Extraction, Meeting, Paper
from kserender.render.meeting.sitting import Sitting
from kserender.render.typography import folded

NAME = "generated.docx"
Facts = Sequence[object]


def verify(data: bytes, sitting: Sitting) -> list[str]:
    """Compare the minutes with what they were made of; what differs about the meeting itself is told as notes.

    Raises NotAsWritten when a §, a decision, a vote or a reservation differs, or when the document cannot be read.
    """
    # Reading loads the language pipeline, half a second the first time.
    from kserender.extract import extract
    from kserender.extract.readers import read_bytes

    try:
        found = extract(read_bytes(data, NAME))
    except KserenderError as error:
        raise _not_as_written(_("It cannot be read: {what}").format(what=error.what)) from error
    _compare([item.paper for item in sitting.items], found)
    return list(_differing(sitting.meeting, found.meeting or Meeting()))


def _compare(written: Sequence[Paper], found: Extraction) -> None:
    # The minutes of no § are read as one paper without a number.
    read = [paper for paper in found.papers if paper.paragraph] if found.meeting or not written else found.papers
    if len(written) != len(read):
        what = _("{written} §§ were written, and {read} are read.")
        raise _not_as_written(what.format(written=len(written), read=len(read)))
    for one, other in zip(written, read, strict=True):
        for name, facts in OF_MATTER.items():
            expected, got = _plain(facts(one)), _plain(facts(other))
            if expected != got:
                what = _("§ {number}, {name}: written was “{expected}”, and read is “{found}”.")
                raise _not_as_written(
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


def _not_as_written(what: str) -> NotAsWritten:
    return NotAsWritten(
        _("The generated document does not say what was to be written. {what}").format(what=what),
        _("Write each decision as one point, without list numbers and instructions in it; nothing was kept."),
    )
