"""A § of minutes: number and title, then the sections in the house's order, each told once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from kserender.paper import Paper, Section
from kserender.profile import Profile
from kserender.render import votes
from kserender.render.content import Content, Grid, Line
from kserender.render.lines import lines, lines_of
from kserender.render.sections import SECTIONS, level

# What was said at the meeting stands under its own headings, apart from the matter itself.
TOLD = ("yrkanden", "proposition_order", "vote", "reservation", "note", "conflict")
# How it was dealt with keeps the headings that it has; a proposal that was not the decision is part of that.
TREATED = ("treatment", "decision")
# The end of the minutes, where a reader takes it for the end of the last matter.
_AFTER = ("adjustment", "appendix", "signature")

Part = Callable[[Paper, Profile, str], Iterator[Line | Grid]]


def matter(paper: Paper, profile: Profile) -> Iterator[Line | Grid]:
    """The lines of the §; headings are counted from that of the § itself, which is 0."""
    wordings = profile.meetings
    number = paper.paragraph
    title = paper.title or ""
    yield Line(wordings["matter"].format(number=number, title=title) if number else title, "heading")
    if paper.diary_number:
        yield Line(wordings["diary_number"].format(number=paper.diary_number))
    said = _said(paper)
    for role in profile.order:
        made = tuple(PARTS[role](paper, profile, said)) if role in PARTS else tuple(_common(role, paper, profile))
        if not made and role in profile.never_removed:
            made = tuple(lines(profile.never_removed[role]))
        if not made:
            continue
        if role != "treatment":
            yield Line(_deciding(paper, profile) if role == "decision" else profile.headings[role], "heading", 1)
        yield from made


def _deciding(paper: Paper, profile: Profile) -> str:
    """The heading of the first level that decides; of those after it `SECTIONS` makes headings of its own."""
    first = next(iter(paper.decisions), None)
    if profile.collected_under or first is None:
        return profile.collected_under or profile.headings["decision"]
    return level(first.deciding_body, first.recommends_to, profile)


def _said(paper: Paper) -> str:
    """All that is written of what was said and done, as it stood in the paper."""
    return "\n".join(section.text for section in paper.sections if section.role in (*TOLD, *TREATED))


def _common(role: str, paper: Paper, profile: Profile) -> Content:
    """A section that other documents have too, as it is there, one level down and without numbers of its own."""
    plain = paper.model_copy(
        update={
            "sections": [one for one in paper.sections if _is_common(one)],
            "tables": [one for one in paper.tables if not _is_ballots(one.rows, paper)],
        }
    )
    return tuple(_lowered(part, role) for part in SECTIONS[role](plain, profile))


def _is_common(section: Section) -> bool:
    """Whether the section is of the matter itself; a heading alone over others gives way to the house's."""
    heads = section.role == "background" and not section.text
    return section.role not in (*TOLD, *TREATED, *_AFTER) and not heads


def _lowered(part: Line | Grid, role: str) -> Line | Grid:
    if isinstance(part, Grid):
        return part
    if part.kind == "heading":
        return replace(part, level=part.level + 1)
    if role in ("attachments", "dispatch"):
        return replace(part, kind="bullet", number=None)
    return part


def _is_ballots(rows: list[list[str]], paper: Paper) -> bool:
    text = " ".join(cell for row in rows for cell in row)
    return any(vote.ballots and all(ballot.name in text for ballot in vote.ballots) for vote in paper.votes)


def _texts(paper: Paper, role: str) -> Iterator[Line]:
    for section in paper.sections:
        if section.role == role:
            yield from lines_of(section)


def _treatment(paper: Paper, profile: Profile, said: str) -> Iterator[Line | Grid]:
    for section in paper.sections:
        if section.role in TREATED and section.text:
            yield Line(section.heading or profile.headings["treatment"], "heading", 1)
            yield from lines_of(section)


def _yrkanden(paper: Paper, profile: Profile, said: str) -> Iterator[Line | Grid]:
    yield from _texts(paper, "yrkanden")
    for text in dict.fromkeys(one.text for one in paper.yrkanden if one.text not in said):
        yield Line(text)


def _proposition_order(paper: Paper, profile: Profile, said: str) -> Iterator[Line | Grid]:
    yield from _texts(paper, "proposition_order")
    for line in lines(paper.proposition_order or ""):
        if line.text not in said:
            yield line


def _vote(paper: Paper, profile: Profile, said: str) -> Iterator[Line | Grid]:
    """The text as it stands where that tells all; else what it tells besides, and each vote with its names."""
    text = list(_texts(paper, "vote"))
    if all(votes.told(vote, said) for vote in paper.votes):
        yield from text
        return
    elsewhere = "\n".join(one.text for one in paper.sections if one.role in (*TOLD, *TREATED) and one.role != "vote")
    open_votes = [vote for vote in paper.votes if not votes.told(vote, elsewhere)]
    again = {profile.meetings["ballots"]}  # stood over a table, which a text does not hold
    yield from (
        line
        for line in text
        if line.text not in again and not any(votes.result(vote, line.text) for vote in open_votes)
    )
    for vote in open_votes:
        yield from votes.lines(vote, profile)


def _reservation(paper: Paper, profile: Profile, said: str) -> Iterator[Line | Grid]:
    yield from _texts(paper, "reservation")
    for text in dict.fromkeys(one.text for one in paper.reservations if one.text not in said):
        yield Line(text)


def _note(paper: Paper, profile: Profile, said: str) -> Iterator[Line | Grid]:
    yield from _texts(paper, "note")


def _conflict(paper: Paper, profile: Profile, said: str) -> Iterator[Line | Grid]:
    yield from _texts(paper, "conflict")
    for text in dict.fromkeys(one for one in paper.conflicts_of_interest if one not in said):
        yield Line(text)


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "treatment": _treatment,
        "yrkanden": _yrkanden,
        "proposition_order": _proposition_order,
        "vote": _vote,
        "reservation": _reservation,
        "note": _note,
        "conflict": _conflict,
    }
)
