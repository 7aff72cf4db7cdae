"""Queries that are the number of a paper: a Dnr, or a § with the meeting's date or organ, or both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, select

from kserender.corpus.search.diary import as_diary_number
from kserender.corpus.search.filters import Chosen, Filters, with_diary_number
from kserender.corpus.search.names import is_organ
from kserender.corpus.store.tables import files, papers
from kserender.extract.language.tables import table

MOST = 1000  # papers with the same number that come before the others

_PARAGRAPH = re.compile(
    r"§§?\s*(?P<after>\d{1,4}[a-z]?)(?!\w)|(?<!\w)(?P<before>\d{1,4}[a-z]?)\s*§"
    r"|(?<!\w)paragraf(?:en)?\s+(?P<word>\d{1,4}[a-z]?)(?!\w)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\w-])(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?![\w-])")
_WRITTEN = re.compile(r"(?<!\w)(?:den\s+)?(?P<day>\d{1,2})(?::e)?\s+(?P<month>[^\W\d_]{3,9})\s+(?P<year>\d{4})(?!\w)")


@dataclass(frozen=True, slots=True)
class Place:
    """What a query names: a diary number, or a § with as much of a date (2024, 2024-03, 2024-03-06) as is known."""

    diary_number: str | None = None
    paragraph: str | None = None
    date: str | None = None
    organ: str | None = None


def place(text: str) -> Place | None:
    """The paper that a query names by number; None for a query in words."""
    if number := as_diary_number(text):
        return Place(diary_number=number)
    if not (found := _PARAGRAPH.search(text)):
        return None
    rest = text[: found.start()] + " " + text[found.end() :]
    date, rest = _date(rest)
    organ = " ".join(rest.strip(" ,.;:/").split())
    paragraph = found["after"] or found["before"] or found["word"]
    return Place(paragraph=paragraph.lower().lstrip("0"), date=date, organ=organ or None)


def located(connection: Connection, wanted: Place, chosen: Chosen) -> list[int]:
    """The papers of that number, §§ before others and the latest first; none when a § stands beside words that name
    no organ."""
    found = select(papers.c.id).where(*_conditions(wanted), *chosen.conditions())
    if wanted.organ:
        if not is_organ(connection, wanted.organ):
            return []
        found = found.where(*Filters(organs=(wanted.organ,), all_versions=True).chosen(connection).conditions())
    latest = found.order_by(
        papers.c.paragraph.is_(None), papers.c.date.desc().nullslast(), papers.c.content_id, papers.c.ordinal
    )
    return list(connection.scalars(latest.limit(MOST)))


def _conditions(wanted: Place) -> Iterator[Any]:
    if wanted.diary_number:
        yield with_diary_number(wanted.diary_number)
    if wanted.paragraph:
        yield papers.c.paragraph == wanted.paragraph
    if wanted.date:  # which an extract, or minutes that do not say it plainly, may have only in the file's name
        named = exists().where(
            files.c.content_id == papers.c.content_id, files.c.path.contains(wanted.date, autoescape=True)
        )
        own = papers.c.date.startswith(wanted.date, autoescape=True)
        yield own | (papers.c.date.is_(None) & named) | (papers.c.paragraph.is_not(None) & named)


def _date(text: str) -> tuple[str | None, str]:
    """The date in a text, as ISO 8601, and the text without it."""
    for found in _WRITTEN.finditer(text):
        months = [name.casefold() for name in table("times")["months"]]
        if (name := found["month"].casefold()) in months:
            date = f"{found['year']}-{months.index(name) + 1:02}-{int(found['day']):02}"
            return date, text[: found.start()] + text[found.end() :]
    if found_day := _DAY.search(text):
        return found_day[0], text[: found_day.start()] + text[found_day.end() :]
    return None, text
