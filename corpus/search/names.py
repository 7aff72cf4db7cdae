"""Organs, parties and municipalities by any of their names."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, func, select

from kserender.corpus.store.tables import papers
from kserender.profile import GENERIC, Profile, for_municipality, load

KINDS_OF_PLACES = ("kommun", "kommuns", "stad", "stads")


def values(connection: Connection, column: ColumnElement[str]) -> list[str]:
    """The different values of an indexed column: few, however many the rows, so it is asked from one to the next."""
    first = select(func.min(column).label("value")).cte("found", recursive=True)
    after = select(func.min(column)).where(column > first.c.value).scalar_subquery()
    found = first.union_all(select(after).where(first.c.value.is_not(None)))
    return list(connection.scalars(select(found.c.value).where(found.c.value.is_not(None))))


def organs_named(connection: Connection, wanted: Iterable[str], column: ColumnElement[str]) -> list[str]:
    """The values of the column that are these organs: by abbreviation (KF), by name, or else by a part of the name."""
    there = values(connection, column)
    found: list[str] = []
    for name in wanted:
        names = {full.casefold() for full in (name, *_written_out(connection, name))}
        same = [value for value in there if value.casefold() in names]
        found += same or [value for value in there if len(name) > 3 and name.casefold() in value.casefold()]
    return found


def is_organ(connection: Connection, name: str) -> bool:
    """Whether the organ, given by abbreviation or whole name, has papers in the archive."""
    names = {full.casefold() for full in (name, *_written_out(connection, name))}
    return any(value.casefold() in names for value in values(connection, papers.c.body))


def parties_named(connection: Connection, wanted: Iterable[str]) -> list[str]:
    """All names and letters of these parties."""
    found: list[str] = []
    for name in wanted:
        found += [name, name.upper(), name.capitalize()]
        for profile in _profiles(connection):
            if party := profile.party(name):
                found += [party.name, *party.letters, *party.aliases]
    return list(dict.fromkeys(found))


def place_named(name: str) -> str:
    """The municipality that a name is of, in the same words for all of its names."""
    words = (for_municipality(name).municipality or name).casefold().split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in KINDS_OF_PLACES else words)


def _written_out(connection: Connection, abbreviation: str) -> set[str]:
    """What an abbreviation has stood for in the municipalities of the archive, at any time."""
    return {
        term.name
        for profile in _profiles(connection)
        for term in (*profile.terms, *profile.department_terms)
        if term.abbreviation.casefold() == abbreviation.casefold()
    }


def _profiles(connection: Connection) -> list[Profile]:
    found = {profile.key: profile for profile in map(for_municipality, values(connection, papers.c.municipality))}
    return [load(GENERIC), *(profile for key, profile in found.items() if key != GENERIC)]
