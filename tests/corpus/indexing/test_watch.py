"""A drop folder: what is put there is read when it rests, and nothing that happens ends the watch."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from kserender.corpus.indexing.report import Report
from kserender.corpus.indexing.watch import watch
from kserender.corpus.store import open_store
from kserender.errors import KserenderError, MissingFile
from tests.corpus.indexing.archives import lying, paper, write
from tests.corpus.indexing.conftest import Here

Deed = Callable[[], object]


def looks(folder: Path, archive: Path, here: Here, *deeds: Deed) -> tuple[list[Report | KserenderError], list[str]]:
    """What each look brought; between them the deeds are done."""
    waiting = iter(deeds)
    with open_store(str(archive), create=True) as store:
        watching = watch([folder], store, pool=here, pause=lambda seconds: _do(next(waiting)))
        found = list(islice(watching, len(deeds) + 1))
        return found, sorted(Path(path).name for path in lying(store))


def _do(deed: Deed) -> None:
    deed()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "in" / "1.md", 1).parent


def counts(found: list[Report | KserenderError]) -> Iterator[tuple[int, int]]:
    for one in found:
        assert isinstance(one, Report)
        yield one.new + one.changed, one.waiting


def test_a_file_is_read_when_it_rests(folder: Path, tmp_path: Path, here: Here) -> None:
    growing = folder / "2.md"
    found, names = looks(
        folder,
        tmp_path / "arkiv.db",
        here,
        lambda: growing.write_text(paper(2)[:200], encoding="utf-8"),
        lambda: growing.write_text(paper(2)[:400], encoding="utf-8"),
        lambda: growing.write_text(paper(2), encoding="utf-8"),
        lambda: None,
    )
    assert list(counts(found)) == [(0, 1), (1, 1), (0, 1), (0, 1), (1, 0)]
    assert names == ["1.md", "2.md"]
    assert len(here.read_sums) == 2


def test_quarantine_is_tried_again_once(folder: Path, tmp_path: Path, here: Here) -> None:
    (folder / "tom.md").write_bytes(b"")
    looks(folder, tmp_path / "arkiv.db", here, *[lambda: None] * 3)
    assert len(here.read_sums) == 2


def test_a_folder_that_is_away_for_a_while(folder: Path, tmp_path: Path, here: Here) -> None:
    away = tmp_path / "away"
    found, names = looks(
        folder, tmp_path / "arkiv.db", here, lambda: None, lambda: folder.rename(away), lambda: away.rename(folder)
    )
    assert isinstance(found[2], MissingFile)
    assert names == ["1.md"]
    assert len(here.read_sums) == 1


def test_a_folder_that_never_was_is_said_at_once(tmp_path: Path, here: Here) -> None:
    with open_store(str(tmp_path / "arkiv.db"), create=True) as store, pytest.raises(MissingFile):
        next(watch([tmp_path / "saknas"], store, pool=here))
