"""An index of SQLite in which each paper has its words as forms, and the parts of its compounds.

FTS5 takes a second to find any of the three hundred words that "plan" is a part of; here that is one word.  It has no
places, so phrases are for the index of the words as they stand.  The traits of a paper stand in it as words of their
own, so that filters are lists of papers as words are.  A paper is put in when the archive is finished, and again when
one of its words has come to have other parts; until then it waits in `texts_waiting`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, column, delete, insert, select, table, text

from kserender.corpus.search.query import tokens
from kserender.corpus.search.traits import as_traits, combinations_of, written
from kserender.corpus.store import Store
from kserender.corpus.store.tables import texts

# What stands in each part of a paper: the forms of the words, and the parts of the compounds among them.
COLUMNS = ("title", "title_parts", "decisions", "decisions_parts", "rest", "rest_parts")
DDL = (
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
forms_table = table("texts_forms", column("rowid"), *map(column, COLUMNS), column("marks"), column("texts_forms"))
# Where FTS5 keeps what the columns hold: c0, c1 and so on, by id; to read it there takes half of the time.
STORED = "texts_forms_content"
_waiting = table("texts_waiting", column("paper_id"))
_PORTION = 500  # papers in a transaction
_WORDS = 100  # in one question

Forms = Mapping[str, tuple[str, ...]]
"""Word → its form and the parts of it."""


def create(store: Store) -> None:
    """Make the index if there is none."""
    store.begin(_create)


def _create(connection: Connection) -> None:
    if not _is_made(connection):
        for statement in DDL:
            connection.exec_driver_sql(statement)


def _is_made(connection: Connection) -> bool:
    return connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'texts_waiting'")) is not None


def is_complete(connection: Connection) -> bool:
    """Whether every paper is in the index."""
    if connection.dialect.name != "sqlite" or not _is_made(connection):
        return False
    return connection.scalar(select(_waiting.c.paper_id).limit(1)) is None


def mark(name: str, value: str) -> str:
    """The word that stands for a trait."""
    return MARK + blake2b(written([(name, value)]).encode(), digest_size=8).hexdigest()


def forget(store: Store, changed: Iterable[str]) -> None:
    """Let the papers that have one of these words be put in again."""
    words = sorted(changed)
    for start in range(0, len(words), _WORDS):
        asked = " OR ".join(f'"{word}"' for word in words[start : start + _WORDS])
        store.begin(partial(_forget, asked=asked))


def _forget(connection: Connection, asked: str) -> None:
    found = "INSERT OR IGNORE INTO texts_waiting SELECT rowid FROM texts_fts WHERE texts_fts MATCH :asked"
    connection.execute(text(found), {"asked": asked})


def gather(store: Store, forms: Forms) -> None:
    """Put in the papers that wait."""
    with store.connect() as connection:
        missing = connection.scalars(select(_waiting.c.paper_id)).all()
    for start in range(0, len(missing), _PORTION):
        store.begin(partial(_put, papers=missing[start : start + _PORTION], forms=forms))


def _put(connection: Connection, papers: Sequence[int], forms: Forms) -> None:
    of_paper = combinations_of(connection, papers)  # those that have come just now wait for the next time
    papers = list(of_paper)
    connection.execute(delete(forms_table).where(forms_table.c.rowid.in_(papers)))
    said = select(texts.c.paper_id, texts.c.title, texts.c.decisions, texts.c.body).where(texts.c.paper_id.in_(papers))
    rows = [
        {
            "rowid": paper,
            **_gathered({"title": title, "decisions": points, "rest": body}, forms),
            "marks": _marks(of_paper[paper]),
        }
        for paper, title, points, body in connection.execute(said)
    ]
    if rows:
        new = insert(forms_table).values({name: bindparam(name) for name in ("rowid", *COLUMNS, "marks")})
        connection.execute(new, rows)
    connection.execute(delete(_waiting).where(_waiting.c.paper_id.in_(papers)))


def _marks(combination: str) -> str:
    return " ".join(mark(name, value) for name, value in as_traits(combination))


def _gathered(said: Mapping[str, str], forms: Forms) -> dict[str, str]:
    """The forms of the words of each text, and the parts of compounds in it, all said once."""
    found: dict[str, list[str]] = {}
    for name, words in said.items():
        all_forms = [forms.get(word, (word,)) for word in dict.fromkeys(tokens(words))]
        found[name] = [one[0] for one in all_forms]
        found[f"{name}_parts"] = [part for one in all_forms for part in one[1:]]
    return {name: " ".join(dict.fromkeys(words)) for name, words in found.items()}
