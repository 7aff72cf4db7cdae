"""What minutes must say of a meeting: Kommunallagen (2017:725) 5 kap. 65–69 §§, for committees by 6 kap. 35 §.

Which members and substitutes served and which matters were dealt with; of each matter the claims that were not
withdrawn, the order of propositions, the votes and how they came out, the decisions, who took part in them and how
each voted in an open vote, and the dissent; and that somebody adjusts them.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kserender.extract.language.tables import words
from kserender.i18n import _, mark
from kserender.paper import Paper
from kserender.render.meeting.sitting import Sitting

# Of every meeting: the field of Meeting, and what it is to the one who has to fill it in.
_MEETING: Mapping[str, str] = MappingProxyType(
    {"body": mark("the organ that meets (meeting.body)"), "date": mark("the day of the meeting (meeting.date)")}
)
_SUMMONS: Mapping[str, str] = MappingProxyType(
    {
        "start": mark("when the meeting begins (meeting.start)"),
        "place": mark("where the meeting is held (meeting.place)"),
    }
)
_MINUTES: Mapping[str, str] = MappingProxyType(
    {
        "present": mark("who took part (meeting.present)"),
        "chair": mark("who was in the chair (meeting.chair)"),
        "adjusters": mark("who adjusts the minutes (meeting.adjusters)"),
    }
)


def gaps(sitting: Sitting, *, minutes: bool) -> Iterator[str]:
    """What is missing, in the user's language; of a summons only what tells where and when to come."""
    for field, name in {**_MEETING, **(_MINUTES if minutes else _SUMMONS)}.items():
        if not getattr(sitting.meeting, field):
            yield _(name)
    if not sitting.items:
        yield _("the matters (papers)")
    if minutes and any(not item.paper.paragraph for item in sitting.items):
        yield _("the number of the first § (--first-paragraph)")
    for item in sitting.items if minutes else ():
        for gap in _of_matter(item.paper):
            yield f"§ {item.paper.paragraph or '?'}: {_(gap)}"


def _of_matter(paper: Paper) -> Iterator[str]:
    treated = any(section.role == "treatment" and section.text for section in paper.sections)
    sections = {section.role for section in paper.sections if section.text}
    if paper.votes:
        if not (paper.yrkanden or treated or "yrkanden" in sections):
            yield mark("the claims that were voted on (yrkanden)")
        if not (paper.proposition_order or treated or "proposition_order" in sections):
            yield mark("the order of propositions (proposition_order)")
    for vote in paper.votes:
        if vote.yes is None or vote.no is None:
            yield mark("how many voted yes and no (votes)")
        if not vote.ballots and not _names_elsewhere(paper):
            yield mark("who voted how (votes: ballots), or where that stands")
    for reservation in paper.reservations:
        if not reservation.people and not reservation.parties:
            yield mark("who makes the reservation (reservations: people)")


def _names_elsewhere(paper: Paper) -> bool:
    """Whether the matter says that the names stand in an appendix, or that the vote was secret."""
    told = [section.text for section in paper.sections if section.role in ("vote", "treatment", "proposition_order")]
    text = " ".join([*told, *(vote.question or "" for vote in paper.votes), paper.proposition_order or ""]).casefold()
    return any(word in text for word in words("proceedings", "votes", "names_elsewhere"))
