"""What goes into each slot of a document, made from a paper: values of a word or two, and sections."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import count, groupby
from types import MappingProxyType

from kserender.paper import ActionTable, Attachment, Dispatch, Paper, Person, Reservation, Section
from kserender.profile import Profile
from kserender.render.content import Contents, Grid, Line
from kserender.render.prepare import day_of
from kserender.render.wording import inside, level_heading

# The sections that have a slot of their own; everything else in a paper is part of its background.
OWN = frozenset({"decision", "summary", "attachments", "consultation", "reservation", "dispatch", "signature"})
_BULLET = re.compile(r"[-–•●]\s+")
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{1,6}")


def contents(paper: Paper, profile: Profile, when: date | None, *, draft: bool = False) -> Contents:
    """All that a document of a prepared paper holds, in the profile as it is for its kind."""
    sections = {role: tuple(make(paper, profile)) for role, make in SECTIONS.items()}
    kept = {role: tuple(_lines(text)) for role, text in profile.never_removed.items()}
    return Contents(
        values={field: value(paper, profile) for field, value in VALUES.items()}
        | ({"date": when.isoformat()} if when else {}),
        sections={role: found or kept.get(role, ()) for role, found in sections.items()},
        headings={**profile.retitled, "decision": _decision_heading(paper, profile)},
        order=profile.rearranged,
        numbering={"decision": profile.numbering},
        title=paper.title or "",
        author=paper.author,
        made=when or day_of(paper.date),
        draft=profile.draft if draft else None,
    )


def _organ(paper: Paper, profile: Profile) -> str:
    return paper.body or next((point.deciding_body for point in paper.decisions if point.deciding_body), None) or ""


def _paragraph(paper: Paper, profile: Profile) -> str:
    number = (paper.paragraph or "").removeprefix("§").strip()
    return f"§\N{NO-BREAK SPACE}{number}" if number else ""


def _proposers(paper: Paper, profile: Profile) -> str:
    names = [(found.name if (found := profile.party(name)) else name) for name in paper.proposers]
    return ", ".join(dict.fromkeys(names))


# The fields of a slot that are a word or two; "" where the paper does not say.
VALUES: Mapping[str, Callable[[Paper, Profile], str]] = MappingProxyType(
    {
        "municipality": lambda paper, profile: paper.municipality or profile.full_name,
        "address": lambda paper, profile: "\n".join(profile.address),
        "document": lambda paper, profile: profile.document,
        "body": _organ,
        "receiver": _organ,
        "date": lambda paper, profile: paper.date or "",
        "paragraph": _paragraph,
        "diary_number": lambda paper, profile: paper.diary_number or "",
        "title": lambda paper, profile: paper.title or "",
        "author": lambda paper, profile: paper.author or "",
        "proposers": _proposers,
    }
)


def _decision_heading(paper: Paper, profile: Profile) -> str:
    first = next(iter(paper.decisions), None)
    level = _level(first.deciding_body, first.recommends_to, profile) if first else profile.headings["decision"]
    return profile.collected_under or level


def _level(deciding: str | None, receiving: str | None, profile: Profile) -> str:
    """The heading of a level; an organ that does not begin it stands as it does inside a sentence."""
    wording = profile.recommendation if receiving else profile.level
    if deciding and not wording.startswith("{body}"):
        deciding = inside(deciding, profile)
    return level_heading(deciding, receiving, profile)


def _decision(paper: Paper, profile: Profile) -> Iterator[Line]:
    below = 1 if profile.collected_under else 0
    levels = groupby(paper.decisions, key=lambda decision: (decision.deciding_body, decision.recommends_to))
    for place, ((deciding, receiving), points) in enumerate(levels):
        if place or below:
            yield Line(_level(deciding, receiving, profile), "heading", below)
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
    for place, attachment in enumerate(paper.attachments, 1):
        number = str(attachment.number or place)
        cells = {"number": number, "title": attachment.title, "date": attachment.date or ""}
        yield Line(_attachment(attachment), number=attachment.number, cells=_cells("attachments", cells, profile))


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
        text = _receiver(receiver, profile)
        address = receiver.address or ""
        cells = {"receiver": text.removesuffix(f", {address}") if address else text, "address": address}
        yield Line(text, cells=_cells("dispatch", cells, profile))


def _receiver(receiver: Dispatch, profile: Profile) -> str:
    """The receiver as it stands in the paper; an abbreviation alone is written out."""
    text = receiver.text.strip()
    if _ABBREVIATION.fullmatch(text):
        text = receiver.body or profile.abbreviations.get(text, text)
    address = receiver.address if receiver.address and receiver.address not in text else None
    return ", ".join(filter(None, (text, address)))


def _signature(paper: Paper, profile: Profile) -> Iterator[Line]:
    for person in paper.signatories:
        cells = {"name": person.name, "role": person.role or "", "party": person.party or ""}
        yield Line("\n".join(_signature_lines(person)), cells=_cells("signature", cells, profile))


def _signature_lines(person: Person) -> Iterator[str]:
    """Name and role on a line each; a party's letters go with the name, its full name with the role."""
    letters = person.party if person.party and _ABBREVIATION.fullmatch(person.party) else None
    yield f"{person.name} ({letters})" if letters else person.name
    if standing := ", ".join(filter(None, (person.role, None if letters else person.party))):
        yield standing


def _cells(table: str, cells: Mapping[str, str], profile: Profile) -> Mapping[str, str]:
    """The same by the headings of the house's columns."""
    return {profile.columns[table][name]: text for name, text in cells.items()}


def _lines(text: str) -> Iterator[Line]:
    """The paragraphs of a text, one a line; a line that begins with a dash or a dot is an item of a list."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        bullet = _BULLET.match(line)
        yield Line(line[bullet.end() :], "bullet") if bullet else Line(line)


# The sections of a document, by role.
SECTIONS: Mapping[str, Callable[[Paper, Profile], Iterator[Line | Grid]]] = MappingProxyType(
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
