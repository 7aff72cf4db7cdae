"""An archive in PostgreSQL, when the server is away or does not let us in."""

import threading
import time
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from kserender.corpus.store import Store, faults, open_store, postgresql, retrying
from kserender.corpus.store.tables import contents, papers
from kserender.corpus.store.writing import Batch
from kserender.errors import ExitCode, InUse, InvalidData, KserenderError, MissingPart, Unreachable, WriteFailed

pytestmark = pytest.mark.usefixtures("postgres")


@pytest.fixture
def url(postgres: Any) -> str:
    """An empty database."""
    return str(postgres.database())


def how_many(store: Store, table: Any = contents) -> int:
    with store.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def test_server_that_stops_and_comes_back_costs_only_time(postgres: Any, url: str, content: Any) -> None:
    """Nothing is lost and nothing doubled, however the server goes down in the middle of a run."""
    stopped = threading.Event()

    def restart() -> None:
        for mode in ("immediate", "fast", "immediate"):
            time.sleep(0.3)
            postgres.stop(mode)
            time.sleep(0.5)
            postgres.start()
        stopped.set()

    said: list[str] = []
    written = 0
    with open_store(url, create=True) as store:
        store.waiting = said.append
        trouble = threading.Thread(target=restart)
        trouble.start()
        while not stopped.is_set() or written < 20:
            store.write(Batch([content(f"bänk {written}", papers=3)]))
            written += 1
        trouble.join()
        assert how_many(store) == written
        assert how_many(store, papers) == 3 * written
    assert said
    assert all("svarar inte" in text for text in said)


def test_server_that_stays_away_is_given_up(
    postgres: Any, url: str, content: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrying, "PATIENCE", 0.5)
    with open_store(url, create=True) as store:
        store.write(Batch([content("parken")]))
        postgres.stop("immediate")
        with pytest.raises(Unreachable, match="svarar inte") as told:
            store.write(Batch([content("badet")]))
        assert told.value.code == ExitCode.UNREACHABLE
        with pytest.raises(Unreachable), store.connect():
            pass
        with pytest.raises(Unreachable):
            open_store(url)

        postgres.start()
        store.write(Batch([content("badet")]))
        assert how_many(store) == 2


def test_reader_comes_back_after_the_server_does(postgres: Any, url: str, content: Any) -> None:
    with open_store(url, create=True) as store:
        store.write(Batch([content("parken")]))
        postgres.stop("fast")
        postgres.start()
        assert how_many(store) == 1


def test_question_is_asked_again_when_the_server_goes_in_the_middle(postgres: Any, url: str, content: Any) -> None:
    times: list[int] = []

    def count(connection: Any) -> int:
        times.append(1)
        if len(times) == 1:
            postgres.stop("immediate")
            postgres.start()
        return connection.scalar(select(func.count()).select_from(contents)) or 0

    with open_store(url, create=True) as store:
        store.write(Batch([content("parken")]))
        assert store.ask(count) == 1
    assert len(times) == 2


def test_wrong_password(postgres: Any, url: str) -> None:
    database = url.split("@/")[1]
    postgres.execute("postgres", "DROP ROLE IF EXISTS locked")
    postgres.execute("postgres", "CREATE ROLE locked LOGIN PASSWORD 'rätt'")
    for given in ("locked:hemligt", "locked"):
        with pytest.raises(Unreachable, match="lösenordet är fel") as told:
            open_store(f"postgresql://{given}@/{database}")
        assert told.value.code == 69
        assert "hemligt" not in str(told.value)


def test_unknown_user(url: str) -> None:
    with pytest.raises(Unreachable, match="användarnamnet"):
        open_store(url.replace("ekhamra@", "ingen@"))


def test_database_that_is_not_there(postgres: Any) -> None:
    with pytest.raises(Unreachable, match=r"finns inte på servern.*createdb saknas") as told:
        open_store(postgres.url("saknas"), create=True)
    assert told.value.code == 69


def test_computer_that_is_not_there() -> None:
    for host in ("dator.invalid", "127.0.0.1:1"):
        with pytest.raises(Unreachable, match="svarar inte"):
            open_store(f"postgresql://ekhamra@{host}/arkiv")


def test_user_who_may_not_write(postgres: Any, url: str, content: Any) -> None:
    with open_store(url, create=True) as store:
        store.write(Batch([content("parken")]))
    name = url.split("@/")[1].split("?")[0]
    postgres.execute("postgres", f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with open_store(url) as store:
        with pytest.raises(WriteFailed, match="får inte skrivas") as told:
            store.write(Batch([content("badet")]))
        assert how_many(store) == 1
    assert told.value.code == ExitCode.WRITE_FAILED

    postgres.execute("postgres", "DROP ROLE IF EXISTS guest")
    postgres.execute("postgres", "CREATE ROLE guest LOGIN")
    with pytest.raises(WriteFailed, match="får inte skrivas"):
        open_store(postgres.database().replace("ekhamra@", "guest@"), create=True)


def test_another_writer_that_never_ends(url: str, content: Any) -> None:
    with open_store(url, create=True, wait=0.2) as store, open_store(url) as other:

        def keep(_connection: Any) -> None:
            with pytest.raises(InUse, match="hålls låst") as told:
                store.write(Batch([content("parken")]))
            assert told.value.code == ExitCode.IN_USE

        other.begin(keep)
        store.write(Batch([content("parken")]))
        assert how_many(store) == 1


def test_database_that_is_not_in_utf8(postgres: Any) -> None:
    postgres.execute("postgres", "DROP DATABASE IF EXISTS gammal")
    postgres.execute("postgres", "CREATE DATABASE gammal ENCODING 'LATIN1' TEMPLATE template0")
    with pytest.raises(InvalidData, match="LATIN1"):
        open_store(postgres.url("gammal"), create=True)


def test_missing_driver_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "find_spec", lambda name: None)
    with pytest.raises(MissingPart, match=r"pip install 'kserender\[postgres\]'") as told:
        open_store(url)
    assert told.value.code == ExitCode.MISSING_PART


@pytest.mark.parametrize(
    ("state", "code", "passing"),
    [
        ("53100", ExitCode.WRITE_FAILED, False),
        ("53300", ExitCode.UNREACHABLE, True),
        ("57P01", ExitCode.UNREACHABLE, True),
        ("40P01", ExitCode.IN_USE, True),
        ("28P01", ExitCode.UNREACHABLE, False),
        ("XX001", ExitCode.BROKEN, False),
        ("22003", ExitCode.INTERNAL, False),
    ],
)
def test_answers_of_the_server_have_their_exit_codes(state: str, code: ExitCode, passing: bool) -> None:
    error = OperationalError("INSERT", {"text": "hemligt"}, answer(state))
    told = faults.explain(error, "arkiv")
    found = faults.explanation(error)
    assert isinstance(told, KserenderError)
    assert told.code == code
    assert (found is not None and found.passing) == passing
    assert "hemligt" not in str(told)  # what was to be written is nobody's business


def answer(state: str) -> Exception:
    error = Exception("said the server")
    error.__dict__["sqlstate"] = state
    return error
