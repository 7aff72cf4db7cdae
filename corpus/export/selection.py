"""What of an archive is exported."""

from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import ColumnElement, Integer, cast, func

from kserender.corpus import present
from kserender.corpus.export.listings import About
from kserender.corpus.store.tables import meetings, papers
from kserender.errors import UsageError
from kserender.i18n import _


@dataclass(frozen=True, slots=True)
class Selection:
    """Nothing left out by default but what is no longer there: older versions, and files that are gone.

    `organs` and `kinds` are whole names, `years` the first and the last, both included."""

    all_versions: bool = False
    organs: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    kinds: tuple[str, ...] = ()

    def conditions(self, about: About) -> list[ColumnElement[Any]]:
        """What rows must fulfil.  Raises UsageError for what these rows cannot be chosen by."""
        if (self.kinds and about != "paper") or ((self.organs or self.years) and about == "file"):
            raise UsageError(
                _("This table cannot be narrowed down so."),
                _("Files are exported all; meetings by organ and year; everything else by organ, year and kind."),
            )
        body, day = (present.organ(), present.date()) if about == "paper" else (meetings.c.body, meetings.c.date)
        found: list[ColumnElement[Any]] = []
        if self.organs:
            found.append(body.in_(self.organs))
        if self.years:
            found.append(cast(func.substr(day, 1, 4), Integer).between(*self.years))
        if self.kinds:
            found.append(papers.c.kind.in_(_known(self.kinds)))
        return found


def _known(kinds: tuple[str, ...]) -> tuple[str, ...]:
    from kserender.paper import Kind

    for kind in kinds:
        if kind not in get_args(Kind):
            raise UsageError(
                _("There is no kind of paper {kind}.").format(kind=kind),
                _("Choose one of {kinds}.").format(kinds=", ".join(get_args(Kind))),
            )
    return kinds
