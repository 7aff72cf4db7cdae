"""What it costs to index an archive: 600 mixed files, as ratios to reading them alone and to another library.

    python benchmarks/archive.py [--files FOLDER] [--markitdown PYTHON] [--rounds N] [--no-memory]

The files are made here: 360 Word files, 180 PDFs that LibreOffice prints of such files, 60 texts and Markdown, of two
to six pages each.  With --files they are kept there, and used again.  Each way is a program of its own; its CPU time is
that of the program and all that it started, from beginning to end, the least of the rounds.

- alone: every file is read and extracted, one after the other, in one process
- indexing, with one and with two processes that read, into a new SQLite archive
- markitdown: the text alone, into the same table `texts`; it is no dependency, so --markitdown names a Python that has
  it; loading it is not counted

Then 10,000 small files are indexed, and the memory of the program that writes is looked at after 1,000 and at the end.
Ends with 3 when a limit is passed.  Two processes need two processors that nobody else uses: their figure is only as
good as the machine is idle.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 2026
WORD, PDF, TEXT = 360, 180, 60
SMALL = 10_000
BATCH = 60  # files that LibreOffice is given at a time: of many more it loses some

COST = 1.6  # CPU of indexing ÷ CPU of reading and extracting, at most
SPEEDUP = 1.6  # of two processes, at least
FASTER = 15.0  # than markitdown, at least
GROWTH = 0.1  # of memory, at most


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds on the clock and of the processor."""

    wall: float
    cpu: float
    memory: tuple[int, int] = (0, 0)  # kB of the writer after 1,000 files and at the end


# The papers


