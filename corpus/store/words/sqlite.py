"""The full-text index of SQLite: FTS5 over `texts`, without a copy of the text, kept in step by triggers.

`texts_fts` has the columns of `texts` and its paper_id as rowid; `texts_vocabulary` its words, each with the number of
papers (doc) and places (cnt).  å, ä and ö are letters of their own and é is not e: remove_diacritics 0.
"""

from collections.abc import Iterator

from sqlalchemy import Connection

DDL = (
    """CREATE VIRTUAL TABLE texts_fts USING fts5(
        title, decisions, body,
        content='texts', content_rowid='paper_id', tokenize="unicode61 remove_diacritics 0"
    )""",
    "CREATE VIRTUAL TABLE texts_vocabulary USING fts5vocab(texts_fts, row)",
    """CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
        INSERT INTO texts_fts(rowid, title, decisions, body)
        VALUES (new.paper_id, new.title, new.decisions, new.body);
    END""",
    """CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
        INSERT INTO texts_fts(texts_fts, rowid, title, decisions, body)
        VALUES ('delete', old.paper_id, old.title, old.decisions, old.body);
    END""",
    """CREATE TRIGGER texts_changed AFTER UPDATE ON texts BEGIN
        INSERT INTO texts_fts(texts_fts, rowid, title, decisions, body)
        VALUES ('delete', old.paper_id, old.title, old.decisions, old.body);
        INSERT INTO texts_fts(rowid, title, decisions, body)
        VALUES (new.paper_id, new.title, new.decisions, new.body);
    END""",
    "INSERT INTO texts_fts(texts_fts) VALUES ('rebuild')",
)


def create(connection: Connection) -> None:
    """Make the index, over the texts that there are."""
    for statement in DDL:
        connection.exec_driver_sql(statement)


def vocabulary(connection: Connection) -> Iterator[tuple[str, int]]:
    """Every word of the index, in lower case, with the number of papers it stands in."""
    for word, papers in connection.exec_driver_sql("SELECT term, doc FROM texts_vocabulary"):
        yield str(word), int(papers)
