"""The page of whose wording was adopted: shares, the adopted text with its sources, and what each proposal lost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kserender.compare.tracing import Shares, Trace, Traced
from kserender.compare.tracing.traced import Outcome
from kserender.i18n import _, mark
from kserender.render.page.frame import filled
from kserender.render.trace_text import HEADS, OUTCOMES, percent

SORTS: dict[Outcome, str] = {"whole": mark("Taken whole"), "part": mark("Taken in part"), "new": mark("New")}


@dataclass(frozen=True, slots=True)
class Share:
    """A line of the table of shares: whose, how much (0–1), and that as text."""

    name: str
    part: float
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences of one paragraph, and what it is, as "Decision point"."""

    kind: str
    head: str
    sentences: tuple[Traced, ...]


def trace_html(trace: Trace) -> str:
    """The page, whole, as HTML."""
    headings = (one.unit.text for one in trace.traced if one.unit.kind == "heading")
    count = Counter(one.outcome for one in trace.traced)
    both = trace.points.words and trace.points.words < trace.shares.words
    return filled(
        "traced.html",
        title=next(headings, _("The adopted text")),
        names=list(enumerate(trace.names, 1)),
        tables=[
            (_("Share of the adopted words"), list(_shares(trace, trace.shares))),
            *([(_("Share of the words in the decision points"), list(_shares(trace, trace.points)))] if both else []),
        ],
        sorts=[(sort, "", _(name), count[sort]) for sort, name in SORTS.items() if count[sort]],
        paragraphs=list(_paragraphs(trace)),
        told=lambda one: _(OUTCOMES[one.outcome]).format(names=", ".join(trace.names[at] for at in one.parties)),
        lost=[
            (_("Not adopted from {name} ({count})").format(name=name, count=len(units)), [unit.text for unit in units])
            for name, units in zip(trace.names, trace.lost, strict=True)
        ],
    )


def _shares(trace: Trace, shares: Shares) -> Iterator[Share]:
    rows = list(zip(trace.names, shares.alone, strict=True))
    if len(trace.names) > 1:
        rows.append((_("in several proposals"), shares.shared))
    for name, count in (*rows, (_("in none: new"), shares.new)):
        yield Share(name, shares.of(count), percent(shares.of(count)).strip())


def _paragraphs(trace: Trace) -> Iterator[Paragraph]:
    for (_number, kind), group in groupby(trace.traced, key=lambda one: (one.unit.place.paragraph, one.unit.kind)):
        yield Paragraph(kind, _(HEADS[kind]) if kind == "point" else "", tuple(group))
