"""What an archive holds, in figures.

    statistics(store) → Statistics (counts.py) ─┬ data()        → JSON
                                                └ report.py     → kserender.render: terminal, page with plots

scope.py says which papers count; files, rates, decided, parties and notable ask the database; series.py finds gaps and
doublets in the §§, fates.py what became of a yrkande.
"""

from typing import TYPE_CHECKING

from kserender.corpus.statistics.counts import Statistics, data

if TYPE_CHECKING:
    from kserender.corpus.store import Store

__all__ = ["Statistics", "data", "statistics"]


def statistics(store: "Store") -> Statistics:
    """Everything that is counted, of one state of the archive."""
    from kserender.corpus.statistics import decided, files, notable, paragraphs, parties, rates
    from kserender.corpus.statistics.series import series

    with store.connect() as connection:
        states = files.states(connection)
        papers, shares = rates.rates(connection)
        found, unplaced = series(list(paragraphs.held(connection)))
        near, groups = notable.near(connection)
        return Statistics(
            files=sum(one.count for one in states if one.name == "present"),
            states=states,
            outcomes=files.outcomes(connection),
            quarantine=files.quarantine(connection),
            papers=papers,
            rates=shares,
            series=found,
            unplaced=unplaced,
            decisions=decided.decisions_by_year(connection),
            verbs=decided.verbs(connection),
            endings=decided.endings(connection),
            parties=parties.parties(connection),
            votes=notable.votes_by_year(connection),
            close_votes=notable.close_votes(connection),
            amounts=notable.largest_amounts(connection),
            near=near,
            near_groups=groups,
        )
