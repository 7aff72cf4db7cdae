"""What happens to one file never stops the others."""

import hashlib
import sys
import threading
import time
from pathlib import Path
from typing import get_args

import pytest

from kserender.corpus import Outcome, extract_many
from kserender.corpus.bulk import WORK
from kserender.errors import (
    READ_ERRORS,
    BrokenFile,
    EmptyFile,
    EncryptedFile,
    ExitCode,
    Fault,
    HostileFile,
    MemoryLimit,
    MissingFile,
    MissingProgram,
    ReadError,
    TimeLimit,
    UnknownFormat,
)
from kserender.errors import Outcome as FileOutcome
from kserender.limits import Limits, using
from kserender.paper import Extraction, Source


def extraction(path: Path, outcome: FileOutcome = "ok") -> Extraction:
    return Extraction(source=Source(path=str(path), sha256="0", format="text", reader="text", outcome=outcome))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What each name is read as: an extraction, or an exception to raise."""
    table: dict[str, object] = {}

    def extract(path: Path, *, explain: bool = False) -> object:
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


class TestTold:
    """Every file that is there ends in one of the outcomes, in the JSON too."""

    @pytest.mark.parametrize(
        ("error", "outcome", "code"),
        [
            (BrokenFile, "trasig", ExitCode.BROKEN),
            (EmptyFile, "tomt", ExitCode.EMPTY),
            (EncryptedFile, "krypterad", ExitCode.ENCRYPTED),
            (HostileFile, "farlig", ExitCode.HOSTILE),
            (MemoryLimit, "farlig", ExitCode.HOSTILE),
            (MissingProgram, "okänt_format", ExitCode.MISSING_PART),
            (TimeLimit, "tidsgräns", ExitCode.TIME_LIMIT),
            (UnknownFormat, "okänt_format", ExitCode.UNKNOWN_FORMAT),
        ],
    )
    def test_errors_of_a_file(self, tmp_path: Path, error: type[ReadError], outcome: str, code: ExitCode) -> None:
        path = tmp_path / "paper.docx"
        path.write_bytes(b"content")
        became = Outcome(path, error=error("Vad.", "Bot."))
        told = became.told()
        assert told is not None
        assert (told.source.outcome, told.papers, became.code) == (outcome, [], code)
        assert told.source.sha256 == hashlib.sha256(b"content").hexdigest()
        assert [(message.level, message.text) for message in told.source.messages] == [("error", "Vad. Bot.")]

    def test_every_outcome_has_its_error(self) -> None:
        outcomes = {error.outcome for error in READ_ERRORS.values()} - {None}
        assert outcomes | {"ok", "delvis"} == set(get_args(FileOutcome))

    def test_messages_have_a_code(self, tmp_path: Path) -> None:
        told = Outcome(tmp_path, error=MissingProgram("Vad.", "Bot.")).told()
        assert told is not None
        assert told.source.messages[0].code == "missing-program"

    def test_a_fault_of_ours_is_a_file_that_was_not_read(self, tmp_path: Path) -> None:
        told = Outcome(tmp_path / "a", error=Fault(KeyError("x"))).told()
        assert told is not None
        assert (told.source.outcome, told.source.sha256) == ("trasig", "")

    def test_a_missing_file_is_no_outcome(self) -> None:
        assert Outcome(Path("saknas"), error=MissingFile("Vad.", "Bot.")).told() is None

    def test_what_was_read_is_told_as_it_is(self) -> None:
        found = extraction(Path("a"))
        assert Outcome(Path("a"), extraction=found).told() is found

    def test_a_file_over_the_limit_is_not_read_for_its_sum(self, tmp_path: Path) -> None:
        path = tmp_path / "stor"
        path.write_bytes(bytes(1_000_001))
        with using(Limits(file_mb=1)):
            told = Outcome(path, error=HostileFile("Vad.", "Bot.")).told()
        assert told is not None
        assert told.source.sha256 == ""


class TestIsolated:
    """Each file in a process of its own, several at a time."""

    def papers(self, folder: Path, count: int) -> list[Path]:
        paths = [folder / f"{number}.md" for number in range(count)]
        for number, path in enumerate(paths):
            path.write_text(f"# Ärende {number} i Ekhamra\n\nKommunstyrelsen beslutar att bygga.\n", encoding="utf-8")
        return paths

    def test_the_same_as_here_and_in_order(self, tmp_path: Path) -> None:
        paths = self.papers(tmp_path, 12)
        paths[5].write_bytes(b"")
        paths.insert(7, tmp_path / "saknas.md")
        here = list(extract_many(paths))
        isolated = list(extract_many(paths, isolate=True, jobs=2))
        assert [one.path for one in isolated] == paths
        assert [one.code for one in isolated] == [one.code for one in here]
        assert [one.told() for one in isolated] == [one.told() for one in here]

    def test_a_file_that_takes_too_long_does_not_stop_the_others(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "slow_work.py").write_text(
            f"import time\nimport {WORK} as real\nprepare = real.prepare\n"
            "def work(path, name, data):\n"
            "    time.sleep(60 if name.endswith('3.md') else 0)\n"
            "    return real.work(path, name, data)\n",
            encoding="utf-8",
        )
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr("kserender.corpus.bulk.WORK", "slow_work")
        with using(Limits(seconds=1)):
            outcomes = list(extract_many(self.papers(tmp_path, 5), isolate=True, jobs=2))
        assert [one.code for one in outcomes] == [ExitCode.OK] * 3 + [ExitCode.TIME_LIMIT, ExitCode.OK]

    def test_what_comes_back_in_another_form_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "lying_work.py").write_text(
            "def prepare(): pass\ndef work(path, name, data): return b'{\"papers\": 1}'\n", encoding="utf-8"
        )
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr("kserender.corpus.bulk.WORK", "lying_work")
        (outcome,) = extract_many(self.papers(tmp_path, 1), isolate=True, jobs=1)
        assert outcome.code == ExitCode.HOSTILE

    def test_stopping_early_ends_everything(self, tmp_path: Path) -> None:
        before = threading.active_count()
        outcomes = extract_many(self.papers(tmp_path, 40), isolate=True, jobs=2)
        assert next(outcomes).code == ExitCode.OK
        started = time.monotonic()
        outcomes.close()  # type: ignore[attr-defined]
        assert time.monotonic() - started < 10
        assert threading.active_count() == before

    def test_files_are_asked_for_a_few_at_a_time(self, tmp_path: Path) -> None:
        paths = iter(self.papers(tmp_path, 60))
        outcomes = extract_many(paths, isolate=True, jobs=2)
        next(outcomes)
        assert len(list(paths)) > 40
        outcomes.close()  # type: ignore[attr-defined]
