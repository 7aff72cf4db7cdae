"""An index of SQLite in which each paper has its words as forms, and the parts of its compounds.

FTS5 takes a second to find any of the three hundred words that "plan" is a part of; here that is one word.  It has no
places, so what comes first and phrases are for the index of the words as they stand.  A paper is put in when the
vocabulary is finished, and again when one of its words has come to have other parts.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from sqlalchemy import Connection, bindparam, column, delete, func, insert, select, table, text

from kserender.corpus.search.query import tokens
from kserender.corpus.store import Store
from kserender.corpus.store.tables import texts

# What stands in each part of a paper: the forms of the words, and the parts of the compounds among them.
COLUMNS = ("title", "title_parts", "decisions", "decisions_parts", "rest", "rest_parts")
DDL = (
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS texts_forms USING fts5(
        {", ".join(COLUMNS)}, tokenize="unicode61 remove_diacritics 0", detail=column)""",
    """CREATE TRIGGER IF NOT EXISTS texts_forms_removed AFTER DELETE ON texts BEGIN
        DELETE FROM texts_forms WHERE rowid = old.paper_id;
    END""",
)
forms_table = table("texts_forms", column("rowid"), *map(column, COLUMNS), column("texts_forms"))
_PORTION = 500  # papers in a transaction
_WORDS = 100  # in one question

Forms = Mapping[str, tuple[str, ...]]
"""Word → its form and the parts of it."""


def create(store: Store) -> None:
    """Make the index if there is none."""
    store.begin(lambda connection: [connection.exec_driver_sql(statement) for statement in DDL])


def is_complete(connection: Connection) -> bool:
    """Whether every paper is in the index."""
    made = text("SELECT 1 FROM sqlite_master WHERE name = 'texts_forms'")
    if connection.dialect.name != "sqlite" or connection.scalar(made) is None:
        return False
    last, there = (connection.scalar(select(func.max(key))) for key in (texts.c.paper_id, forms_table.c.rowid))
    return bool(last == there)


def forget(store: Store, changed: Iterable[str]) -> None:
    """Take out the papers that have one of these words."""
    words = sorted(changed)
    for start in range(0, len(words), _WORDS):
        asked = " OR ".join(f'"{word}"' for word in words[start : start + _WORDS])
        store.begin(partial(_delete, asked=asked))


def _delete(connection: Connection, asked: str) -> None:
    found = text("DELETE FROM texts_forms WHERE rowid IN (SELECT rowid FROM texts_fts WHERE texts_fts MATCH :asked)")
    connection.execute(found, {"asked": asked})


def gather(store: Store, forms: Forms) -> None:
    """Put in the papers that are not there yet."""
    with store.connect() as connection:
        there = set(connection.scalars(select(forms_table.c.rowid)))
        missing = [paper for paper in connection.scalars(select(texts.c.paper_id)) if paper not in there]
    for start in range(0, len(missing), _PORTION):
        some = missing[start : start + _PORTION]
        store.begin(partial(_put, papers=some, forms=forms))


def _put(connection: Connection, papers: list[int], forms: Forms) -> None:
    connection.execute(delete(forms_table).where(forms_table.c.rowid.in_(papers)))
    said = select(texts.c.paper_id, texts.c.title, texts.c.decisions, texts.c.body).where(texts.c.paper_id.in_(papers))
    rows = [
        {"rowid": paper, **_gathered({"title": title, "decisions": points, "rest": body}, forms)}
        for paper, title, points, body in connection.execute(said)
    ]
    if rows:
        new = insert(forms_table).values({name: bindparam(name) for name in ("rowid", *COLUMNS)})
        connection.execute(new, rows)


def _gathered(said: Mapping[str, str], forms: Forms) -> dict[str, str]:
    """The forms of the words of each text, and the parts of compounds in it, all said once."""
    found: dict[str, list[str]] = {}
    for name, words in said.items():
        all_forms = [forms.get(word, (word,)) for word in dict.fromkeys(tokens(words))]
        found[name] = [one[0] for one in all_forms]
        found[f"{name}_parts"] = [part for one in all_forms for part in one[1:]]
    return {name: " ".join(dict.fromkeys(words)) for name, words in found.items()}
