"""What search looks in: the words of a paper, each line said once."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kserender.corpus.rows.row import Row
from kserender.paper import Paper, Person

_LABEL = re.compile(r"^[\W\d_]+(?=[^\W\d_])")  # "1. ", "– ", "§ 12 " before the first letter of a line
_COMPARED = 100_000_000  # characters to look through for what is said twice; more of it in one paper is left in


def texts(paper: Paper) -> Row:
    """Title, decisions, and all the rest that a person would look for, in NFC.

    A line that stands as a decision is not in the body too, nor one that is a part of a line before it."""
    title = paper.title or ""
    decisions = "\n".join(point.text for point in paper.decisions)
    said = {_bare(line) for text in (title, decisions) for line in text.splitlines()}
    running = list(_unsaid(_running(paper), said))
    whole = "\n".join(running)
    parts = list(_unsaid(_parts(paper), said))
    if len(parts) * len(whole) < _COMPARED:
        parts = [part for part in parts if part not in whole]
    body = "\n".join((*running, *parts))
    return {"title": _composed(title), "decisions": _composed(decisions), "body": _composed(body)}


def _running(paper: Paper) -> Iterator[str | None]:
    """The text as it runs in the document."""
    yield from (paper.diary_number, paper.paragraph and f"§ {paper.paragraph}", paper.summary)
    for section in paper.sections:
        yield from (section.heading, section.text)
    for plan in paper.action_tables:
        yield from (plan.part, plan.title)
        for row in plan.rows:
            timeframe = row.timeframe.text if row.timeframe else ""
            yield _line(row.proposal, row.reason, row.activity, row.responsible_text, timeframe)
    for table in paper.tables:
        yield _line(*table.header)
        yield from (_line(*cells) for cells in table.rows)
    yield from (note.text for note in paper.footnotes)


def _parts(paper: Paper) -> Iterator[str | None]:
    """What recognisers have found, and mostly stands in the running text."""
    yield from (paper.body, paper.author, *paper.proposers, paper.consultation, paper.proposition_order)
    yield from (attachment.title for attachment in paper.attachments)
    yield from (receiver.text for receiver in paper.dispatch)
    yield from paper.conflicts_of_interest
    for claim in paper.yrkanden:
        yield from (claim.text, *_named(claim.people))
    for vote in paper.votes:
        yield from (vote.question, *(ballot.name for ballot in vote.ballots))
    for dissent in paper.reservations:
        yield from (dissent.text, *_named(dissent.people))
    yield from (*_named(paper.speakers), *_named(paper.signatories))


def _named(people: Iterable[Person]) -> Iterator[str | None]:
    for person in people:
        yield from (person.name, person.party, person.role)


def _line(*cells: str) -> str:
    return " ".join(" ".join(cells).split())


def _unsaid(pieces: Iterable[str | None], said: set[str]) -> Iterator[str]:
    """The lines that are not in `said`; they are put there."""
    for piece in pieces:
        for line in (piece or "").splitlines():
            bare = _bare(line)
            if bare and bare not in said:
                said.add(bare)
                yield line.strip()


def _bare(line: str) -> str:
    """The line without list label, case and closing point: by which it is known again."""
    return _LABEL.sub("", line.strip()).rstrip(" .").casefold()


def _composed(text: str) -> str:
    # å as one sign, not as a and a ring: databases tell them apart, people do not.
    return unicodedata.normalize("NFC", text)
