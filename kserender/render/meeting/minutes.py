"""Minutes (protokoll): who took part, each matter as a §, and who adjusts them."""

from collections.abc import Iterator

from kserender.profile import Profile
from kserender.render.content import Contents, Line
from kserender.render.meeting.front import front, offices, paragraphs
from kserender.render.meeting.matter import matter
from kserender.render.meeting.people import listed
from kserender.render.meeting.sitting import Sitting


def contents(sitting: Sitting, profile: Profile, *, draft: bool) -> Contents:
    """All that the minutes hold, by the slots of the template."""
    sections = {
        "matters": tuple(part for item in sitting.items for part in matter(item.paper, profile)),
        "adjusted": tuple(_adjusted(sitting, profile)),
        "signature": tuple(offices(sitting, profile)),
    }
    return front(sitting, profile, sections, draft=draft)


def _adjusted(sitting: Sitting, profile: Profile) -> Iterator[Line]:
    meeting, wordings = sitting.meeting, profile.meetings
    people = listed([*([meeting.chair] if meeting.chair else []), *meeting.adjusters], profile)
    numbers = paragraphs(sitting, profile)
    if people and numbers:
        yield Line(wordings["adjusted"].format(paragraphs=numbers, people=people))
    if meeting.adjustment:
        yield Line(wordings["adjusted_at"].format(text=meeting.adjustment.rstrip(".")))
