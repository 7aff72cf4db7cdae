"""Opening an archive, and reading and writing it at the same time."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from kserender.corpus.store import Store, open_store
from kserender.corpus.store.tables import contents, papers, settings
from kserender.corpus.store.writing import Batch
from kserender.errors import ExitCode, InvalidData, KserenderError, MissingFile, UsageError

# What one of several programs does that start at the same time.
PROGRAM = """
import sys
from kserender.corpus.rows import failed
from kserender.corpus.store import open_store
from kserender.corpus.store.writing import Batch

url, number = sys.argv[1:]
with open_store(url, create=True) as store:
    for batch in range(5):
        sha256 = f"{number}{batch}".rjust(64, "0")
        store.write(Batch([failed(sha256, size=1, outcome="tomt", reason="Filen är tom.")]))
"""


def test_archive_that_is_there_is_opened_again(store: Store, archive_url: str, content: Any) -> None:
    store.write(Batch([content("parken")]))
    with open_store(archive_url) as again, again.connect() as connection:
        assert connection.scalar(select(papers.c.title)) == "Skötsel av parken 0"
    with open_store(archive_url, create=True) as again, again.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(papers)) == 1


def test_archive_is_not_made_by_looking_for_it(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"finns inget arkiv .*arkiv\.db") as told:
        open_store(str(tmp_path / "arkiv.db"))
    assert told.value.code == ExitCode.NO_INPUT
    assert list(tmp_path.iterdir()) == []


def test_empty_database_is_no_archive_yet(archive_url: str) -> None:
    if "://" not in archive_url:
        Path(archive_url).touch()
    with pytest.raises(InvalidData, match="tom"):
        open_store(archive_url)
    open_store(archive_url, create=True).close()
    open_store(archive_url).close()


def test_database_of_another_program_is_left_alone(archive_url: str) -> None:
    with open_store(archive_url, create=True) as store:
        store.begin(lambda connection: connection.execute(text("CREATE TABLE bookmarks (id INTEGER)")))
        store.begin(lambda connection: connection.execute(text("DROP TABLE settings")))
    for create in (False, True):
        with pytest.raises(InvalidData, match="annat program"):
            open_store(archive_url, create=create)


def test_archive_of_a_later_kserender_is_refused(store: Store, archive_url: str) -> None:
    store.begin(lambda connection: connection.execute(settings.update().values(value="999")))
    with pytest.raises(InvalidData, match="senare version") as told:
        open_store(archive_url)
    assert told.value.code == ExitCode.INVALID_DATA


@pytest.mark.parametrize(
    "url", ["", "mysql://a/b", "sqlite://", "postgresql://", "postgresql://u:hemligt@h:x/d", "sqlite:///:memory:"]
)
def test_what_is_no_archive_is_a_wrong_call(url: str) -> None:
    with pytest.raises(UsageError) as told:
        open_store(url, create=True)
    assert "hemligt" not in str(told.value)


def test_sqlite_file_has_three_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("arkiv.db", create=True).close()
    for name in ("arkiv.db", "sqlite:///arkiv.db", f"sqlite:///{tmp_path}/arkiv.db"):
        open_store(name).close()
    assert [path.name for path in tmp_path.iterdir()] == ["arkiv.db"]  # what lay beside it while it was open is gone


def test_reader_sees_whole_batches_while_the_next_is_written(store: Store, archive_url: str, content: Any) -> None:
    store.write(Batch([content("parken")]))
    how_many = select(func.count()).select_from(contents)
    with open_store(archive_url) as other, other.connect() as reader:
        assert reader.scalar(how_many) == 1

        def write_and_look(connection: Any) -> None:
            connection.execute(contents.insert(), [failed_row("a"), failed_row("b")])
            assert reader.scalar(how_many) == 1
            with open_store(archive_url) as third, third.connect() as late:
                assert late.scalar(how_many) == 1

        store.begin(write_and_look)
        assert reader.scalar(how_many) == 1  # a reader sees one state, however long it reads
        with other.connect() as later:
            assert later.scalar(how_many) == 3


def failed_row(name: str) -> dict[str, Any]:
    from kserender.corpus.rows import failed

    return failed(name, size=1, outcome="tomt", reason="Filen är tom.")["contents"]


def test_several_programs_open_and_write_at_once(archive_url: str) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, archive_url, str(number)], stderr=subprocess.PIPE, text=True)
        for number in range(3)
    ]
    ends = [(process.communicate()[1], process.returncode) for process in running]
    assert ends == [("", 0)] * 3
    with open_store(archive_url) as store, store.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(contents)) == 15


def test_ids_are_never_shared_by_writers(archive_url: str, content: Any) -> None:
    with open_store(archive_url, create=True) as one, open_store(archive_url) as two:
        for number in range(3):
            one.write(Batch([content(f"park {number}", papers=2)]))
            two.write(Batch([content(f"bad {number}", papers=2)]))
        with two.connect() as connection:
            assert connection.scalar(select(func.count()).select_from(papers)) == 12


def test_fault_of_ours_is_no_fault_of_the_database(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        store.begin(lambda connection: 1 / 0)
    with pytest.raises(KserenderError, match="fel i kserender") as told:
        store.begin(lambda connection: connection.execute(text("SELECT * FROM nowhere")))
    assert told.value.code == ExitCode.INTERNAL
