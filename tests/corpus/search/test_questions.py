"""Real minutes and case files: every § is found by number, diary number and title, and questions in one's own words are
answered, among the first five papers found.

Reading the material takes minutes, so the archive is kept in pytest's cache for as long as the program is the same.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kserender.corpus.indexing import index
from kserender.corpus.search import Hit, plain, search
from kserender.corpus.search.query import tokens
from kserender.corpus.store import Store, open_store

ROOT = Path(__file__).parents[3]
REAL = ROOT / "../shared/real/goteborg"
CASES = Path(__file__).parent / "cases" / "questions.txt"
ROWS = [line.split("→") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
SHOWN = 5

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes are not here")


@pytest.fixture(scope="session")
def minutes(request: pytest.FixtureRequest) -> Iterator[Store]:
    """All minutes and case files, read here."""
    program = hashlib.sha256()
    for name in ("extract", "corpus", "kserender"):
        for path in sorted((ROOT / name).rglob("*")):
            if path.suffix in {".py", ".toml"} and not {"cli", "render", "web"} & set(path.parts):
                program.update(path.read_bytes())
    folder = request.config.cache.mkdir("search") if request.config.cache else None
    assert folder is not None
    kept = folder / f"{program.hexdigest()[:16]}.db"
    if not kept.exists():
        for old in folder.glob("*.db"):
            old.unlink()
        made = kept.with_suffix(f".{os.getpid()}")
        with open_store(str(made), create=True) as store:
            index([REAL / "protokoll", REAL / "handlingar"], store)
        made.rename(kept)
    with open_store(str(kept)) as store:
        yield store


@pytest.fixture(scope="module")
def paragraphs() -> list[dict[str, Any]]:
    """The §§ as the material's own list has them."""
    return [json.loads(line) for line in (REAL / "index.jsonl").read_text("utf-8").splitlines()]


def test_every_question_is_answered_in_the_first_five(minutes: Store) -> None:
    missed = [
        question for question, answers in ROWS if not _named(minutes, question) & set(answers.strip().split(", "))
    ]
    assert len(ROWS) >= 30
    assert missed == []


def test_every_paragraph_is_found_by_number_and_date(minutes: Store, paragraphs: list[dict[str, Any]]) -> None:
    asked = [(f"§ {one['paragraf']} {_date(one)}", one) for one in paragraphs]
    assert [query for query, one in asked if not _has(_first(minutes, query), one)] == []


def test_every_paragraph_is_found_by_its_diary_number(minutes: Store, paragraphs: list[dict[str, Any]]) -> None:
    numbers = [one for one in paragraphs if one["arende"]]
    assert [one["arende"] for one in numbers if not _has(_first(minutes, one["arende"]), one)] == []


def test_every_paragraph_is_found_by_its_title(minutes: Store, paragraphs: list[dict[str, Any]]) -> None:
    """Of a title that comes again at every meeting, only §§ of that title come first; one in two hundred may be read
    wrongly as a title, which no search mends."""
    missed = []
    for one in paragraphs:
        hits = _first(minutes, one["rubrik"])
        same = [hit for hit in hits if tokens(plain(hit.title)) == tokens(one["rubrik"])]
        if not _has(hits, one) and len(same) < SHOWN:
            missed.append(one["rubrik"])
    assert len(missed) <= len(paragraphs) // 200, missed


def _first(store: Store, query: str) -> list[Hit]:
    results = search(store, query, limit=SHOWN)
    return [*results.hits, *results.partial][:SHOWN]


def _named(store: Store, question: str) -> set[str]:
    return {f"{Path(path).stem} {hit.paragraph}" for hit in _first(store, question) for path in (hit.path, *hit.also)}


def _has(hits: list[Hit], one: dict[str, Any]) -> bool:
    name = f"{one['meeting']}.txt"
    return any(
        hit.paragraph == one["paragraf"] and any(Path(path).name == name for path in (hit.path, *hit.also))
        for hit in hits
    )


def _date(one: dict[str, Any]) -> str:
    return str(one["meeting"][3:])
