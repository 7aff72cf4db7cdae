"""The sections of a document, by role, as paragraphs and tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from kserender.paper import Attachment, Footnote, Paper, Person, Reservation, Section
from kserender.profile import Profile
from kserender.render.content import Grid, Line
from kserender.render.grids import Grids, action_grids, grids
from kserender.render.lines import lines, lines_of, passage
from kserender.render.proceedings import PROCEEDINGS, proceedings
from kserender.render.wording import ABBREVIATION, inside, level_heading, receiver_of

# The sections that have a slot of their own; everything else in a paper is part of its background.
OWN = frozenset({"decision", "summary", "attachments", "consultation", "reservation", "dispatch", "signature"})


def level(deciding: str | None, receiving: str | None, profile: Profile) -> str:
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
            yield Line(level(deciding, receiving, profile), "heading", below)
        for point in points:
            yield Line(point.text, "point", number=point.number)


def _summary(paper: Paper, profile: Profile) -> Iterator[Line | Grid]:
    if paper.summary and not _summarising(paper):
        yield from lines(paper.summary)
        return
    held = grids(paper, _written(paper, profile), profile, plans=False)
    for section in _summarising(paper):
        yield from passage(section, held.of(section))


def _summarising(paper: Paper) -> list[Section]:
    """The sections that hold the summary, with their lists and tables; none when it is told otherwise."""
    found = [section for section in paper.sections if section.role == "summary"]
    told = "\n".join(section.text for section in found)
    return found if not paper.summary or paper.summary == told else []


def _matter(paper: Paper, profile: Profile) -> list[Section]:
    """The sections of the matter itself: what has no slot of its own in the house's order."""
    out = OWN | PROCEEDINGS if "treatment" in profile.order else OWN
    return [section for section in paper.sections if section.role not in out and not _is_head(section)]


def _written(paper: Paper, profile: Profile) -> list[Section]:
    """The sections whose tables are written in them."""
    summary = _summarising(paper) if "summary" in profile.order else []
    return [*summary, *_matter(paper, profile)]


def _background(paper: Paper, profile: Profile) -> Iterator[Line | Grid]:
    held = grids(paper, _written(paper, profile), profile, plans="actions" not in profile.order)
    yield from _sectioned(_under_slot(_matter(paper, profile), profile), held)
    for title, grid in held.others:
        yield Line(title, "caption")
        yield grid
    if paper.footnotes:
        yield Line(profile.wording["notes"], "heading", 1)
        yield from (_footnote(note) for note in paper.footnotes)


def _footnote(note: Footnote) -> Line:
    """A footnote as an item of a list: where in the text its mark stood the paper does not say."""
    if note.number.isdecimal():
        return Line(note.text, "numbered", number=int(note.number))
    return Line(f"{note.number} {note.text}")


def _sectioned(sections: Iterable[Section], held: Grids | None = None) -> Iterator[Line | Grid]:
    """Headings and text; a level that the paper skips is not skipped here."""
    open_levels: list[int] = []
    for section in sections:
        if section.heading:
            while open_levels and open_levels[-1] >= section.level:
                open_levels.pop()
            open_levels.append(section.level)
            yield Line(section.heading, "heading", len(open_levels))
        yield from passage(section, held.of(section) if held else ())


def _treatment(paper: Paper, profile: Profile) -> Iterator[Line | Grid]:
    """What happened at the meeting, where the house has a section for it."""
    if "treatment" not in profile.order:
        return
    told = [section for section in paper.sections if section.role in PROCEEDINGS]
    if len(told) == 1 and told[0].role == "treatment":
        yield from lines_of(told[0])
    else:
        yield from _sectioned(told)
    for heading, content in proceedings(paper, profile):
        yield Line(heading, "heading", 1)
        yield from content


