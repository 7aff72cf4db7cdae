"""The full-text index of PostgreSQL: two generated columns of `texts`, with an index each.

`words` holds the words as they stand, in lower case (configuration `simple`): exact words, phrases and prefixes.
`stems` holds what the configuration `swedish` makes of them, without the words that stand everywhere.
Weights: A title, B decisions, D all the rest.

Limits of PostgreSQL: a place is counted up to the 16,383rd word of a paper, so phrases are not found after it; and of
a text with more than a megabyte of different words only its beginning is indexed.
"""

from collections.abc import Iterator

from sqlalchemy import Connection

from kserender.errors import InvalidData
from kserender.i18n import _

COLUMNS = {"words": "simple", "stems": "swedish"}
# Letters and figures are words, all else stands between them: what FTS5's unicode61 does.  PostgreSQL alone would take
# KS/2024 for the name of a file.  The collation, since in a database with locale C only A–Z are letters.
SPLIT = """
CREATE FUNCTION kserender_split(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(regexp_replace(value COLLATE "und-x-icu", '[^[:alnum:] ]+', ' ', 'g'))"""
INDEXED = """
CREATE FUNCTION kserender_indexed(configuration regconfig, title text, decisions text, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    kept integer := greatest(length(title), length(decisions), length(body));
BEGIN
    LOOP
        BEGIN
            RETURN setweight(to_tsvector(configuration, kserender_split(left(title, kept))), 'A')
                || setweight(to_tsvector(configuration, kserender_split(left(decisions, kept))), 'B')
                || setweight(to_tsvector(configuration, kserender_split(left(body, kept))), 'D');
        EXCEPTION WHEN program_limit_exceeded THEN
            kept := kept / 2;
        END;
    END LOOP;
END $$"""


def create(connection: Connection) -> None:
    """Make the index, over the texts that there are.  Raises InvalidData where the database is not in UTF-8."""
    coding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if coding != "UTF8":
        raise InvalidData(
            _("The database keeps its texts as {coding}, where å, ä and ö are not safe.").format(coding=coding),
            _("Make one that keeps them as UTF-8: {command}").format(command="createdb -E UTF8 -T template0 …"),
        )
    connection.exec_driver_sql(SPLIT)
    connection.exec_driver_sql(INDEXED)
    for column, configuration in COLUMNS.items():
        made = f"kserender_indexed('pg_catalog.{configuration}', title, decisions, body)"
        connection.exec_driver_sql(
            f"ALTER TABLE texts ADD COLUMN {column} tsvector GENERATED ALWAYS AS ({made}) STORED"
        )
        connection.exec_driver_sql(f"CREATE INDEX texts_{column} ON texts USING gin ({column})")


def vocabulary(connection: Connection) -> Iterator[tuple[str, int]]:
    """Every word of the index, in lower case, with the number of papers it stands in."""
    for word, papers in connection.exec_driver_sql("SELECT word, ndoc FROM ts_stat('SELECT words FROM texts')"):
        yield str(word), int(papers)
