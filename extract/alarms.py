"""Recall alarms: what minutes should hold and the extraction lacks, as messages to the user."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kserender.i18n import _, plural
from kserender.model import Document, Heading, Paragraph, Table
from kserender.paper import Message, Paper

# The first page says which §§ there are: "§§ 14–32", "Paragrafer 14 - 32".  It is no more than so many blocks.
FRONT = 60
_STATED = re.compile(r"(?:§§|\b[Pp]aragrafer(?:na)?:?)\s*(\d{1,4})\s*[-–—]\s*(\d{1,4})(?![\d:])")


def alarms(papers: Sequence[Paper], document: Document | None = None) -> list[Message]:
    """Gaps in the § numbers, and §§ that the first page of `document` names and that were not found; decision headings
    without a decision, votes without figures."""
    numbers = _numbers(papers)
    gaps = [message for found in numbers.values() for message in _gaps(found)]
    ends = _ends(document, numbers[1]) if document and numbers.get(1) else ()
    return [*gaps, *ends, *(message for paper in papers for message in _of(paper))]


def _numbers(papers: Sequence[Paper]) -> dict[int, list[int]]:
    """The § numbers in order, by the paper of the file that they are of; a letter after a number is left out."""
    found: dict[int, list[int]] = defaultdict(list)
    for paper in papers:
        if number := re.fullmatch(r"(\d+)\s?[a-z]?", paper.paragraph or ""):
            found[paper.part.number if paper.part else 1].append(int(number[1]))
    return found


def _gaps(numbers: Sequence[int]) -> Iterator[Message]:
    for before, after in pairwise(numbers):
        if after - before > 1:
            text = _("No § {numbers} was found between § {before} and § {after}.")
            missing = _range(before + 1, after - 1)
            yield _warning("paragraph-gap", text.format(numbers=missing, before=before, after=after))


def _ends(document: Document, numbers: Sequence[int]) -> Iterator[Message]:
    """The §§ before the first and after the last that were found, when the first page names more."""
    first, last = min(numbers), max(numbers)
    stated = [(int(match[1]), int(match[2])) for text in _front(document) for match in _STATED.finditer(text)]
    # A range that has nothing in common with what was found is another paper's.
    stated = [(start, stop) for start, stop in stated if start <= last and stop >= first]
    missing = [(start, first - 1) for start, _stop in stated[:1] if start < first]
    missing += [(last + 1, stop) for _start, stop in stated[:1] if stop > last]
    for start, stop in missing:
        text = _("The first page says that there is a § {numbers}, which was not found.")
        yield _warning("paragraph-gap", text.format(numbers=_range(start, stop)))


def _front(document: Document) -> Iterator[str]:
    for block in (*document.blocks[:FRONT], *document.furniture[:1]):
        if isinstance(block, Heading | Paragraph | Table):
            yield block.text("revised")


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _of(paper: Paper) -> Iterator[Message]:
    name = f"§ {paper.paragraph}" if paper.paragraph else paper.title or ""
    headed = any(section.role == "decision" for section in paper.sections)
    if headed and not paper.decisions:
        yield _warning(
            "no-decision", _("There is a heading for the decision but no decision: {name}.").format(name=name)
        )
    voted = any(section.role == "vote" and section.text for section in paper.sections)
    without = sum(vote.yes is None or vote.no is None for vote in paper.votes) or (voted and not paper.votes)
    if without:
        text = plural(
            "A vote was taken, but its result was not found: {name}.",
            "{count} votes were taken, but their results were not found: {name}.",
            int(without),
        )
        yield _warning("vote-without-figures", text.format(name=name, count=int(without)))


def _warning(code: str, text: str) -> Message:
    return Message(code=code, level="warning", text=text)
