"""Writes any kind of document as a Word file: paper → prepared → contents → template, and back again as a check."""

from collections.abc import Iterator

from kserender.errors import InvalidData, NotAsWritten
from kserender.i18n import _
from kserender.render import Made, Order
from kserender.render import docx as word
from kserender.render.contents import contents
from kserender.render.docx import Written
from kserender.render.kinds import KINDS
from kserender.render.prepare import Prepared, prepared
from kserender.render.verify import verify


def write(order: Order) -> Made:
    """The document, read back and found to hold the same decisions; the same bytes every time."""
    ready = ready_for(order)
    written = compose(order, ready)
    notes = [*ready.notes, *_unplaced(written, order)]
    if ready.missing:
        notes.append(_("The draft lacks: {fields}.").format(fields="; ".join(ready.missing)))
    try:
        verify(written.data, ready.paper)
    except NotAsWritten as error:
        if not order.draft:
            raise
        notes.append(error.what)
    return Made(written.data, tuple(notes))


def ready_for(order: Order) -> Prepared:
    """The paper as it will be written."""
    profile = order.profile.for_kind(order.kind)
    return prepared(order.paper, profile, KINDS[order.kind], day=order.when, draft=order.draft)


def compose(order: Order, ready: Prepared) -> Written:
    """The document of a paper that has been prepared, not yet read back."""
    profile = order.profile.for_kind(order.kind)
    template = order.template or profile.templates.get(order.kind)
    if template is None:
        raise InvalidData(
            _("The profile {name} has no template for {kind}.").format(name=profile.key, kind=order.kind),
            _("Name one under [templates] in its profile.toml."),
        )
    if order.template is not None:
        profile = profile.with_foreign_template()
    made = contents(ready.paper, profile, order.when, draft=order.draft)
    return word.write(template, profile.bookmarks, made, KINDS[order.kind].slots)


def _unplaced(written: Written, order: Order) -> Iterator[str]:
    if written.unplaced:
        headings = order.profile.for_kind(order.kind).headings
        names = ", ".join(headings.get(role) or role for role in written.unplaced)
        yield _("The template has no place for: {names}. That is not in the document.").format(names=names)
