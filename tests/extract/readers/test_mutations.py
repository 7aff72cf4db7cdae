"""Damaged papers end no worse than as `trasig`; benchmarks/mutations.py damages thousands of them."""

import importlib.util
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kserender.extract.readers.isolate import Isolator
from kserender.limits import Limits, using

ROOT = Path(__file__).parents[3]
EACH = 40


def _benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutations_benchmark", ROOT / "benchmarks" / "mutations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


benchmark = _benchmark()


@pytest.fixture(scope="module")
def isolator() -> Iterator[Isolator]:
    with Isolator(benchmark.WORK) as isolator:
        yield isolator


@pytest.mark.parametrize("kind", [*benchmark.OWN, "pdf"])
def test_no_paper_is_worse_than_damaged(kind: str, isolator: Isolator) -> None:
    if kind == "pdf" and shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    with using(Limits(seconds=30)):
        outcomes, worse, _slowest = benchmark.run(kind, EACH, 5, isolator)
    assert not worse
    assert outcomes.total() == EACH
    assert len(outcomes) > 1  # or nothing was damaged


@pytest.mark.parametrize("mutation", benchmark.ANY, ids=lambda mutation: mutation.__name__)
def test_every_mutation_changes_something_and_the_same_each_time(
    mutation: Callable[[bytes, random.Random], bytes],
) -> None:
    data = b"Kommunstyrelsen beslutar den 3 maj 2027 att bevilja 40 000 kr."
    first, again = ([mutation(data, random.Random(seed)) for seed in range(20)] for _ in range(2))  # noqa: S311
    assert first == again
    assert sum(one != data for one in first) > 10


def test_what_is_worse_is_seen(isolator: Isolator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(benchmark, "became", lambda _isolator, _path: "farlig")
    outcomes, worse, _slowest = benchmark.run("markdown", 3, 5, isolator, tmp_path)
    assert outcomes == {"farlig": 3}
    assert len(worse) == len(list(tmp_path.iterdir())) == 3
