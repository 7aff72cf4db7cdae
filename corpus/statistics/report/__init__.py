"""The statistics as a report to read: what every form of it shows, in the reader's words.

A module for some sections each; words.py and naming.py say what things are called.
"""

from collections.abc import Callable

from kserender.corpus.statistics.counts import Statistics
from kserender.corpus.statistics.report.decided import decided, endings, verbs
from kserender.corpus.statistics.report.files import files, rates
from kserender.corpus.statistics.report.notable import amounts, near, votes
from kserender.corpus.statistics.report.parties import parties
from kserender.corpus.statistics.report.series import series
from kserender.corpus.statistics.report.words import number
from kserender.i18n import _, plural
from kserender.render.figures import Figures, Section

# The sections in the order of the report.
SECTIONS: tuple[Callable[[Statistics], Section], ...] = (
    files,
    rates,
    series,
    decided,
    verbs,
    endings,
    parties,
    votes,
    amounts,
    near,
)


def report(statistics: Statistics, name: str) -> Figures:
    """The report on the archive called `name`; sections that there is nothing for are left out."""
    decisions = sum(row.decisions for row in statistics.decisions)
    facts = (
        plural("{count} file", "{count} files", statistics.files).format(count=number(statistics.files)),
        plural("{count} paper", "{count} papers", statistics.papers).format(count=number(statistics.papers)),
        plural("{count} decision", "{count} decisions", decisions).format(count=number(decisions)),
    )
    sections = (make(statistics) for make in SECTIONS)
    return Figures(name, _("Statistics of an archive"), facts, tuple(one for one in sections if one.tables))
