"""The papers of a case file as a list, before each is shown: which they are, from whom, and what they decide."""

from collections.abc import Iterator

from rich.console import Console

from kserender.i18n import _, mark, plural
from kserender.paper import Extraction, Kind, Paper, Part
from kserender.render.screen import heading, line

KINDS: dict[Kind, str] = {
    "tjansteskrivelse": mark("Official's memorandum"),
    "alternativt_forslag": mark("Alternative proposal"),
    "protokollsutdrag": mark("Extract of the minutes"),
    "handlingsplan": mark("Action plan"),
    "reservation": mark("Reservation"),
    "yrkande": mark("Claim"),
    "motion": mark("Motion"),
    "interpellation": mark("Interpellation"),
    "delegationsbeslut": mark("Decision by delegation"),
    "ovrigt": mark("Other paper"),
}

# Kinds that an organ issues.
ISSUED = ("protokollsutdrag", "tjansteskrivelse", "delegationsbeslut")


def show_parts(extraction: Extraction, console: Console) -> None:
    """Print a line and a title for each paper of a case file; nothing for a file that did not come apart."""
    parts = [(paper.part, paper) for paper in extraction.papers if paper.part]
    if not parts:
        return
    heading(
        console, plural("{count} paper in the file", "{count} papers in the file", len(parts)).format(count=len(parts))
    )
    for part, paper in parts:
        line(console, " · ".join(_told(part, paper)), 2, bullet=f"{part.number}. ")
        line(console, paper.title or _("without a title"), 5, "dim")
    console.rule()


def _told(part: Part, paper: Paper) -> Iterator[str]:
    yield _(KINDS[paper.kind])
    # The body of a claim is the one that it was put to.
    who = ", ".join(paper.proposers) or (paper.body if paper.kind in ISSUED else None)
    yield from (fact for fact in (who, paper.date) if fact)
    if paper.paragraph:
        yield f"§ {paper.paragraph}"
    if part.first_page is not None:
        several = part.last_page not in (None, part.first_page)
        pages = _("pages {first}–{last}") if several else _("page {first}")
        yield pages.format(first=part.first_page, last=part.last_page)
    points = len(paper.decisions)
    yield plural("{count} point", "{count} points", points).format(count=points)
