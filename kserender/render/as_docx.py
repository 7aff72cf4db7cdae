"""Writes any kind of document as a Word file: paper → shaped → prepared → contents → template, and read as a check."""

from collections.abc import Iterator
from dataclasses import replace

from kserender.errors import NotAsWritten
from kserender.i18n import _
from kserender.render import Made, Order
from kserender.render import docx as word
from kserender.render.contents import contents
from kserender.render.docx import Written
from kserender.render.kinds import KINDS
from kserender.render.prepare import Prepared, prepared
from kserender.render.shapes import shaped
from kserender.render.template_for import template_for
from kserender.render.verify import verify


def write(order: Order) -> Made:
    """The document, read back and found to hold the same decisions; the same bytes every time."""
    ready = ready_for(order)
    written = compose(order, ready)
    notes = [*ready.notes, *_unplaced(written, order)]
    if ready.missing:
        notes.append(_("The draft lacks: {fields}.").format(fields="; ".join(ready.missing)))
    try:
        verify(written.data, ready.paper, KINDS[order.kind])
    except NotAsWritten as error:
        if not order.draft:
            raise
        notes.append(error.what)
    return Made(written.data, tuple(notes))


def ready_for(order: Order) -> Prepared:
    """The paper as it will be written."""
    profile = order.profile.for_kind(order.kind)
    made = shaped(order.kind, order.paper, profile)
    paper = made.paper.model_copy(update={"date": order.when.isoformat()}) if order.when else made.paper
    ready = prepared(paper, profile, KINDS[order.kind], day=order.when, draft=order.draft)
    return replace(ready, notes=(*made.notes, *ready.notes))


def compose(order: Order, ready: Prepared) -> Written:
    """The document of a paper that has been prepared, not yet read back."""
    template, profile = template_for(order.kind, order.profile, order.template)
    made = contents(ready.paper, profile, order.when, draft=order.draft)
    return word.write(template, profile.bookmarks, made, KINDS[order.kind].slots)


def _unplaced(written: Written, order: Order) -> Iterator[str]:
    """What the house has in such a document, and the template does not; what it leaves out by its order goes unsaid."""
    profile = order.profile.for_kind(order.kind)
    if unplaced := [role for role in written.unplaced if role in profile.order]:
        names = ", ".join(profile.headings.get(role) or role for role in unplaced)
        yield _("The template has no place for: {names}. That is not in the document.").format(names=names)
