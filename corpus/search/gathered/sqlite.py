"""The index of forms in SQLite: FTS5 with a column for each place a word may stand in, and one for the marks."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from sqlalchemy import Connection, bindparam, column, delete, insert, table, text

from kserender.corpus.search.gathered.place import Gathered, Place
from kserender.corpus.store import Store

COLUMNS: tuple[Place, ...] = get_args(Place)
IS_MADE = "SELECT 1 FROM sqlite_master WHERE name = 'texts_waiting'"
DDL: tuple[str, ...] = (
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS texts_forms USING fts5(
        {", ".join(COLUMNS)}, marks, tokenize="unicode61 remove_diacritics 0", detail=column)""",
    "CREATE TABLE texts_waiting (paper_id INTEGER PRIMARY KEY)",
    "INSERT INTO texts_waiting SELECT paper_id FROM texts",
    """CREATE TRIGGER texts_waiting_added AFTER INSERT ON texts BEGIN
        INSERT OR IGNORE INTO texts_waiting VALUES (new.paper_id);
    END""",
    """CREATE TRIGGER texts_waiting_changed AFTER UPDATE ON texts BEGIN
        INSERT OR IGNORE INTO texts_waiting VALUES (new.paper_id);
    END""",
    """CREATE TRIGGER texts_waiting_removed AFTER DELETE ON texts BEGIN
        DELETE FROM texts_waiting WHERE paper_id = old.paper_id;
        DELETE FROM texts_forms WHERE rowid = old.paper_id;
    END""",
)
# A letter for private use: the index takes it for one, but no word of a text or a query has it.
MARK = "\ue000"
# Where FTS5 keeps what the columns hold: c0, c1 and so on, by id; to read it there takes half of the time.
STORED = "texts_forms_content"
STORED_IN: Mapping[Place, str] = MappingProxyType({name: f"c{number}" for number, name in enumerate(COLUMNS)})

forms_table = table("texts_forms", column("rowid"), *map(column, COLUMNS), column("marks"), column("texts_forms"))
_NEW = insert(forms_table).values({name: bindparam(name) for name in ("rowid", *COLUMNS, "marks")})
_FORGET = text("INSERT OR IGNORE INTO texts_waiting SELECT rowid FROM texts_fts WHERE texts_fts MATCH :asked")


def forget(connection: Connection, words: Sequence[str]) -> None:
    """Let the papers that have one of these words wait."""
    connection.execute(_FORGET, {"asked": " OR ".join(f'"{word}"' for word in words)})


def remove(connection: Connection, papers: Sequence[int]) -> None:
    """Take these papers out."""
    connection.execute(delete(forms_table).where(forms_table.c.rowid.in_(papers)))


def put(connection: Connection, papers: Sequence[Gathered]) -> None:
    """Put in papers that are not there."""
    rows = [
        {
            "rowid": one.paper,
            **{name: " ".join(words) for name, words in one.places.items()},
            "marks": " ".join(MARK + mark for mark in one.marks),
        }
        for one in papers
    ]
    connection.execute(_NEW, rows)


def settle(store: Store) -> None:
    """Nothing: FTS5 keeps itself in order."""
