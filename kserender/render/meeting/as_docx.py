"""Writes minutes and summonses as Word files: prepared → contents → template, and back again as a check."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from kserender.errors import NotAsWritten
from kserender.i18n import _
from kserender.profile import Profile
from kserender.render import Made
from kserender.render import docx as word
from kserender.render.content import Contents
from kserender.render.docx import Written
from kserender.render.kinds import MEETINGS
from kserender.render.meeting import MeetingOrder, minutes, summons
from kserender.render.meeting.people import in_doubt
from kserender.render.meeting.prepare import Ready, ready
from kserender.render.meeting.sitting import Sitting, numbered
from kserender.render.meeting.verify import verify
from kserender.render.template_for import template_for

CONTENTS: Mapping[str, Callable[..., Contents]] = MappingProxyType(
    {"protokoll": minutes.contents, "kallelse": summons.contents}
)


def write(order: MeetingOrder) -> Made:
    """The document; minutes are read back and found to hold the same.  The same bytes every time."""
    profile = order.profile.for_kind(order.kind)
    done = ready_for(order)
    written = compose(order, done.sitting)
    notes = [*done.notes, *_doubts(done.sitting, profile), *_unplaced(written, profile)]
    if done.missing:
        notes.append(_("The draft lacks: {fields}.").format(fields="; ".join(done.missing)))
    if order.kind == "protokoll":
        try:
            notes += verify(written.data, done.sitting)
        except NotAsWritten as error:
            if not order.draft:
                raise
            notes.append(error.what)
    return Made(written.data, tuple(notes))


def ready_for(order: MeetingOrder) -> Ready:
    """The meeting as it will be written."""
    profile, kind = order.profile.for_kind(order.kind), MEETINGS[order.kind]
    return ready(numbered(order.sitting, None), profile, kind, minutes=order.kind == "protokoll", draft=order.draft)


def compose(order: MeetingOrder, sitting: Sitting) -> Written:
    """The document of a meeting that has been prepared, not yet read back."""
    template, profile = template_for(order.kind, order.profile, order.template)
    made = CONTENTS[order.kind](sitting, profile, draft=order.draft)
    return word.write(template, profile.bookmarks, made, MEETINGS[order.kind].slots)


def _doubts(sitting: Sitting, profile: Profile) -> Iterator[str]:
    if in_doubt(sitting):
        yield _("The minutes that were read do not say for certain who decided: look through “{heading}”.").format(
            heading=profile.headings["attending"]
        )


def _unplaced(written: Written, profile: Profile) -> Iterator[str]:
    if written.unplaced:
        names = ", ".join(profile.headings.get(role) or role for role in written.unplaced)
        yield _("The template has no place for: {names}. That is not in the document.").format(names=names)
