"""What was decided, by whom and when, with which verbs, and what §§ ended in."""

from collections.abc import Iterable

from kserender.corpus.statistics.counts import Count, Statistics
from kserender.corpus.statistics.report.naming import organ_name, unknown
from kserender.corpus.statistics.report.words import number, percent
from kserender.i18n import _
from kserender.render.figures import Bars, Column, Panels, Plot, Section, Table

PANELS = 9  # organs in the plot
VERBS = 20  # verbs in the plot


def decided(statistics: Statistics) -> Section:
    """Decisions by organ and year."""
    found = statistics.decisions
    several = len({row.municipality for row in found if row.municipality}) > 1
    years = sorted({row.year for row in found if row.year is not None})
    undated = any(row.year is None for row in found)
    organs: dict[str, dict[int | None, int]] = {}
    proposals: dict[str, int] = {}
    for row in found:
        name = organ_name(row.municipality, row.organ, several=several)
        organs.setdefault(name, {})[row.year] = row.decisions
        proposals[name] = proposals.get(name, 0) + row.proposals
    asked: list[int | None] = [*years, *([None] if undated else [])]
    titles = (*(unknown(str(year) if year else None) for year in asked), _("In all"), _("of them proposals"))
    rows = (
        (name, *(number(by.get(year, 0)) for year in asked), number(sum(by.values())), number(proposals[name]))
        for name, by in organs.items()
    )
    table = Table(
        _("Decisions by organ and year"),
        (Column(_("Organ")), *(Column(title, figures=True) for title in titles)),
        tuple(rows),
    )
    span = list(range(years[0], years[-1] + 1)) if years else []
    dated = ((name, by) for name, by in organs.items() if by.keys() - {None})
    largest = sorted(dated, key=lambda item: -sum(item[1].values()))[:PANELS]
    panels = tuple((name, tuple(by.get(year, 0) for year in span)) for name, by in largest)
    plot = Plot(
        _(
            "A picture for each organ: a column for each year, as high as the number of decisions. All have the same "
            "scale."
        ),
        Panels(tuple(map(str, span)), panels),
    )
    lead = _(
        "Decisions in minutes and on delegation; what other papers only propose is not counted. The year is that of "
        "the meeting. Some of the decisions are proposals to another organ, which decides later."
    )
    return Section(_("Decisions a year and organ"), lead, (table,) if found else (), plot if span else None)


def verbs(statistics: Statistics) -> Section:
    """The verbs of decisions."""
    table = _counted(_("Verbs"), _("Verb"), _("Decisions"), statistics.verbs, _("without a verb that is known"))
    drawn = [(one.name, one.count) for one in statistics.verbs if one.name][:VERBS]
    alt = _("Bars: the {count} most frequent verbs of decisions.").format(count=len(drawn))
    plot = Plot(alt, Bars(tuple((name, count, number(count)) for name, count in drawn)))
    lead = _("The verb that says what a decision does, in its dictionary form.")
    return Section(_("Verbs"), lead, (table,) if statistics.verbs else (), plot if drawn else None)


def endings(statistics: Statistics) -> Section:
    """What §§ ended in."""
    table = _counted(_("What §§ ended in"), _("Ended in"), "§§", statistics.endings, _("another decision, or none"))
    lead = _(
        "Approved, rejected, referred back or put off, where a verb of the decision says so. Other §§ end in a "
        "decision of another kind, as that something is noted."
    )
    return Section(_("What §§ ended in"), lead, (table,) if statistics.endings else ())


def _counted(caption: str, head: str, count: str, found: Iterable[Count], rest: str) -> Table:
    counts = list(found)
    total = sum(one.count for one in counts) or 1
    rows = ((one.name or rest, number(one.count), percent(one.count / total)) for one in counts)
    columns = (Column(head), Column(count, figures=True), Column(_("Share"), figures=True))
    return Table(caption, columns, tuple(rows))
