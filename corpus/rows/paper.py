"""The row of a paper, with what it holds."""

from kserender.corpus.rows.details import DETAILS
from kserender.corpus.rows.diary_key import diary_key
from kserender.corpus.rows.outcome import outcome
from kserender.corpus.rows.row import Row
from kserender.corpus.rows.signature import signature
from kserender.corpus.rows.storable import as_name, year
from kserender.corpus.rows.texts import texts
from kserender.paper import Meeting, Paper


def paper_row(paper: Paper, ordinal: int, meeting: Meeting | None) -> Row:
    """The paper, number `ordinal` of its file; body and date are its meeting's where it has none of its own,
    and those of a § always: what it writes of may have others."""
    body, date = paper.body, paper.date
    if meeting is not None:
        at, by = meeting.date, meeting.body
        date, body = (at or date, by or body) if paper.paragraph else (date or at, body or by)
    words = texts(paper)
    return {
        "ordinal": ordinal,
        "kind": paper.kind,
        "title": paper.title,
        "municipality": as_name(paper.municipality),
        "body": as_name(body),
        "diary_number": as_name(paper.diary_number),
        "diary_key": as_name(diary_key(paper.diary_number)) if paper.diary_number else None,
        "paragraph": as_name(paper.paragraph),
        "date": date,
        "year": year(date),
        "author": paper.author,
        "outcome": outcome(paper),
        "first_page": _first_page(paper),
        "signature": signature(words),
        "json": paper.model_dump_json(by_alias=True),
        "texts": [words],
        **{table: details(paper) for table, details in DETAILS.items()},
    }


def _first_page(paper: Paper) -> int | None:
    if paper.part is not None:
        return paper.part.first_page
    places = (*(section.place for section in paper.sections), *(point.place for point in paper.decisions))
    return min((place.page for place in places if place is not None and place.page), default=None)
