"""What happens to one file never stops the others."""

import sys
from pathlib import Path

import pytest

from kserender.corpus import extract_many
from kserender.errors import ExitCode, MissingFile
from kserender.paper import Extraction, Source


def extraction(path: Path, outcome: str = "ok") -> Extraction:
    return Extraction(source=Source(path=str(path), sha256="0", format="text", reader="text", outcome=outcome))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What each name is read as: an extraction, or an exception to raise."""
    table: dict[str, object] = {}

    def extract(path: Path) -> object:
        result = table[path.name]
        if isinstance(result, BaseException):
            raise result
        return result

    import kserender.extract.readers  # noqa: F401

    monkeypatch.setattr(sys.modules["kserender.extract"], "extract", extract, raising=False)
    return table


def test_outcomes_come_in_order_whatever_happens(read: dict[str, object]) -> None:
    read["a"] = extraction(Path("a"))
    read["b"] = MissingFile("Filen finns inte.", "Kontrollera namnet.")
    read["c"] = RecursionError("djupt")
    read["d"] = extraction(Path("d"))
    read["e"] = extraction(Path("e"), "delvis")
    outcomes = list(extract_many(map(Path, "abcde")))
    assert [outcome.path.name for outcome in outcomes] == list("abcde")
    assert [outcome.code for outcome in outcomes] == [
        ExitCode.OK,
        ExitCode.NO_INPUT,
        ExitCode.INTERNAL,
        ExitCode.OK,
        ExitCode.PARTIAL,
    ]
    assert [outcome.extraction is None for outcome in outcomes] == [False, True, True, False, False]


def test_an_error_knows_its_file(read: dict[str, object]) -> None:
    read["b"] = MissingFile("Filen finns inte.", "Kontrollera namnet.")
    read["c"] = ValueError("oväntat")
    for outcome in extract_many([Path("x/b"), Path("x/c")]):
        assert outcome.error is not None
        assert outcome.error.file == str(outcome.path)


def test_files_are_read_one_at_a_time(read: dict[str, object]) -> None:
    read["a"] = extraction(Path("a"))
    outcomes = extract_many([Path("a"), Path("not asked for")])
    assert next(outcomes).code == ExitCode.OK


def test_stopping_is_not_caught(read: dict[str, object]) -> None:
    read["a"] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        list(extract_many([Path("a")]))
