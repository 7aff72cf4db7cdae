"""Whatever happens in the folders, the archive is as one made anew of what lies there."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from kserender.corpus.indexing import index
from kserender.corpus.store import open_store
from tests.corpus.indexing.archives import everything, paper
from tests.corpus.indexing.conftest import Here

NAMES = [f"{folder}{name}" for folder in ("", "a/", "a/b/") for name in ("1.md", "2.txt", "å.md")]


class Folders(RuleBasedStateMachine):
    """A person at work in the folders, and an index that is brought up to date now and then."""

    paths = Bundle("paths")

    def __init__(self) -> None:
        super().__init__()
        self.work = Path(mkdtemp())
        self.root = self.work / "arkiv"
        self.root.mkdir()
        self.store = open_store(str(self.work / "arkiv.db"), create=True)
        self.clock = 0
        self.current = True

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.work)

    def touched(self, path: Path) -> Path:
        self.clock += 1  # two changes within one tick of the file system's clock would be none
        os.utime(path, ns=(self.clock * 10**9, self.clock * 10**9))
        self.current = False
        return path

    def place(self, name: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    @rule(target=paths, name=st.sampled_from(NAMES), number=st.integers(0, 3), cut=st.sampled_from([0, 0, 1]))
    def write(self, name: str, number: int, cut: int) -> Path:
        path = self.place(name)
        path.write_text(paper(number) + "Bilaga.\n" * cut, encoding="utf-8")
        return self.touched(path)

    @rule(path=paths)
    def empty(self, path: Path) -> None:
        if path.exists():
            path.write_bytes(b"")
            self.touched(path)

    @rule(target=paths, path=consumes(paths), name=st.sampled_from(NAMES))
    def move(self, path: Path, name: str) -> object:
        if not path.exists():
            return multiple()
        self.current = False
        return path.replace(self.place(name))

    @rule(target=paths, path=paths, name=st.sampled_from(NAMES))
    def copy(self, path: Path, name: str) -> object:
        if not path.exists() or path == self.root / name:
            return multiple()
        return self.touched(Path(shutil.copy(path, self.place(name))))

    @rule(path=consumes(paths))
    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self.current = False

    @rule(path=paths)
    def take_away_and_put_back(self, path: Path) -> None:
        if path.exists():
            away = path.replace(self.work / "away")
            self.index(retry=False)
            away.replace(path)
            self.current = False

    @rule()
    def remove_folder(self) -> None:
        shutil.rmtree(self.root / "a", ignore_errors=True)
        self.current = False

    @rule(retry=st.booleans())
    def index(self, retry: bool) -> None:
        index([self.root], self.store, pool=Here(), retry=retry)
        self.current = True

    @invariant()
    def as_made_anew(self) -> None:
        if self.current:
            anew = self.work / "anew.db"
            with open_store(str(anew), create=True) as other:
                index([self.root], other, pool=Here())
                expected = everything(other)
            for path in self.work.glob("anew.db*"):
                path.unlink()
            assert everything(self.store) == expected


TestFolders = Folders.TestCase
TestFolders.settings = settings(max_examples=12, stateful_step_count=14, deadline=None)
