"""What goes into each slot of a beslut, in words and rows: nothing here knows how a Word file is made."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby
from types import MappingProxyType
from typing import Literal, TypeAlias

from kserender.paper import ActionTable, Attachment, Dispatch, Paper, Person, Reservation, Section
from kserender.profile import Profile
from kserender.render.wording import level_heading

# The sections that have a slot of their own; everything else in a paper is part of its background.
OWN = frozenset({"decision", "summary", "attachments", "consultation", "reservation", "dispatch", "signature"})
_BULLET = re.compile(r"[-–•●]\s+")
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{1,6}")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.  `level` is how far a heading stands below the slot's own; `number` is that of a list item."""

    text: str
    kind: Literal["text", "point", "bullet", "heading", "caption"] = "text"
    level: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `name` tells what it holds."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Content: TypeAlias = tuple[Line | Grid, ...]


def values(paper: Paper, profile: Profile, when: date | None) -> Mapping[str, str]:
    """The texts of the slots that are a word or two, by the slot's name; "" where the paper does not say."""
    paragraph = (paper.paragraph or "").removeprefix("§").strip()
    return {
        "Kommun": paper.municipality or profile.full_name,
        "Organ": paper.body or next((d.deciding_body for d in paper.decisions if d.deciding_body), None) or "",
        "Datum": when.isoformat() if when else paper.date or "",
        "Paragraf": f"§\N{NO-BREAK SPACE}{paragraph}" if paragraph else "",
        "Diarienummer": paper.diary_number or "",
        "Titel": paper.title or "",
    }


def headings(paper: Paper, profile: Profile) -> Mapping[str, str]:
    """The heading over each section, by role."""
    first = next(iter(paper.decisions), None)
    level = level_heading(first.deciding_body, first.recommends_to, profile) if first else profile.headings["decision"]
    return {**profile.headings, "decision": profile.collected_under or level}


def contents(paper: Paper, profile: Profile) -> Mapping[str, Content]:
    """What stands in each section, by role; empty for a section that the paper has nothing for."""
    out = {role: tuple(make(paper, profile)) for role, make in _SECTIONS.items()}
    return {role: found or tuple(_lines(profile.never_removed.get(role, ""))) for role, found in out.items()}


def _decision(paper: Paper, profile: Profile) -> Iterator[Line]:
    below = 1 if profile.collected_under else 0
    levels = groupby(paper.decisions, key=lambda decision: (decision.deciding_body, decision.recommends_to))
    for place, ((deciding, receiving), points) in enumerate(levels):
        if place or below:
            yield Line(level_heading(deciding, receiving, profile), "heading", below)
        for point in points:
            yield Line(point.text, "point", number=point.number)


def _summary(paper: Paper, profile: Profile) -> Iterator[Line]:
    found = [section.text for section in paper.sections if section.role == "summary"]
    yield from _lines(paper.summary or "\n".join(found))


def _background(paper: Paper, profile: Profile) -> Iterator[Line | Grid]:
    sections = [section for section in paper.sections if section.role not in OWN and not _is_head(section)]
    open_levels: list[int] = []
    for section in sections:
        if section.heading and not _is_background(section, sections, profile):
            while open_levels and open_levels[-1] >= section.level:
                open_levels.pop()
            open_levels.append(section.level)
            yield Line(section.heading, "heading", len(open_levels))
        yield from _lines(section.text)
    for title, grid in _grids(paper, profile):
        yield Line(title, "caption")
        yield grid


def _is_head(section: Section) -> bool:
    """Whether this is what a reader found above the first heading: title, number and date, which have slots."""
    return section.heading is None and section.place is not None


def _is_background(section: Section, sections: list[Section], profile: Profile) -> bool:
    """Whether the slot's heading takes the place of this section's own."""
    same = (section.heading or "").casefold() == profile.headings["background"].casefold()
    return same or (section.role == "background" and len(sections) == 1)


