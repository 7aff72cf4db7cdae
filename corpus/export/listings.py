"""What can be exported, and with which columns; names are those of the database (docs/archive.md)."""

from dataclasses import dataclass
from typing import Literal

from kserender.i18n import mark

# `place`: counted from 0 in the database, from 1 by people.  `list`: a JSON list of texts in the database.
Type = Literal["text", "integer", "number", "place", "list"]
About = Literal["paper", "meeting", "file"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name for programs, its title for people, what it holds, and its width in characters."""

    name: str
    title: str
    type: Type = "text"
    width: int = 18


@dataclass(frozen=True, slots=True)
class Listing:
    """A table: what its rows hang on, and its columns after those of the paper, meeting or file."""

    title: str
    fields: tuple[Field, ...]
    about: About = "paper"
    order: tuple[str, ...] = ("ordinal",)  # of the rows of one paper


_FILE = (Field("path", mark("File"), width=40), Field("sha256", mark("SHA-256"), width=20))
LEADS: dict[About, tuple[Field, ...]] = {
    "file": _FILE,
    "meeting": (*_FILE, Field("body", mark("Organ"), width=26), Field("date", mark("Date"), width=12)),
    "paper": (
        *_FILE,
        Field("paper", mark("Paper in the file"), "place", 10),
        Field("organ", mark("Organ"), width=26),
        Field("day", mark("Date"), width=12),
        Field("paragraph", mark("§"), width=8),
        Field("diary_number", mark("Diary number"), width=16),
        Field("title", mark("Title"), width=50),
    ),
}
# With --all-versions it is said of each which version of its file it is of, and whether that still lies there.
VERSION = (Field("version", mark("Version"), "integer", 9), Field("state", mark("State"), width=12))

_ORDER = Field("ordinal", mark("Order"), "place", 8)

LISTINGS: dict[str, Listing] = {
    "papers": Listing(
        mark("Papers"),
        (
            Field("kind", mark("Kind")),
            Field("municipality", mark("Municipality"), width=22),
            Field("author", mark("Author"), width=24),
            Field("outcome", mark("Outcome"), width=14),
            Field("first_page", mark("Page"), "integer", 8),
        ),
        order=(),
    ),
    "decisions": Listing(
        mark("Decisions"),
        (
            _ORDER,
            Field("number", mark("Number"), "integer", 9),
            Field("text", mark("Decision"), width=80),
            Field("action", mark("Verb")),
            Field("deciding_body", mark("Decided by"), width=26),
            Field("recommends_to", mark("Proposed to"), width=26),
            Field("assigned_to", mark("Given to"), "list", 30),
            Field("deadlines", mark("Deadlines"), "list"),
            Field("page", mark("Page"), "integer", 8),
        ),
    ),
    "amounts": Listing(
        mark("Amounts"),
        (
            _ORDER,
            Field("decision", mark("In decision"), "place", 10),
            Field("text", mark("As it stands"), width=24),
            Field("value", mark("Amount"), "number", 18),
            Field("high", mark("Up to"), "number", 18),
            Field("currency", mark("Currency"), width=9),
        ),
    ),
    "revisions": Listing(
        mark("Changes"),
        (
            _ORDER,
            Field("kind", mark("Kind"), width=12),
            Field("struck", mark("Struck"), width=50),
            Field("added", mark("Added"), width=50),
            Field("marking", mark("Marking"), width=12),
            Field("author", mark("Author"), width=24),
            Field("date", mark("When"), width=20),
            Field("section", mark("Section"), width=30),
        ),
    ),
    "actions": Listing(
        mark("Actions"),
        (
            _ORDER,
            Field("part", mark("Part"), width=24),
            Field("number", mark("Number"), "integer", 9),
            Field("proposal", mark("Proposal"), width=50),
            Field("activity", mark("Activity"), width=50),
            Field("responsible", mark("Responsible"), "list", 30),
            Field("timeframe", mark("Timeframe")),
        ),
    ),
    "votes": Listing(
        mark("Votes"),
        (
            _ORDER,
            Field("question", mark("Question"), width=50),
            Field("yes", mark("Yes"), "integer", 7),
            Field("no", mark("No"), "integer", 7),
            Field("abstain", mark("Abstained"), "integer", 9),
            Field("absent", mark("Absent"), "integer", 9),
        ),
    ),
    "yrkanden": Listing(
        mark("Yrkanden"),
        (
            _ORDER,
            Field("position", mark("Position"), width=14),
            Field("subject", mark("About"), width=40),
            Field("text", mark("As it stands"), width=60),
        ),
    ),
    "reservations": Listing(
        mark("Reservations"),
        (_ORDER, Field("parties", mark("Parties"), "list"), Field("text", mark("As it stands"), width=80)),
    ),
    "references": Listing(
        mark("References"),
        (
            _ORDER,
            Field("type", mark("Kind"), width=14),
            Field("normal", mark("To"), width=24),
            Field("text", mark("As it stands"), width=40),
        ),
    ),
    "people": Listing(
        mark("People"),
        (
            _ORDER,
            Field("capacity", mark("Capacity"), width=14),
            Field("name", mark("Name"), width=28),
            Field("party", mark("Party"), width=22),
            Field("role", mark("Role"), width=26),
            Field("detail", mark("Detail"), width=14),
            Field("part", mark("In number"), "place", 10),
        ),
    ),
    "meetings": Listing(
        mark("Meetings"),
        (
            Field("place", mark("Place"), width=30),
            Field("number", mark("Number"), width=10),
            Field("chair", mark("Chair"), width=28),
            Field("secretary", mark("Secretary"), width=28),
            Field("paragraphs", mark("§§"), width=12),
        ),
        about="meeting",
        order=(),
    ),
    "attendance": Listing(
        mark("Attendance"),
        (
            _ORDER,
            Field("capacity", mark("Capacity"), width=14),
            Field("name", mark("Name"), width=28),
            Field("party", mark("Party"), width=22),
            Field("role", mark("Role"), width=26),
        ),
        about="meeting",
    ),
    "files": Listing(
        mark("Files"),
        (
            Field("format", mark("Format"), width=10),
            Field("size", mark("Bytes"), "integer", 12),
            Field("pages", mark("Pages"), "integer", 8),
            Field("outcome", mark("How the reading went"), width=16),
            Field("reason", mark("Why"), width=60),
        ),
        about="file",
        order=(),
    ),
}


def fields(listing: Listing, *, all_versions: bool) -> tuple[Field, ...]:
    """All columns of a table, in order."""
    return (*LEADS[listing.about], *(VERSION if all_versions else ()), *listing.fields)
