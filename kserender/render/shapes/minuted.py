"""A § of minutes by itself: with the day, the organ and the people of its meeting."""

from kserender.paper import Meeting, Paper, Person
from kserender.profile import Profile


def of_meeting(paper: Paper, meeting: Meeting | None, profile: Profile) -> Paper:
    """The § with what its meeting says and it does not itself; a paper without a meeting as it is."""
    if meeting is None:
        return paper
    people = [
        (meeting.secretary, "secretary"),
        (meeting.chair, "chair"),
        *((who, "adjuster") for who in meeting.adjusters),
    ]
    signing = [Person(name=name, role=profile.wording[role]) for name, role in people if name]
    changed = {
        "body": paper.body or meeting.body,
        "date": paper.date or meeting.date,
        "signatories": paper.signatories or signing,
    }
    return paper.model_copy(update=changed)
