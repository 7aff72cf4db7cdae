"""Questions in one's own words about real minutes: the § that answers is among the first five papers found."""

import hashlib
from pathlib import Path

import pytest

from kserender.corpus.rows import rows
from kserender.corpus.search import finish, search
from kserender.corpus.store import Store, open_store
from kserender.corpus.store.writing import Batch, Present
from kserender.extract import extract

REAL = Path(__file__).parents[3] / "../shared/real/goteborg"
CASES = Path(__file__).parent / "cases" / "questions.txt"
ROWS = [line.split("→") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes are not here")


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """All minutes and case files, read here."""
    store = open_store(str(tmp_path_factory.mktemp("archive") / "arkiv.db"), create=True)
    paths = sorted(REAL.glob("*/*.txt"))
    read = [(path, rows(extract(path), size=path.stat().st_size)) for path in paths]
    sums = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    present = [Present(f"{path.parent.name}/{path.name}", sums[path], 0) for path in paths]
    store.write(Batch(contents=[content for _path, content in read], present=present))
    finish(store)
    return store


def test_every_question_is_answered_in_the_first_five(minutes: Store) -> None:
    missed = [
        question for question, answers in ROWS if not _found(minutes, question) & set(answers.strip().split(", "))
    ]
    assert len(ROWS) >= 30
    assert missed == []


def _found(store: Store, question: str) -> set[str]:
    return {f"{Path(hit.path).stem} {hit.paragraph}" for hit in search(store, question, limit=5).hits}
