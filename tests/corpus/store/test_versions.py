"""An archive of an earlier version is brought up to this one."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, select, text

from kserender.corpus.store import Store, open_store, versions
from kserender.corpus.store.tables import metadata, papers, settings
from kserender.corpus.store.writing import Batch
from kserender.errors import KserenderError

ARCHIVES = sorted((Path(__file__).parent / "archives").glob("*.sql"))  # NUMBER.sql: what each version has been


def add_shelf(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE papers ADD COLUMN shelf TEXT"))
    connection.execute(text("UPDATE papers SET shelf = 'A'"))


def rename_shelf(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE papers RENAME COLUMN shelf TO place"))


def break_off(connection: Connection) -> None:
    connection.execute(text("UPDATE papers SET place = 'B'"))
    raise ZeroDivisionError


def steps(*functions: Callable[[Connection], None]) -> Mapping[int, Callable[[Connection], None]]:
    return dict(enumerate(functions, versions.latest() + 1))


def columns(store: Store) -> set[str]:
    return {column["name"] for column in inspect(store.engine).get_columns("papers")}


def version(store: Store) -> int:
    with store.connect() as connection:
        return int(connection.scalars(select(settings.c.value).where(settings.c.name == "version")).one())


def test_new_archive_has_the_latest_version(store: Store) -> None:
    assert version(store) == versions.latest()


@pytest.mark.parametrize("create", [True, False])
def test_steps_are_taken_in_order_and_once(
    store: Store, archive_url: str, content: Any, monkeypatch: pytest.MonkeyPatch, create: bool
) -> None:
    store.write(Batch([content("parken")]))
    before = version(store)
    monkeypatch.setattr(versions, "STEPS", steps(add_shelf, rename_shelf))
    for _time in range(2):
        with open_store(archive_url, create=create) as later:
            assert version(later) == before + 2
            assert "place" in columns(later)
            with later.connect() as connection:
                assert connection.scalar(select(papers.c.title)) == "Skötsel av parken 0"
                assert connection.scalar(text("SELECT place FROM papers")) == "A"


def test_step_that_fails_leaves_the_archive_as_it_was(
    store: Store, archive_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version(store)
    monkeypatch.setattr(versions, "STEPS", steps(add_shelf, rename_shelf, break_off))
    with pytest.raises(ZeroDivisionError):
        open_store(archive_url)
    assert version(store) == before
    assert not {"shelf", "place"} & columns(store)


def shape(path: Path) -> dict[str, Any]:
    """Tables with their columns, indexes and triggers, however they are written."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        listed = sorted(names.fetchall())
        tables = [name for kind, name, _table in listed if kind == "table" and not name.startswith("texts_")]
        described = {
            name: sorted(row[1:4] for row in connection.execute(f'PRAGMA table_info("{name}")')) for name in tables
        }
    return {"names": listed, "columns": described}


@pytest.mark.parametrize("dump", ARCHIVES, ids=lambda path: path.stem)
def test_archive_of_each_version_becomes_as_a_new_one(dump: Path, tmp_path: Path) -> None:
    """Whoever changes a table and forgets the step for those who have an archive hears of it here."""
    old, new = tmp_path / "gammalt.db", tmp_path / "nytt.db"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    with open_store(str(old)) as store, store.connect() as connection:
        assert connection.scalars(select(papers.c.title)).all() == ["Skötsel av parken 0"]
        assert version(store) == versions.latest()
    open_store(str(new), create=True).close()
    assert shape(old) == shape(new)


def test_there_is_an_archive_of_each_version() -> None:
    assert {int(dump.stem) for dump in ARCHIVES} == set(range(versions.FIRST, versions.latest() + 1))


def test_names_are_not_those_of_the_full_text_index() -> None:
    assert not [name for name in metadata.tables if name.startswith("texts_")]


def test_version_that_is_no_number_is_no_archive(store: Store, archive_url: str) -> None:
    store.begin(lambda connection: connection.execute(settings.update().values(value="ett")))
    with pytest.raises(KserenderError, match="annat program"):
        open_store(archive_url)
