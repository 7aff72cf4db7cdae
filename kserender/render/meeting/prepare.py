"""A meeting made ready to be written: clean texts, the organ's own decisions, and what is missing said all at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.paper import Decision, Meeting, Paper, Person, Reservation
from kserender.profile import Profile, day_of
from kserender.render.kinds import Kind
from kserender.render.meeting.dissent import entered
from kserender.render.meeting.law import gaps
from kserender.render.meeting.sitting import Item, Sitting
from kserender.render.prepare import prepared, texts_ready
from kserender.render.shapes.decided import with_itself

# So many characters tell one point from another.
BEGINNING = 60


@dataclass(frozen=True, slots=True)
class Ready:
    """The meeting as it will be written, what it lacks, and what the user should know, in the user's language."""

    sitting: Sitting
    missing: tuple[str, ...]
    notes: tuple[str, ...]


def ready(sitting: Sitting, profile: Profile, kind: Kind, *, minutes: bool, draft: bool) -> Ready:
    """The meeting as it will be written; `minutes` must hold all that the law asks for.

    Raises InvalidData when something is missing, unless it is for a draft.
    """
    day = day_of(sitting.meeting.date)
    names = profile.organs_on(day)
    meeting = Meeting.model_validate(texts_ready(sitting.meeting.model_dump(exclude_defaults=True)))
    present = [_by_name(person, profile) for person in meeting.present]
    meeting = meeting.model_copy(update={"body": names.get(meeting.body or "", meeting.body), "present": present})
    as_it_stands = replace(profile, decision_style="keep", verbs_recommending={}, verbs_final={})
    items: list[Item] = []
    missing: list[str] = []
    notes: list[str] = []
    for at, item in enumerate(sitting.items, 1):
        own = _of_meeting(item.paper, meeting.body, names, profile)
        done = prepared(own, as_it_stands if item.decided else profile, kind, day=day, draft=True)
        where = f"§ {own.paragraph}" if own.paragraph else _("matter {number}").format(number=at)
        missing += (f"{where}: {one}" for one in done.missing)
        notes += (f"{where}: {one}" for one in done.notes)
        extra = texts_ready({"presenter": item.presenter or "", "time": item.time or ""})
        items.append(replace(item, paper=done.paper, presenter=extra["presenter"] or None, time=extra["time"] or None))
    made = replace(sitting, meeting=meeting, items=tuple(items))
    missing = [*gaps(made, minutes=minutes), *missing]
    if missing and not draft:
        raise InvalidData(
            _("It cannot be written without: {fields}.").format(fields="; ".join(missing)),
            _("Fill them in in the file that it is generated from, or make a draft with --draft."),
        )
    return Ready(made, tuple(missing), tuple(notes))


def _by_name(person: Person, profile: Profile) -> Person:
    """The person with the party's name, as a reader gives it."""
    party = profile.party(person.party or "")
    return person.model_copy(update={"party": party.name}) if party else person


def _of_meeting(paper: Paper, body: str | None, names: Mapping[str, str], profile: Profile) -> Paper:
    """The paper as one of this organ's: its decisions are the organ's, and its lead-ins are written anew."""
    sections = [one for one in paper.sections if one.role != "decision" or not _holds(one.text, paper.decisions)]
    update = {
        "body": body or paper.body,
        "decisions": [_decided(point, body, names) for point in paper.decisions],
        "reservations": list(_entered(paper, profile)),
        "sections": sections,
        "attachments": with_itself(paper, profile),
        "signatories": [],
    }
    return paper.model_copy(update=update)


def _holds(text: str, points: list[Decision]) -> bool:
    """Whether the section is where the points stand, and not somebody's proposal that was not followed."""
    squeezed = " ".join(text.split())
    # A point with a list in it is put together of several paragraphs: how it begins is enough.
    beginnings = (" ".join(point.text.split())[:BEGINNING] for point in points)
    return not text or any(begins and begins in squeezed for begins in beginnings)


def _decided(point: Decision, body: str | None, names: Mapping[str, str]) -> Decision:
    """What was proposed to the organ is its decision; what goes further, or is another's to decide, it proposes."""
    deciding, to = (names.get(name or "", name) for name in (point.deciding_body, point.recommends_to))
    if body is None or deciding in (None, body):
        return point
    further = None if to == body else to or deciding
    return point.model_copy(update={"deciding_body": body, "recommends_to": further})


def _entered(paper: Paper, profile: Profile) -> Iterator[Reservation]:
    for one in paper.reservations:
        yield one.model_copy(update={"text": entered(one, profile)})
