"""What a paper holds, as rows: one function a table."""

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from kserender.corpus.rows.people import people
from kserender.corpus.rows.row import Row
from kserender.corpus.rows.storable import as_name, as_number, as_value
from kserender.paper import Amount, Paper


def decisions(paper: Paper) -> list[Row]:
    """The decision points."""
    return _numbered(
        {
            "number": as_number(point.number),
            "text": point.text,
            "action": point.action,
            "deciding_body": as_name(point.deciding_body),
            "recommends_to": point.recommends_to,
            "assigned_to": _listed(point.assigned_to),
            "deadlines": _listed(point.deadlines),
            "page": point.place.page if point.place else None,
        }
        for point in paper.decisions
    )


def amounts(paper: Paper) -> list[Row]:
    """The sums of the decisions, and then those that stand elsewhere."""
    inside = [(ordinal, amount) for ordinal, point in enumerate(paper.decisions) for amount in point.amounts]
    named = {_where(amount) for _decision, amount in inside}
    outside = [(None, amount) for amount in paper.amounts if _where(amount) not in named]
    return _numbered(
        {
            "decision": decision,
            "text": amount.text,
            "value": value,
            "high": as_value(amount.high),
            "currency": amount.currency,
        }
        for decision, amount in (*inside, *outside)
        if (value := as_value(amount.value)) is not None
    )


def revisions(paper: Paper) -> list[Row]:
    """Struck and added wording."""
    return _numbered(
        {
            "kind": revision.kind,
            "struck": revision.struck,
            "added": revision.added,
            "marking": revision.marking,
            "author": revision.author,
            "date": revision.date,
            "section": revision.section,
        }
        for revision in paper.revisions
    )


def actions(paper: Paper) -> list[Row]:
    """The rows of the action plans."""
    return _numbered(
        {
            "part": table.part,
            "number": as_number(row.number),
            "proposal": row.proposal,
            "activity": row.activity,
            "responsible": _listed(row.responsible),
            "timeframe": row.timeframe.text if row.timeframe else None,
        }
        for table in paper.action_tables
        for row in table.rows
    )


def votes(paper: Paper) -> list[Row]:
    """The recorded votes; who voted how is in `people`."""
    return _numbered(
        {
            "question": vote.question,
            "yes": as_number(vote.yes),
            "no": as_number(vote.no),
            "abstain": as_number(vote.abstain),
            "absent": as_number(vote.absent),
        }
        for vote in paper.votes
    )


def yrkanden(paper: Paper) -> list[Row]:
    """The claims moved; who moved them is in `people`."""
    return _numbered({"position": claim.position, "subject": claim.to, "text": claim.text} for claim in paper.yrkanden)


def reservations(paper: Paper) -> list[Row]:
    """The dissents; who dissents is in `people`."""
    return _numbered({"parties": _listed(dissent.parties), "text": dissent.text} for dissent in paper.reservations)


def references(paper: Paper) -> list[Row]:
    """What the paper refers to."""
    return _numbered(
        {"type": named.type, "normal": as_name(named.id), "text": named.text} for named in paper.references
    )


# Table → its rows.
DETAILS: Mapping[str, Callable[[Paper], list[Row]]] = MappingProxyType(
    {
        "decisions": decisions,
        "amounts": amounts,
        "revisions": revisions,
        "actions": actions,
        "votes": votes,
        "yrkanden": yrkanden,
        "reservations": reservations,
        "references": references,
        "people": people,
    }
)


def _numbered(rows: Iterable[Row]) -> list[Row]:
    return [{"ordinal": ordinal, **row} for ordinal, row in enumerate(rows)]


def _listed(texts: list[str]) -> str:
    return json.dumps(texts, ensure_ascii=False)


def _where(amount: Amount) -> tuple[object, ...]:
    """By what an amount of a decision is known again among the paper's."""
    place = amount.place
    return (amount.text, amount.value) if place is None else (place.paragraph, place.start, place.end)