def _grids(paper: Paper, profile: Profile) -> Iterator[tuple[str, Grid]]:
    numbers = count(1)
    for plan in filter(lambda plan: plan.rows, paper.action_tables):
        # Every table gets a caption: it tells what the table is, and Word runs two that touch together into one.
        title = plan.title or plan.part or profile.table_caption.format(number=next(numbers))
        yield title, _action_grid(title, plan, profile)
    for table in filter(lambda table: table.header or any(table.rows), paper.tables):
        title = profile.table_caption.format(number=next(numbers))
        yield title, Grid(title, tuple(table.header), tuple(map(tuple, table.rows)))


def _action_grid(title: str, plan: ActionTable, profile: Profile) -> Grid:
    """The columns that the plan has something in, under the house's headings."""
    columns = {
        "number": [str(row.number or "") for row in plan.rows],
        "proposal": [row.proposal for row in plan.rows],
        "reason": [row.reason for row in plan.rows],
        "activity": [row.activity for row in plan.rows],
        "responsible": [row.responsible_text or ", ".join(row.responsible) for row in plan.rows],
        "timeframe": [row.timeframe.text if row.timeframe else "" for row in plan.rows],
    }
    used = [name for name, cells in columns.items() if any(cells)]
    header = tuple(profile.action_columns[name] for name in used)
    return Grid(title, header, tuple(zip(*(columns[name] for name in used), strict=True)))


def _attachments(paper: Paper, profile: Profile) -> Iterator[Line]:
    for attachment in paper.attachments:
        yield Line(_attachment(attachment), number=attachment.number)


def _attachment(attachment: Attachment) -> str:
    dated = attachment.date and attachment.date not in attachment.title
    return f"{attachment.title}, {attachment.date}" if dated else attachment.title


def _consultation(paper: Paper, profile: Profile) -> Iterator[Line]:
    yield from _lines(paper.consultation or "")


def _reservation(paper: Paper, profile: Profile) -> Iterator[Line]:
    for reservation in paper.reservations:
        missing = [name for name in _reserving(reservation) if name not in reservation.text]
        yield from _lines(", ".join(missing))
        yield from _lines(reservation.text)


def _reserving(reservation: Reservation) -> list[str]:
    return [person.name for person in reservation.people] or reservation.parties


def _dispatch(paper: Paper, profile: Profile) -> Iterator[Line]:
    for receiver in paper.dispatch:
        yield Line(_receiver(receiver, profile))


def _receiver(receiver: Dispatch, profile: Profile) -> str:
    """The receiver as it stands in the paper; an abbreviation alone is written out."""
    text = receiver.text.strip()
    if _ABBREVIATION.fullmatch(text):
        text = receiver.body or profile.abbreviations.get(text, text)
    address = receiver.address if receiver.address and receiver.address not in text else None
    return ", ".join(filter(None, (text, address)))


def _signature(paper: Paper, profile: Profile) -> Iterator[Line]:
    for person in paper.signatories:
        yield Line("\n".join(_signature_lines(person)))


def _signature_lines(person: Person) -> Iterator[str]:
    """Name and role on a line each; a party's letters go with the name, its full name with the role."""
    letters = person.party if person.party and _ABBREVIATION.fullmatch(person.party) else None
    yield f"{person.name} ({letters})" if letters else person.name
    if standing := ", ".join(filter(None, (person.role, None if letters else person.party))):
        yield standing


def _lines(text: str) -> Iterator[Line]:
    """The paragraphs of a text, one a line; a line that begins with a dash or a dot is an item of a list."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        bullet = _BULLET.match(line)
        yield Line(line[bullet.end() :], "bullet") if bullet else Line(line)


_SECTIONS: Mapping[str, Callable[[Paper, Profile], Iterator[Line | Grid]]] = MappingProxyType(
    {
        "decision": _decision,
        "summary": _summary,
        "background": _background,
        "attachments": _attachments,
        "consultation": _consultation,
        "reservation": _reservation,
        "dispatch": _dispatch,
        "signature": _signature,
    }
)
