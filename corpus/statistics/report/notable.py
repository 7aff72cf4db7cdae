"""Votes, sums, and papers that say nearly the same."""

from kserender.corpus.statistics.counts import Statistics
from kserender.corpus.statistics.report.naming import unknown, where
from kserender.corpus.statistics.report.words import SPACE, number
from kserender.i18n import _, plural
from kserender.render.figures import Column, Section, Table


def _places() -> tuple[Column, ...]:
    return Column(_("Organ and §")), Column(_("Date")), Column(_("Title"))


def votes(statistics: Statistics) -> Section:
    """How many recorded votes there were, and the closest."""
    years = Table(
        _("Votes a year"),
        (Column(_("Year")), Column(_("Votes"), figures=True)),
        tuple((unknown(one.name), number(one.count)) for one in statistics.votes),
    )
    closest = Table(
        _("The closest votes"),
        (*_places(), Column(_("Yes"), figures=True), Column(_("No"), figures=True), Column(_("Question"))),
        tuple(
            (*where(vote.matter), number(vote.yes), number(vote.no), vote.question or "–")
            for vote in statistics.close_votes
        ),
    )
    lead = _("Votes whose yes and no are in the minutes. A § may have several.")
    return Section(_("Votes"), lead, tuple(table for table in (years, closest) if table.rows))


def amounts(statistics: Statistics) -> Section:
    """The largest sums in decisions."""
    rows = ((*where(one.matter), f"{number(one.value)}{SPACE}{one.currency}", one.text) for one in statistics.amounts)
    columns = (*_places(), Column(_("Amount"), figures=True), Column(_("As it stands")))
    table = Table(_("The largest amounts"), columns, tuple(rows))
    lead = _(
        "Sums named in decisions; of a range its lower end. A sum may be a budget, a limit or a comparison: read the §."
    )
    return Section(_("Largest amounts"), lead, (table,) if table.rows else ())


def near(statistics: Statistics) -> Section:
    """Papers that say nearly the same in several files."""
    rows = ((group.title or "–", number(len(group.paths)), "\n".join(group.paths)) for group in statistics.near_groups)
    columns = (Column(_("Title")), Column(_("Files"), figures=True), Column(_("Where")))
    table = Table(_("Papers that say nearly the same"), columns, tuple(rows))
    lead = plural(
        "{count} paper says nearly the same as one in another file, as when minutes are there as Word and as PDF.",
        "{count} papers say nearly the same as one in another file, as when minutes are there as Word and as PDF.",
        statistics.near,
    ).format(count=number(statistics.near))
    return Section(_("Near duplicates"), lead, (table,) if table.rows else ())
