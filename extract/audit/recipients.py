"""Who is sent the decision, against who gets a task by it."""

from collections.abc import Iterator

from kserender.extract.audit.found import finding
from kserender.extract.audit.page import Page
from kserender.extract.audit.words import has
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import words
from kserender.i18n import _
from kserender.paper import Finding


def check(page: Page) -> Iterator[Finding]:
    """Organs that are given a task and are not sent the decision; organs that are sent it and stand nowhere in it."""
    sent = page.paper.dispatch
    decisions = page.paper.decisions
    if not sent or not decisions or any(has("everybody", item.text) for item in sent):
        return
    bodies = {item.body.casefold() for item in sent if item.body}
    # A recipient that was not understood may be any of them.
    understood = all(item.body for item in sent)
    tasked = {name: point for point in decisions for name in point.assigned_to}
    # "Förvaltningen" is the one that the paper comes from, and needs no name.
    own = words("organs", "endings")
    missing = [name for name in tasked if name.casefold() not in own and not any(_same(name, body) for body in bodies)]
    if missing and understood:
        yield finding(
            "task-not-dispatched",
            "info",
            _("Given a task by the decision, and not on the list of those it is sent to: {names}").format(
                names=", ".join(missing)
            ),
            value=", ".join(missing),
            places=[tasked[name].place for name in missing],
        )
    named = {mention.name.casefold() for point in decisions for mention in organs(point.text)}
    named |= {x.casefold() for point in decisions for x in (point.deciding_body, *point.assigned_to) if x}
    extra = [item for item in sent if item.body and not any(_same(item.body, name) for name in named)]
    if extra and len(extra) < len(sent):
        yield finding(
            "recipient-not-named",
            "info",
            _("Sent the decision, and not named in it: {names}").format(names=", ".join(x.text for x in extra)),
            value=", ".join(item.text for item in extra),
            places=[item.place for item in extra],
        )


def _same(one: str, other: str) -> bool:
    """Whether two names are of one organ; "Kommunstyrelsens arbetsutskott" is not "Kommunstyrelsen"."""
    one, other = one.casefold(), other.casefold()
    return one == other or one.removesuffix("s") == other.removesuffix("s")
