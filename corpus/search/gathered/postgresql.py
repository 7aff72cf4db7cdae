"""The index of forms in PostgreSQL: a vector of words without places, each with a letter before it for where it stands.

GIN knows which words a vector has, but not where: with letters, and no weights, no vector has to be read for a search.
The vectors lie beside the table, so that its rows are few bytes each.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import Connection, column, delete, table, text

from kserender.corpus.search.gathered.place import Gathered, Place
from kserender.corpus.store import Store

IS_MADE = "SELECT to_regclass('texts_waiting')::text"
_WAIT = """
CREATE FUNCTION kserender_wait() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO texts_waiting SELECT paper_id FROM changed ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$"""
_REMOVE = """
CREATE FUNCTION kserender_remove() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM texts_waiting WHERE paper_id IN (SELECT paper_id FROM changed);
    DELETE FROM texts_forms WHERE paper_id IN (SELECT paper_id FROM changed);
    RETURN NULL;
END $$"""
DDL: tuple[str, ...] = (
    """CREATE TABLE texts_forms (paper_id integer PRIMARY KEY, title text NOT NULL, forms tsvector NOT NULL)
    WITH (toast_tuple_target = 128)""",
    "ALTER TABLE texts_forms ALTER title SET STORAGE MAIN",
    "CREATE TABLE texts_waiting (paper_id integer PRIMARY KEY)",
    "INSERT INTO texts_waiting SELECT paper_id FROM texts",
    _WAIT,
    _REMOVE,
    """CREATE TRIGGER texts_waiting_added AFTER INSERT ON texts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kserender_wait()""",
    """CREATE TRIGGER texts_waiting_changed AFTER UPDATE ON texts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kserender_wait()""",
    """CREATE TRIGGER texts_waiting_removed AFTER DELETE ON texts
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kserender_remove()""",
)
_INDEXED = "CREATE INDEX IF NOT EXISTS texts_forms_found ON texts_forms USING gin (forms)"
# Of the forms, and of the parts, wherever they stand, and of those in the title and the decisions.
FORM, PART = "f", "p"
LETTERS: Mapping[Place, str] = MappingProxyType(
    {"title": "t", "title_parts": "s", "decisions": "d", "decisions_parts": "c"}
)
MARK = "m"
MOST = 1_000_000  # bytes of the words of a vector; PostgreSQL has room for a few more

forms_table = table("texts_forms", column("paper_id"), column("title"), column("forms"))
_NEW = "INSERT INTO texts_forms VALUES (%s, %s, array_to_tsvector(%s::text[]))"
_FORGET = text("""INSERT INTO texts_waiting SELECT paper_id FROM texts
WHERE words @@ CAST(:asked AS tsquery) ON CONFLICT DO NOTHING""")


def forget(connection: Connection, words: Sequence[str]) -> None:
    """Let the papers that have one of these words wait."""
    connection.execute(_FORGET, {"asked": " | ".join(f"'{word}'" for word in words)})


def remove(connection: Connection, papers: Sequence[int]) -> None:
    """Take these papers out."""
    connection.execute(delete(forms_table).where(forms_table.c.paper_id.in_(papers)))


def put(connection: Connection, papers: Sequence[Gathered]) -> None:
    """Put in papers that are not there."""
    rows = [(one.paper, " ".join(one.places["title"]), _some(dict.fromkeys(_words(one)))) for one in papers]
    connection.exec_driver_sql(_NEW, rows)


def _words(paper: Gathered) -> Iterator[str]:
    """What the vector has of a paper, the rest of the text last."""
    yield from (MARK + mark for mark in paper.marks)
    for place, words in paper.places.items():
        everywhere = PART if place.endswith("parts") else FORM
        for word in words:
            if place in LETTERS:
                yield LETTERS[place] + word
            yield everywhere + word


def _some(words: Mapping[str, None]) -> list[str]:
    """As many as there is room for."""
    found, room = [], MOST
    for word in words:
        room -= len(word.encode())
        if room < 0:
            break
        found.append(word)
    return found


def settle(store: Store) -> None:
    """Have new papers found as fast as others: GIN is made when the first are in, which takes half of the time."""
    store.begin(lambda connection: connection.exec_driver_sql(_INDEXED))
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # Rows that all readers may see are counted without being read.
        connection.exec_driver_sql("VACUUM (ANALYZE) texts_forms")
