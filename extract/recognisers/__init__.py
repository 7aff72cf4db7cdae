"""The recognisers, in the order they run: each fills its own fields of the Paper and may read those before it."""

from collections.abc import Callable

from kserender.extract.matter import Matter
from kserender.extract.recognisers import (
    abbreviations,
    action_tables,
    amounts,
    attachments,
    author,
    body,
    conflicts,
    consultation,
    decisions,
    diary_number,
    dispatch,
    findings,
    footnotes,
    guidance,
    instructions,
    kind,
    local_parties,
    municipality,
    paper_date,
    paragraph,
    proposers,
    proposition_order,
    references,
    reservations,
    revisions,
    sections,
    signatories,
    speakers,
    summary,
    tables,
    title,
    votes,
    yrkanden,
)
from kserender.paper import Paper

Recogniser = Callable[[Matter, Paper], None]

RECOGNISERS: tuple[Recogniser, ...] = (
    paragraph.recognise,
    diary_number.recognise,
    paper_date.recognise,
    author.recognise,
    municipality.recognise,
    abbreviations.recognise,
    sections.recognise,
    summary.recognise,
    decisions.recognise,
    body.recognise,
    attachments.recognise,
    consultation.recognise,
    dispatch.recognise,  # after abbreviations
    signatories.recognise,
    proposers.recognise,  # after signatories
    kind.recognise,  # after decisions and signatories
    title.recognise,  # after kind
    guidance.recognise,
    revisions.recognise,
    instructions.recognise,
    action_tables.recognise,  # after abbreviations
    tables.recognise,  # after action_tables
    footnotes.recognise,
    references.recognise,  # after diary_number
    amounts.recognise,
    speakers.recognise,
    yrkanden.recognise,
    proposition_order.recognise,
    votes.recognise,
    reservations.recognise,
    conflicts.recognise,
    local_parties.recognise,  # after all that name people
    findings.recognise,  # last: it holds what was recognised against itself
)

# What says nothing of what was decided, by whom, or in what kind of paper: none of the others reads what these set.
_BESIDE = (
    attachments.recognise,
    consultation.recognise,
    dispatch.recognise,
    guidance.recognise,
    revisions.recognise,
    instructions.recognise,
    tables.recognise,
    footnotes.recognise,
    references.recognise,
    amounts.recognise,
    speakers.recognise,
    yrkanden.recognise,
    proposition_order.recognise,
    votes.recognise,
    conflicts.recognise,
    local_parties.recognise,
    findings.recognise,
)
# Enough to read back what has been written: a third of the work.
DECIDED: tuple[Recogniser, ...] = tuple(one for one in RECOGNISERS if one not in _BESIDE)
MINUTED: tuple[Recogniser, ...] = (*DECIDED, votes.recognise)
