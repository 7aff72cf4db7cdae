"""From folders to the archive: scan → what is new → parcels → pool → writer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kserender.corpus.indexing.content import Content, Parcel, TooLarge, fetch, parcels
from kserender.corpus.indexing.known import READ, Contents, File, Seen, known_contents, known_files
from kserender.corpus.indexing.pool import Pool
from kserender.corpus.indexing.report import Report
from kserender.corpus.indexing.scan import Found, Scan
from kserender.corpus.indexing.writer import Writer
from kserender.corpus.rows import ContentRows, failed
from kserender.corpus.store import Store
from kserender.corpus.store.writing import Present
from kserender.errors import ReadError

STEP = 128  # files that are looked up with one question
STEP_BYTES = 8_000_000  # of contents that are held before they are looked up; one file may have more

Ready = Callable[[Found], bool]
Tell = Callable[[Report], None]
_Fetched = tuple[Found, File | None, Content | TooLarge]


class Run:
    """One passage over the files of a scan; everything but the reading itself is done in one thread."""

    def __init__(
        self, scan: Scan, store: Store, report: Report, tell: Tell, *, retry: bool, verify: bool, ready: Ready | None
    ) -> None:
        self.seen = Seen(store)
        self._retry = retry
        self._verify = verify
        self._is_ready = ready or (lambda found: True)
        self._scan = scan
        self._store = store
        self._report = report
        self._tell = tell
        self._writer = Writer(store)
        self._asked: dict[str, list[Present]] = {}  # contents that are being read → where they lie
        self._retried: set[str] = set()  # contents in quarantine, which a run reads again once

    def through(self, pool: Pool) -> None:
        """Bring the archive up to what lies there."""
        for done in pool.read(self._parcels()):
            if done is not None:
                self._take(*done)
            self._writer.tick()
            self._tell(self._report)
        self._writer.flush()

    def _parcels(self) -> Iterator[Parcel]:
        found = self._scan.files()
        while step := list(islice(found, STEP)):
            for portion in self._portions(self._due(step)):
                yield from parcels(self._fresh(portion))
            self._writer.tick()
            self._tell(self._report)

    def _due(self, step: Sequence[Found]) -> Iterator[tuple[Found, File | None]]:
        """The files whose contents have to be looked at, each with what is known of it."""
        known = known_files(self._store, [file.name for file in step])
        for file in step:
            before = known.get(file.name)
            if before is not None:
                self.seen.add(before.id)
                before = before if before.present else None
            same = before is not None and (file.size, file.modified) == (before.size, before.modified)
            if before is not None and same and not self._verify and not self._is_wanted(before.contents):
                self._report.unchanged += 1
                self._report.done += 1
            elif same or self._is_ready(file):
                yield file, before
            else:
                self._report.waiting += 1
                self._report.done += 1

    def _is_wanted(self, known: Contents | None) -> bool:
        """Whether contents are to be read: they are not known, or in quarantine and to be tried again."""
        return known is None or (self._retry and known.quarantined and known.sha256 not in self._retried)

    def _portions(self, due: Iterable[tuple[Found, File | None]]) -> Iterator[list[_Fetched]]:
        """The files with their contents, as many at a time as may be held."""
        portion: list[_Fetched] = []
        held = 0
        for file, before in due:
            try:
                content = fetch(file.path)
            except (ReadError, OSError) as error:
                self._report.unopen(file.path, error.what if isinstance(error, ReadError) else str(error.strerror))
                self._report.done += 1
                continue
            portion.append((file, before, content))
            held += len(content.data) if isinstance(content, Content) else 0
            if held > STEP_BYTES:
                yield portion
                portion, held = [], 0
        yield portion

    def _fresh(self, portion: Sequence[_Fetched]) -> list[Content]:
        """The contents that have to be read; a file with others has only to be put in its place."""
        written = known_contents(self._store, {content.sha256 for _file, _before, content in portion})
        unwritten = set(self._writer.unwritten)
        fresh: list[Content] = []
        for file, before, content in portion:
            self._count(before, content.sha256)
            present = Present(file.name, content.sha256, file.modified)
            known = written.get(content.sha256)
            if content.sha256 in self._asked:
                self._asked[content.sha256].append(present)
            elif content.sha256 in unwritten or not self._is_wanted(known):
                self._writer.place(present)
                self._report.done += 1
            else:
                attempts = 1 if known is None else known.attempts + 1
                if known is not None:
                    self._retried.add(content.sha256)
                if isinstance(content, TooLarge):
                    unwritten.add(content.sha256)
                    self._keep(_refused(content), attempts, [present])
                else:
                    self._asked[content.sha256] = [present]
                    fresh.append(replace(content, attempts=attempts))
        return fresh

    def _count(self, before: File | None, sha256: str) -> None:
        if before is None:
            self._report.new += 1
        elif before.contents.sha256 != sha256:
            self._report.changed += 1
        else:
            self._report.unchanged += 1

    def _take(self, parcel: Parcel, rows: Sequence[ContentRows]) -> None:
        for content, row in zip(parcel, rows, strict=True):
            self._keep(row, content.attempts, self._asked.pop(content.sha256))

    def _keep(self, row: ContentRows, attempts: int, present: list[Present]) -> None:
        contents = row["contents"]
        contents["attempts"] = attempts
        self._report.read += 1
        self._report.done += len(present)
        self._report.papers += len(row["papers"])
        if contents["outcome"] not in READ:
            self._report.quarantine(present[0].path, contents["outcome"], contents["reason"])
        elif contents["outcome"] != "ok":
            self._report.partly += 1
        self._writer.add(row, present)


def _refused(content: TooLarge) -> ContentRows:
    error = content.error
    return failed(content.sha256, size=content.size, outcome=str(error.outcome), reason=f"{error.what} {error.remedy}")
