"""An archive to search in, of the papers in cases/archive.toml."""

import hashlib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.corpus.rows import rows
from kserender.corpus.search import finish
from kserender.corpus.store import Store
from kserender.corpus.store.writing import Batch, Present
from kserender.paper import Extraction, Paper, Source

CASES = Path(__file__).parent / "cases"


def written(store: Store, papers: list[dict[str, Any]]) -> None:
    """Put papers into the archive, each as a file of its own."""
    named = [(paper["file"], {key: value for key, value in paper.items() if key != "file"}) for paper in papers]
    read = [
        (
            path,
            Extraction(
                source=Source(path=path, sha256=_sum(path), format="docx", reader="docx"), papers=[Paper(**paper)]
            ),
        )
        for path, paper in named
    ]
    store.write(
        Batch(
            contents=[rows(one) for _path, one in read], present=[Present(path, _sum(path), 0) for path, _one in read]
        )
    )
    finish(store)


def _sum(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()


@pytest.fixture
def fill() -> Callable[[Store, list[dict[str, Any]]], None]:
    """Puts papers into an archive."""
    return written


@pytest.fixture
def archive(store: Store) -> Store:
    written(store, tomllib.loads((CASES / "archive.toml").read_text("utf-8"))["paper"])
    return store
