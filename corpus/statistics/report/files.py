"""How the files were read, and what was found in them."""

from kserender.corpus.statistics.counts import Statistics
from kserender.corpus.statistics.report.words import OUTCOMES, STATES, called, number, percent
from kserender.i18n import _
from kserender.render.figures import Bars, Column, Plot, Section, Table


def files(statistics: Statistics) -> Section:
    """How many files there are, how the reading went, and why some could not be read."""
    count = (Column(_("Files"), figures=True),)
    tables = [
        Table(
            _("How the reading went"),
            (Column(_("Outcome")), *count),
            tuple((called(OUTCOMES, one.name or ""), number(one.count)) for one in statistics.outcomes),
        ),
        Table(
            _("Files that the archive knows"),
            (Column(_("State")), *count),
            tuple((called(STATES, one.name or ""), number(one.count)) for one in statistics.states),
        ),
    ]
    if statistics.quarantine:
        rows = (
            (called(OUTCOMES, one.outcome), one.reason or "–", number(one.count), one.path)
            for one in statistics.quarantine
        )
        columns = (Column(_("Outcome")), Column(_("Why")), *count, Column(_("One of them")))
        tables.append(Table(_("In quarantine"), columns, tuple(rows)))
    return Section(_("Files"), _("Each path counts, also that of a copy."), tuple(tables if statistics.states else ()))


def rates(statistics: Statistics) -> Section:
    """How many papers have what."""
    rows = [(_(one.name), one.share, number(one.count)) for one in statistics.rates]
    table = Table(
        _("What was found"),
        (Column(_("Papers")), Column(_("Count"), figures=True), Column(_("Share"), figures=True)),
        tuple((name, count, percent(share)) for name, share, count in rows),
    )
    most = max(statistics.rates, key=lambda one: one.count)
    alt = _("Bars: the share of the papers that have each thing; most, {share}, are {name}.")
    return Section(
        _("What was found"),
        _(
            "Of {count} papers (in minutes: §§). Not every paper has everything: a § may well have no vote, and its "
            "day is that of its meeting, not a date of its own."
        ).format(count=number(statistics.papers)),
        (table,) if statistics.papers else (),
        Plot(
            alt.format(share=percent(most.share), name=_(most.name)),
            Bars(tuple((name, share, percent(share)) for name, share, _count in rows)),
        ),
    )