def _actions(paper: Paper, profile: Profile) -> Iterator[Line | Grid]:
    """The tables of actions with their titles as headings, where the house has a section for them."""
    if "actions" not in profile.order:
        return
    for title, grid in action_grids(paper, profile):
        if title:
            yield Line(title, "heading")
        yield grid
    if paper.abbreviations:
        pairs = ", ".join(f"{short} = {name}" for short, name in paper.abbreviations.items())
        yield Line(profile.wording["legend"].format(pairs=pairs))


def _is_head(section: Section) -> bool:
    """Whether this is what a reader found above the first heading: title, number and date, which have slots."""
    return section.heading is None and section.place is not None


def _under_slot(sections: Sequence[Section], profile: Profile) -> Iterator[Section]:
    """The sections; where the slot's heading stands in the place of one's own, that has none."""
    own = profile.headings["background"].casefold()
    for place, section in enumerate(sections):
        same = (section.heading or "").casefold() == own
        # The first one may be the matter as a whole, with all the others in it.
        whole = section.role == "background" and not place and (len(sections) == 1 or not section.text)
        yield section.model_copy(update={"heading": ""}) if same or whole else section


def _attachments(paper: Paper, profile: Profile) -> Iterator[Line]:
    for place, attachment in enumerate(paper.attachments, 1):
        number = attachment.number or place
        cells = {"number": str(number), "title": attachment.title, "date": attachment.date or ""}
        yield Line(_attachment(attachment), number=number, cells=_cells("attachments", cells, profile))


def _attachment(attachment: Attachment) -> str:
    # Of a paper that was read the title is the whole line, and has the date in it as it stood there.
    dated = attachment.date and attachment.place is None and attachment.date not in attachment.title
    return f"{attachment.title}, {attachment.date}" if dated else attachment.title


def _consultation(paper: Paper, profile: Profile) -> Iterator[Line]:
    yield from lines(paper.consultation or "")


def _reservation(paper: Paper, profile: Profile) -> Iterator[Line]:
    for reservation in paper.reservations:
        missing = [name for name in _reserving(reservation) if name not in reservation.text]
        yield from lines(", ".join(missing))
        yield from lines(reservation.text)


def _reserving(reservation: Reservation) -> list[str]:
    return [person.name for person in reservation.people] or reservation.parties


def _dispatch(paper: Paper, profile: Profile) -> Iterator[Line]:
    for receiver in paper.dispatch:
        name, address = receiver_of(receiver, profile)
        # An address that the profile knows goes on the missive; the list holds those that the paper gives.
        own = receiver.address or ""
        cells = {"receiver": name, "address": address}
        yield Line(f"{name}, {own}" if own and own not in name else name, cells=_cells("dispatch", cells, profile))


def _signature(paper: Paper, profile: Profile) -> Iterator[Line]:
    for person in paper.signatories:
        cells = {"name": person.name, "role": person.role or "", "party": person.party or ""}
        yield Line("\n".join(_signature_lines(person)), cells=_cells("signature", cells, profile))


def _signature_lines(person: Person) -> Iterator[str]:
    """Name and role on a line each; a party's letters go with the name, its full name with the role."""
    letters = person.party if person.party and ABBREVIATION.fullmatch(person.party) else None
    yield f"{person.name} ({letters})" if letters else person.name
    if standing := ", ".join(filter(None, (person.role, None if letters else person.party))):
        yield standing


def _cells(table: str, cells: Mapping[str, str], profile: Profile) -> Mapping[str, str]:
    """The same by the headings of the house's columns."""
    return {profile.columns[table][name]: text for name, text in cells.items()}


# The sections of a document, by role.
SECTIONS: Mapping[str, Callable[[Paper, Profile], Iterator[Line | Grid]]] = MappingProxyType(
    {
        "decision": _decision,
        "summary": _summary,
        "background": _background,
        "actions": _actions,
        "treatment": _treatment,
        "attachments": _attachments,
        "consultation": _consultation,
        "reservation": _reservation,
        "dispatch": _dispatch,
        "signature": _signature,
    }
)