class Author:
    """Writes papers of an invented municipality; the same every time."""

    def __init__(self) -> None:
        self._rng = random.Random(SEED)  # noqa: S311
        letters = "abdefgiklmnoprstuvåäö"
        self._words = ["".join(self._rng.choices(letters, k=self._rng.randint(2, 12))) for _ in range(6000)]

    def paper(self, number: int, paragraphs: int) -> list[tuple[str, str]]:
        """A memorandum as (style, text): "Heading 1", "List Number" or ""."""
        rng = self._rng
        named = rng.choice(["Eva Ek", "Per Lind", "Siv Ask", "Bo Alm"])
        lines = [
            ("", "Ekhamra kommun"),
            ("", "Tjänsteskrivelse"),
            ("", f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"),
            ("", f"Dnr KS 2026/{number:05}"),
            ("Heading 1", self._sentence(6)[:-1]),
            ("Heading 2", "Förslag till beslut"),
            ("", "Kommunstyrelsen beslutar"),
            (
                "List Number",
                f"att ge tekniska nämnden i uppdrag att senast i maj 2027 redovisa {self._sentence(9).lower()}",
            ),
            ("List Number", f"att avsätta {rng.randint(1, 90)} mnkr ur budgeten för 2027."),
            ("Heading 2", "Sammanfattning av ärendet"),
        ]
        for at in range(paragraphs):
            if at % 5 == 4:
                lines.append(("Heading 2", self._sentence(3)[:-1]))
            lines.append(("", " ".join(self._sentence(rng.randint(8, 24)) for _ in range(rng.randint(3, 6)))))
        lines += [("Heading 2", "Beslutet skickas till"), ("", "Tekniska nämnden"), ("", named), ("", "Kommundirektör")]
        return lines

    def _sentence(self, count: int) -> str:
        # Few words are common and most are rare, as in every language (Zipf).
        some = (self._words[int(len(self._words) * self._rng.random() ** 3)] for _ in range(count))
        return " ".join(some).capitalize() + "."


def make(folder: Path) -> None:
    """The 600 files."""
    author = Author()
    sources = folder / "sources"
    sources.mkdir(parents=True)
    for number in range(WORD + PDF):
        place = folder / "word" / f"{number:04}.docx" if number < WORD else sources / f"{number:04}.docx"
        _word(place, author.paper(number, random.Random(number).randint(10, 30)))  # noqa: S311
    for number in range(TEXT):
        lines = author.paper(WORD + PDF + number, 20)
        signs = {"Heading 1": "# ", "Heading 2": "## ", "List Number": "1. "}
        if number % 2:
            signs = {"List Number": "- "}
        _write(folder / "text" / f"{number:04}.{'txt' if number % 2 else 'md'}", lines, signs)
    _print(sorted(sources.glob("*.docx")), folder / "pdf")
    shutil.rmtree(sources)


def make_small(folder: Path) -> None:
    """The 10,000 small files, in folders of a hundred."""
    author = Author()
    for number in range(SMALL):
        _write(folder / f"{number // 100:03}" / f"{number:05}.txt", author.paper(number, 1), {})


def _word(path: Path, lines: Sequence[tuple[str, str]]) -> None:
    import docx

    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    for style, text in lines:
        document.add_paragraph(text, style or None)
    document.save(str(path))


def _write(path: Path, lines: Sequence[tuple[str, str]], signs: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(signs.get(style, "") + text for style, text in lines), encoding="utf-8")


def _print(files: Sequence[Path], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        for start in range(0, len(files), BATCH):
            office = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
            subprocess.run(
                [*office, "--outdir", str(folder), *map(str, files[start : start + BATCH])],
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )


# The ways; each is run as a program of its own


def alone(folder: str, archive: str) -> None:
    """Read and extract, and keep nothing."""
    from kserender.corpus import isolated
    from kserender.extract import extract
    from kserender.extract.readers import read_bytes

    isolated.prepare()
    for path in _files(folder):
        extract(read_bytes(path.read_bytes(), "-"))


def indexing(folder: str, archive: str, jobs: int) -> None:
    """Index into a new archive, and look at the memory on the way."""
    from kserender.corpus.indexing import index
    from kserender.corpus.indexing.report import Report
    from kserender.corpus.store import open_store

    early: list[int] = []
    late: list[int] = []

    def look(report: Report) -> None:
        if report.read >= 1000 and not early:
            early.append(_resident())
        if report.read >= SMALL - 200:
            late[:] = [_resident()]

    with open_store(archive, create=True) as store:
        index([folder], store, jobs=jobs, progress=look)
    print(json.dumps([*early, *late][:2]))


MARKITDOWN = """
import json, sqlite3, sys, time
from pathlib import Path
from markitdown import MarkItDown
reader = MarkItDown(enable_plugins=False)
files = [path for path in sorted(Path(sys.argv[1]).rglob("*")) if path.is_file()]
start, used = time.perf_counter(), time.process_time()
base = sqlite3.connect(sys.argv[2], isolation_level=None)
base.execute("PRAGMA journal_mode=WAL")
base.execute("PRAGMA synchronous=NORMAL")
base.execute("CREATE TABLE texts (paper_id INTEGER PRIMARY KEY, title TEXT, decisions TEXT, body TEXT)")
base.execute('''CREATE VIRTUAL TABLE texts_fts USING fts5(title, decisions, body, content='texts',
    content_rowid='paper_id', tokenize="unicode61 remove_diacritics 0")''')
base.execute('''CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO texts_fts(rowid, title, decisions, body)
    VALUES (new.paper_id, new.title, new.decisions, new.body); END''')
base.execute("BEGIN")
for number, path in enumerate(files):
    base.execute("INSERT INTO texts VALUES (?, '', '', ?)", (number, reader.convert(str(path)).text_content))
    if number % 200 == 199:
        base.execute("COMMIT")
        base.execute("BEGIN")
base.execute("COMMIT")
print(json.dumps([time.perf_counter() - start, time.process_time() - used]))
"""


def markitdown(python: str, folder: Path) -> Taken | None:
    """The other library's text in the same table; None when it is not there."""
    with tempfile.TemporaryDirectory() as work:
        command = [python, "-c", MARKITDOWN, str(folder), f"{work}/arkiv.db"]
        ended = subprocess.run(command, capture_output=True, check=False, text=True)
    return Taken(*json.loads(ended.stdout.splitlines()[-1])) if ended.returncode == 0 else None


def _files(folder: str) -> list[Path]:
    return sorted(path for path in Path(folder).rglob("*") if path.is_file())


def _resident() -> int:
    """KB of memory that this process has now."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


WAYS: dict[str, Callable[[str, str], None]] = {
    "alone": alone,
    "one": lambda folder, archive: indexing(folder, archive, 1),
    "two": lambda folder, archive: indexing(folder, archive, 2),
}


def measured(way: str, folder: Path) -> Taken:
    """A way, run as a program."""
    with tempfile.TemporaryDirectory() as work:
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        command = [sys.executable, __file__, "--way", way, str(folder), f"{work}/arkiv.db"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    early, late = (*json.loads(said or "[]"), 0, 0)[:2]
    return Taken(wall, cpu, (early, late))


def _least(rounds: Sequence[Taken]) -> Taken:
    return Taken(min(one.wall for one in rounds), min(one.cpu for one in rounds))


def _compare(folder: Path, python: str, rounds: int) -> bool:
    """Measure the 600 files and print; whether all limits hold."""
    count = len(_files(str(folder)))
    taken: dict[str, list[Taken]] = {way: [] for way in WAYS}
    for _round in range(rounds):
        for way in WAYS:
            taken[way].append(measured(way, folder))
    best = {way: _least(some) for way, some in taken.items()}
    print(f"{count} files{'':<20} clock s   CPU s  files/s  files/CPU s")
    for way, name in (
        ("alone", "read and extract alone"),
        ("one", "index, one process"),
        ("two", "index, two processes"),
    ):
        print(_row(name, count, best[way]))
    other = markitdown(python, folder)
    if other is not None:
        print(_row("markitdown, text only", count, other))
    cost = best["one"].cpu / best["alone"].cpu
    speedup = best["one"].wall / best["two"].wall
    print(f"indexing costs {cost:.2f} × the CPU of reading and extracting (limit {COST})")
    print(f"two processes are {speedup:.2f} × as fast as one (limit {SPEEDUP})")
    held = cost <= COST and speedup >= SPEEDUP
    if other is None:
        print("markitdown is not installed there: name a Python that has it with --markitdown")
        return held
    faster = other.wall / best["two"].wall
    print(f"indexing gives {faster:.1f} × as many files a second as markitdown, which has one process (limit {FASTER})")
    print(f"for each file it takes 1/{other.cpu / best['one'].cpu:.1f} of the CPU")
    return held and faster >= FASTER


def _row(name: str, count: int, taken: Taken) -> str:
    speeds = f"{count / taken.wall:>8.1f} {count / taken.cpu:>12.1f}"
    return f"{name:<30} {taken.wall:>7.1f} {taken.cpu:>7.1f} {speeds}"


def _memory() -> bool:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "small")
        make_small(folder)
        taken = measured("two", folder)
    early, late = taken.memory
    growth = late / early - 1 if early else 1.0
    print(_row(f"{SMALL} small files", SMALL, taken))
    print(f"memory: {early // 1024} MB after 1,000 files, {late // 1024} MB at the end: {growth:+.1%} (limit {GROWTH})")
    return abs(growth) <= GROWTH


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What it costs to index an archive.")
    parser.add_argument("--files", type=Path, help="folder to keep the files in")
    parser.add_argument("--markitdown", default=sys.executable, metavar="PYTHON", help="a Python that has markitdown")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-memory", action="store_true", help="leave the 10,000 files out")
    parser.add_argument("--way", nargs=3, metavar=("WAY", "FOLDER", "ARCHIVE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        WAYS[given.way[0]](*given.way[1:])
        return 0
    with tempfile.TemporaryDirectory() as work:
        folder = given.files or Path(work, "files")
        if not folder.exists():
            make(folder)
        held = _compare(folder, given.markitdown, given.rounds)
    return 0 if (given.no_memory or _memory()) and held else 3


if __name__ == "__main__":
    sys.exit(main())
