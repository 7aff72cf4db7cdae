"""What stands first in minutes and summonses: organ, day, place, and who holds which office."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from kserender.profile import Profile, day_of
from kserender.render.content import Content, Contents, Line
from kserender.render.meeting.people import listed, participants
from kserender.render.meeting.sitting import Sitting


def front(sitting: Sitting, profile: Profile, sections: Mapping[str, Content], *, draft: bool) -> Contents:
    """The document with these sections, and who takes part."""
    meeting = sitting.meeting
    title = " ".join(filter(None, (f"{profile.document},", meeting.body, meeting.date)))
    people = tuple(participants(sitting, profile))
    return Contents(
        values={field: value(sitting, profile) for field, value in VALUES.items()},
        sections={"participants": people, **sections},
        headings={role: profile.retitled.get(role) for role in ("participants", *sections)},
        order=(),
        numbering={"matters": profile.numbering},
        title=title,
        author=meeting.secretary,
        made=day_of(meeting.date),
        draft=profile.draft if draft else None,
    )


def offices(sitting: Sitting, profile: Profile) -> Iterator[Line]:
    """Those who sign, with their office under the name."""
    meeting = sitting.meeting
    holders = {
        "secretary": [meeting.secretary] if meeting.secretary else [],
        "chair": [meeting.chair] if meeting.chair else [],
        "adjusters": meeting.adjusters,
    }
    for office, names in holders.items():
        yield from (Line(f"{name}\n{profile.headings[office]}") for name in names)


def paragraphs(sitting: Sitting, profile: Profile) -> str:
    """The numbers of the first and last §."""
    numbers = [item.paper.paragraph for item in sitting.items if item.paper.paragraph]
    if not numbers:
        return ""
    wording = profile.meetings["paragraph" if len(numbers) == 1 else "paragraphs"]
    return wording.format(first=numbers[0], last=numbers[-1])


def _time(sitting: Sitting, profile: Profile) -> str:
    """When it begins and ends, unless the place says so."""
    start, end = sitting.meeting.start, sitting.meeting.end
    place = (sitting.meeting.place or "").replace(".", ":")
    if not start or start in place:
        return ""
    wording = profile.meetings["time" if end else "time_open"]
    return wording.format(start=start.replace(":", "."), end=(end or "").replace(":", "."))


def _number(sitting: Sitting, profile: Profile) -> str:
    number = sitting.meeting.number
    return profile.meetings["number"].format(number=number) if number else ""


# The sections of minutes and summonses that other documents do not have.
SECTIONS = ("participants", "matters", "agenda", "adjusted")
# The fields of a slot that are a word or two; "" where nothing is known.
VALUES: Mapping[str, Callable[[Sitting, Profile], str]] = MappingProxyType(
    {
        "municipality": lambda sitting, profile: sitting.municipality or profile.full_name,
        "address": lambda sitting, profile: "\n".join(profile.address),
        "document": lambda sitting, profile: profile.document,
        "body": lambda sitting, profile: sitting.meeting.body or "",
        "date": lambda sitting, profile: sitting.meeting.date or "",
        "time": _time,
        "place": lambda sitting, profile: sitting.meeting.place or "",
        "chair": lambda sitting, profile: sitting.meeting.chair or "",
        "secretary": lambda sitting, profile: sitting.meeting.secretary or "",
        "adjusters": lambda sitting, profile: listed(sitting.meeting.adjusters, profile),
        "adjustment": lambda sitting, profile: sitting.meeting.adjustment or "",
        "paragraphs": paragraphs,
        "meeting_number": _number,
    }
)
