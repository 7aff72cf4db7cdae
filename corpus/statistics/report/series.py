"""Gaps and doublets in the §§."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kserender.corpus.statistics.counts import Gap, Series, Statistics
from kserender.corpus.statistics.report.naming import organ_name
from kserender.corpus.statistics.report.words import LACKS, NUMBERINGS, number
from kserender.i18n import _, plural
from kserender.render.figures import Column, Plot, Section, Span, Strips, Table

DRAWN = 40  # series in the plot


def series(statistics: Statistics) -> Section:
    """The series, what lacks in them, and what is there more than once."""
    found = statistics.series
    several = len({one.municipality for one in found if one.municipality}) > 1
    lacking = sum(gap.count for one in found for gap in one.gaps)
    inside = sum(gap.count for one in found for gap in one.gaps if gap.lack == "inside")
    lead = _(
        "Organs number their §§ through the year or anew at each meeting; which, is seen in the numbers. What lacks "
        "between meetings is minutes that the archive does not have. What lacks inside a meeting was not read, or was "
        "never there: look there first."
    )
    if statistics.unplaced:
        lead += " " + plural(
            "{count} § is in no series: its organ or number is not known.",
            "{count} §§ are in no series: their organ or number is not known.",
            statistics.unplaced,
        ).format(count=number(statistics.unplaced))
    alt = _(
        "A line for each series: what is there is full, what lacks is hollow. {lacking} §§ lack, {inside} of them "
        "inside a meeting."
    )
    return Section(
        _("Series of §§"),
        lead,
        tuple(
            table for table in (_held(found, several), _gaps(found, several), _doublets(found, several)) if table.rows
        ),
        Plot(
            alt.format(lacking=number(lacking), inside=number(inside)),
            Strips(
                "§",
                _("there"),
                _("lacking"),
                tuple((_name(one, several), tuple(_spans(one)), _missing(one)) for one in found[:DRAWN]),
            ),
        ),
    )


def _held(found: Sequence[Series], several: bool) -> Table:
    counts: list[tuple[str, list[int]]] = [
        (_("Meetings"), [one.meetings for one in found]),
        (_("First §"), [one.first for one in found]),
        (_("Last §"), [one.last for one in found]),
        (_("There"), [one.count for one in found]),
        (_("Lacking"), [sum(gap.count for gap in one.gaps) for one in found]),
    ]
    again = [
        (_("More than once"), [len(one.doublets) for one in found]),
        (_("Copies"), [one.copies for one in found]),
    ]
    counts += [(title, column) for title, column in again if any(column)]
    names = [(_name(one, several), _(NUMBERINGS[one.numbering])) for one in found]
    rows = (
        (*name, *map(number, row))
        for name, row in zip(names, zip(*(column for _title, column in counts), strict=True), strict=True)
    )
    columns = (Column(_("Series")), Column(_("Numbered")), *(Column(title, figures=True) for title, _column in counts))
    return Table(_("Series of §§"), columns, tuple(rows))


def _gaps(found: Sequence[Series], several: bool) -> Table:
    gaps = [(one, gap) for one in found for gap in one.gaps]
    gaps.sort(key=lambda pair: pair[1].lack != "inside")  # those that ask for a look first
    rows = ((_name(one, several), _span(gap), number(gap.count), _(LACKS[gap.lack])) for one, gap in gaps)
    columns = (Column(_("Series")), Column(_("Lacking §§")), Column(_("Count"), figures=True), Column(_("Where")))
    return Table(_("Gaps"), columns, tuple(rows))


def _doublets(found: Sequence[Series], several: bool) -> Table:
    rows = (
        (_name(one, several), f"§ {doublet.paragraph}", "\n".join(doublet.paths))
        for one in found
        for doublet in one.doublets
    )
    return Table(
        _("§§ that are there more than once and differ"),
        (Column(_("Series")), Column("§"), Column(_("Files"))),
        tuple(rows),
    )


def _name(one: Series, several: bool) -> str:
    if one.path is not None:
        time = one.path.replace("\\", "/").rpartition("/")[2]
    else:
        time = one.date if one.numbering == "meeting" and one.date else str(one.year)
    return f"{time} {organ_name(one.municipality, one.organ, several=several)}"


def _span(gap: Gap) -> str:
    return f"§ {gap.first}" if gap.first == gap.last else f"§§ {gap.first}–{gap.last}"


def _missing(one: Series) -> tuple[Span, ...]:
    return tuple((gap.first, gap.last) for gap in one.gaps)


def _spans(one: Series) -> Iterator[Span]:
    """What is there: from the first § to the last, without the gaps."""
    edges = [(one.first - 1, one.first - 1), *(span for span in _missing(one) if span[0] > one.first)]
    for earlier, later in pairwise([*edges, (one.last + 1, one.last + 1)]):
        yield earlier[1] + 1, later[0] - 1
