"""What parties moved, what became of it, and how they voted."""

from collections.abc import Iterable

from kserender.corpus.statistics.counts import Party, Statistics
from kserender.corpus.statistics.report.words import FATES, number
from kserender.i18n import _
from kserender.render.figures import Column, Panels, Plot, Section, Table

PANELS = 9  # parties in the plot


def parties(statistics: Statistics) -> Section:
    """Yrkanden, reservations and ballots by party."""
    found = statistics.parties
    lead = _(
        "A yrkande counts once for each party that moved it. “As moved”: the § ended in what was moved, and the party "
        "had no reservation entered. “Otherwise”: the party had one entered, or the § ended in the opposite. “Not "
        "told”: the minutes do not show it without guessing, as when a yrkande is about another yrkande, or about a "
        "proposal that may itself have been to reject."
    )
    moved = [party for party in found if party.yrkanden][:PANELS]
    panels = tuple((party.name, tuple(party.fates[fate] for fate in FATES)) for party in moved)
    plot = Plot(
        _("A picture for each party: a column each for yrkanden that went as moved, otherwise, and not told."),
        Panels(tuple(_(name) for name in FATES.values()), panels),
    )
    tables = (_yrkanden(found), _became(found), _votes(found))
    return Section(_("Parties"), lead, tuple(table for table in tables if table.rows), plot if panels else None)


def _yrkanden(found: Iterable[Party]) -> Table:
    rows = [party for party in found if party.yrkanden]
    positions = sorted({position for party in rows for position in party.positions})
    counts = ((party, [party.positions.get(position, 0) for position in positions]) for party in rows)
    return Table(
        _("Yrkanden"),
        (
            Column(_("Party")),
            *(Column(position, figures=True) for position in positions),
            Column(_("In all"), figures=True),
        ),
        tuple((party.name, *map(number, count), number(party.yrkanden)) for party, count in counts),
    )


def _became(found: Iterable[Party]) -> Table:
    titles = (*(_(name) for name in FATES.values()), _("§§ with a reservation"))
    return Table(
        _("What became of the yrkanden, and reservations"),
        (Column(_("Party")), *(Column(title, figures=True) for title in titles)),
        tuple(
            (party.name, *(number(party.fates[fate]) for fate in FATES), number(party.reservations))
            for party in found
            if party.yrkanden or party.reservations
        ),
    )


def _votes(found: Iterable[Party]) -> Table:
    rows = [party for party in found if party.votes]
    words = sorted({word for party in rows for word in party.votes})
    return Table(
        _("Ballots by name"),
        (Column(_("Party")), *(Column(word, figures=True) for word in words)),
        tuple((party.name, *(number(party.votes.get(word, 0)) for word in words)) for party in rows),
    )
