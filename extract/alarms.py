"""Recall alarms: what minutes should hold and the extraction lacks, as messages to the user."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kserender.i18n import _
from kserender.paper import Message, Paper


def alarms(papers: Sequence[Paper]) -> list[Message]:
    """Gaps in the § numbers, decision headings without a decision, votes without figures."""
    return [*_gaps(papers), *(message for paper in papers for message in _of(paper))]


def _gaps(papers: Sequence[Paper]) -> Iterator[Message]:
    numbers = [int(paper.paragraph) for paper in papers if paper.paragraph and paper.paragraph.isdigit()]
    for before, after in pairwise(numbers):
        if after - before > 1:
            missing = str(before + 1) if after - before == 2 else f"{before + 1}–{after - 1}"
            text = _("No § {numbers} was found between § {before} and § {after}.")
            yield _warning("paragraph-gap", text.format(numbers=missing, before=before, after=after))


def _of(paper: Paper) -> Iterator[Message]:
    name = f"§ {paper.paragraph}" if paper.paragraph else paper.title or ""
    headed = any(section.role == "decision" for section in paper.sections)
    if headed and not paper.decisions:
        yield _warning(
            "no-decision", _("There is a heading for the decision but no decision: {name}.").format(name=name)
        )
    voted = any(section.role == "vote" and section.text for section in paper.sections)
    if voted and not any(vote.yes is not None and vote.no is not None for vote in paper.votes):
        yield _warning(
            "vote-without-figures", _("A vote was taken, but its result was not found: {name}.").format(name=name)
        )


def _warning(code: str, text: str) -> Message:
    return Message(code=code, level="warning", text=text)
