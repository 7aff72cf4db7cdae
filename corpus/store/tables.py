"""The tables of an archive, the same in SQLite and PostgreSQL; docs/archive.md describes them for those who open the
file with another program.

What stands on disk and what it says are apart: a `files` row is a path, a `contents` row is the bytes that lie there,
known by their SHA-256.  A file that moved, or lies in two places, is read once.  Everything that was read hangs on its
content: meeting, papers (in minutes: §§), and what the papers hold.  `ordinal` counts from 0 in the order of the
document.  Dates are ISO 8601 as exact as the paper has them.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of(table: str) -> Column[int]:
    """The row that this one is part of, and goes with."""
    name = f"{table.removesuffix('s')}_id"
    return Column(name, Integer, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=True)


def _ordinal() -> Column[int]:
    return Column("ordinal", Integer, nullable=False)


def _text(name: str, *, index: bool = False) -> Column[str]:
    return Column(name, Text, index=index)


# The version of the tables, and what the index has got to.
settings = Table("settings", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

contents = Table(
    "contents",
    metadata,
    _key(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    _text("format"),
    Column("pages", Integer),
    _text("reader"),
    Column("outcome", Text, nullable=False, index=True),  # a word of kserender.errors.Outcome, or "krasch"
    _text("reason"),  # why it could not be read, or only in part
    Column("attempts", Integer, nullable=False, default=1),
    Column("made_by", Text, nullable=False),  # version of kserender that read it
    Column("messages", Text, nullable=False),  # JSON list
)

files = Table(
    "files",
    metadata,
    _key(),
    Column("path", Text, nullable=False),
    _of("contents"),
    Column("modified", BigInteger, nullable=False),  # nanoseconds since 1970, as the file system has it
    Column("version", Integer, nullable=False, default=1),  # of this path, from 1
    Column("state", Text, nullable=False, index=True),  # present, replaced (by a later version), moved, gone
    _text("moved_to"),
    UniqueConstraint("path", "version"),
)

meetings = Table(
    "meetings",
    metadata,
    _key(),
    _of("contents"),
    _text("body", index=True),
    _text("date", index=True),
    _text("place"),
    _text("number"),
    _text("chair"),
    _text("secretary"),
    _text("paragraphs"),
    Column("json", Text, nullable=False),  # the whole Meeting
)

# Who was at the meeting; its chair, secretary and adjusters once more as such.
attendance = Table(
    "attendance",
    metadata,
    _key(),
    _of("meetings"),
    _ordinal(),
    Column("capacity", Text, nullable=False),  # present, chair, secretary, adjuster
    Column("name", Text, nullable=False, index=True),
    _text("party", index=True),
    _text("role"),
)

papers = Table(
    "papers",
    metadata,
    _key(),
    _of("contents"),
    _ordinal(),
    Column("kind", Text, nullable=False, index=True),
    _text("title"),
    _text("municipality", index=True),
    _text("body", index=True),
    _text("diary_number", index=True),
    _text("diary_key", index=True),  # the diary number as it is compared: kserender.corpus.rows.diary_key
    _text("paragraph", index=True),
    _text("date", index=True),  # the paper's own, or its meeting's
    Column("year", Integer, index=True),
    _text("author"),
    _text("outcome", index=True),  # what the decisions come to (kserender.corpus.rows.outcome)
    Column("first_page", Integer),
    Column("near", Integer, index=True),  # papers that say nearly the same have the same number: the lowest id of them
    _text("signature"),  # of the words, by which nearly the same papers are found (kserender.corpus.rows.signature)
    Column("json", Text, nullable=False),  # the whole Paper, as in kserender/extraction/1
    UniqueConstraint("content_id", "ordinal"),
)

# What search looks in: the words of a paper, as they stand.
texts = Table(
    "texts",
    metadata,
    Column("paper_id", Integer, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True),
    Column("title", Text, nullable=False),
    Column("decisions", Text, nullable=False),
    Column("body", Text, nullable=False),  # all the rest
)

decisions = Table(
    "decisions",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    Column("number", Integer),
    Column("text", Text, nullable=False),
    _text("action", index=True),
    _text("deciding_body", index=True),
    _text("recommends_to"),
    _text("assigned_to"),  # JSON list
    _text("deadlines"),  # JSON list
    Column("page", Integer),
)

amounts = Table(
    "amounts",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    Column("decision", Integer),  # ordinal of the decision that names it; null where it stands elsewhere
    Column("text", Text, nullable=False),
    Column("value", Float, nullable=False, index=True),  # of a range its lower end
    Column("high", Float),  # the upper end of a range
    Column("currency", Text, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    Column("kind", Text, nullable=False),
    _text("struck"),
    _text("added"),
    Column("marking", Text, nullable=False),
    _text("author"),
    _text("date"),
    _text("section"),
)

actions = Table(
    "actions",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    _text("part"),
    Column("number", Integer),
    _text("proposal"),
    _text("activity"),
    _text("responsible"),  # JSON list
    _text("timeframe"),
)

votes = Table(
    "votes",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    _text("question"),
    Column("yes", Integer),
    Column("no", Integer),
    Column("abstain", Integer),
    Column("absent", Integer),
)

yrkanden = Table(
    "yrkanden",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    _text("position"),
    _text("subject"),  # what it is moved about: the contract's `to`
    Column("text", Text, nullable=False),
)

reservations = Table(
    "reservations",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    Column("parties", Text, nullable=False),  # JSON list of letters
    Column("text", Text, nullable=False),
)

references = Table(
    "references",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    Column("type", Text, nullable=False),
    Column("normal", Text, nullable=False),  # the contract's `id`
    Column("text", Text, nullable=False),
    Index("references_normal", "type", "normal"),
)

# Everybody who is named in a paper, by what they do there: speaker, yrkande, ballot, reservation, signatory, proposer.
people = Table(
    "people",
    metadata,
    _key(),
    _of("papers"),
    _ordinal(),
    Column("capacity", Text, nullable=False),
    _text("name", index=True),  # null where only a party is named
    _text("party", index=True),  # "Moderaterna"
    _text("role"),
    _text("detail"),  # the position of a yrkande, the vote of a ballot
    Column("part", Integer),  # the ordinal of that yrkande, vote or reservation
)

# The corpus's own vocabulary; filled after reading, used by search (kserender.corpus.search).
words = Table(
    "words",
    metadata,
    Column("word", Text, primary_key=True),  # lower case, NFC
    Column("form", Text, nullable=False, index=True),  # what all forms of the word share
    Column("papers", Integer, nullable=False),  # how many papers it stands in
)

# The parts of the vocabulary's compounds: bostadsområde has the parts bostad and område.
parts = Table(
    "parts",
    metadata,
    Column("form", Text, primary_key=True),  # of the part
    Column("whole", Text, primary_key=True),  # the form of the compound
)

# What search chooses and counts papers by: each combination of organs, year, parties, kind, verbs, outcome and
# municipality once, a line for each of them: what it is, a tab, its value.
combinations = Table(
    "combinations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("traits", Text, nullable=False, unique=True),
)

# Which combination a paper has: short rows, of which many are read for a count.
traits = Table(
    "traits",
    metadata,
    Column("paper_id", Integer, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("combination_id", Integer, ForeignKey("combinations.id"), nullable=False),
    Column("title_key", BigInteger, index=True),  # the same for titles of the same words
)
