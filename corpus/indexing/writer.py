"""The one writer: what has been read goes into the archive in batches, each whole or not at all."""

import time

from kserender.corpus.indexing.known import set_unfinished
from kserender.corpus.rows import ContentRows
from kserender.corpus.store import Store
from kserender.corpus.store.writing import Batch, Present

MOST_FILES = 200
MOST_LETTERS = 16_000_000  # of papers as JSON
LONGEST = 2.0  # seconds from the first of a batch; so much is read again after a power cut


class Writer:
    """Gathers a batch, and writes it when it is large or old."""

    def __init__(self, store: Store) -> None:
        self.unwritten: set[str] = set()  # SHA-256 of contents in the batch
        self._store = store
        self._contents: list[ContentRows] = []
        self._present: list[Present] = []
        self._letters = 0
        self._since: float | None = None
        self._noted = False

    def add(self, content: ContentRows, present: list[Present]) -> None:
        """Contents that were read, and where they lie."""
        self._contents.append(content)
        self._present += present
        self.unwritten.add(content["contents"]["sha256"])
        self._letters += sum(len(paper.get("json") or "") for paper in content["papers"])
        self.tick()

    def place(self, present: Present) -> None:
        """A file whose contents are known, or in the batch."""
        self._present.append(present)
        self.tick()

    def tick(self) -> None:
        """Write the batch if it is time."""
        now = time.monotonic()
        self._since = self._since or now
        if (
            max(len(self._contents), len(self._present)) >= MOST_FILES
            or self._letters >= MOST_LETTERS
            or now - self._since >= LONGEST
        ):
            self.flush()

    def flush(self) -> None:
        """Write the batch."""
        if self._contents or self._present:
            if not self._noted:
                self._store.begin(set_unfinished)
                self._noted = True
            self._store.write(Batch(self._contents, self._present))
        self._contents, self._present, self._letters, self._since = [], [], 0, None
        self.unwritten.clear()
