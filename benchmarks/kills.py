"""Ends an indexing with kill -9 at random moments, goes on, and looks whether everything is as if nothing had happened.

    python benchmarks/kills.py [--kills 100] [--files 300] [--seed N]

Small papers are made, and indexed once undisturbed.  Then `kserender index` is started on a new archive and killed at
a random moment: while it starts, reads, writes, or works out vocabulary and near duplicates.  After each kill the
database must pass SQLite's integrity check and that of its full-text index; then it is started again on the same
archive.  One that comes to its end must export the same bytes as the undisturbed one, and the next kill begins with a
new archive.
Ends with 3 when anything is different.
"""

import argparse
import io
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kserender.corpus.export import export
from kserender.corpus.store import open_store

# Batches of a few files, so that there is much to be broken off.
PROGRAM = "from kserender.corpus.indexing import writer; writer.MOST_FILES = 5; from kserender.cli import main; main()"


def make(folder: Path, count: int) -> None:
    """Papers of an invented municipality, every third in two forms, some that cannot be read, and some copies."""
    rng = random.Random(count)  # noqa: S311
    vocabulary = ["".join(rng.choices("abdefgiklmnoprstuvåäö", k=rng.randint(2, 12))) for _ in range(2000)]
    for number in range(count):
        place = folder / f"{number % 7}"
        place.mkdir(parents=True, exist_ok=True)
        text = (
            f"Ekhamra kommun\n\n# Lekplats {number}\n\nDnr KS 2026/{number}\n\n## Förslag till beslut\n\n"
            f"Kommunstyrelsen beslutar att anlägga lekplats {number}.\n\n## Sammanfattning\n\n"
            + " ".join(rng.choices(vocabulary, k=120))
        )
        (place / f"{number}.md").write_text(text, encoding="utf-8")
        if number % 3 == 0:
            (place / f"{number} nästan.txt").write_text(text.replace("#", "").strip() + " slut", encoding="utf-8")
        if number % 20 == 0:
            (place / f"{number} trasig.docx").write_bytes(b"PK\x03\x04word/" + bytes(str(number), "ascii"))
            (place / f"{number} kopia.md").write_text(text, encoding="utf-8")


def start(folder: Path, archive: Path) -> "subprocess.Popen[bytes]":
    """The command, at work."""
    command = [sys.executable, "-c", PROGRAM, "index", str(folder), "--db", str(archive), "--jobs", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def faults(archive: Path) -> list[str]:
    """What the integrity checks find."""
    if not archive.exists():
        return []
    with sqlite3.connect(archive) as base:
        found = [row[0] for row in base.execute("PRAGMA integrity_check")]
        tables = {row[0] for row in base.execute("SELECT name FROM sqlite_master")}
        if "texts_fts" in tables:
            try:
                base.execute("INSERT INTO texts_fts(texts_fts) VALUES ('integrity-check')")
            except sqlite3.DatabaseError as error:
                found.append(f"full text: {error}")
    return [fault for fault in found if fault != "ok"]


def exported(archive: Path) -> bytes:
    """All papers whole, and how every file ended."""
    stream = io.BytesIO()
    with open_store(str(archive)) as store:
        export(store, "jsonl", stream)
        for table in ("files", "decisions"):
            export(store, "csv", stream, table=table)
    return stream.getvalue()


def main() -> int:
    """Kill, look, and print."""
    parser = argparse.ArgumentParser(description="Ends an indexing at random moments and goes on.")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    rng = random.Random(given.seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "arkiv")
        make(folder, given.files)
        begun = time.monotonic()
        start(folder, Path(work, "ostört.db")).wait()
        whole = time.monotonic() - begun
        expected = exported(Path(work, "ostört.db"))
        killed: Counter[str] = Counter()
        wrong: list[str] = []
        ended = 0
        while sum(killed.values()) < given.kills or ended == 0:
            archive = Path(work, f"{ended}.db")
            process = start(folder, archive)
            enough = sum(killed.values()) >= given.kills
            try:
                code = process.wait(None if enough else rng.uniform(0, whole))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                wrong += faults(archive)
                killed[_phase(archive)] += 1
                print(f"{sum(killed.values())} kills, {len(wrong)} faults", end="\r", file=sys.stderr, flush=True)
                continue
            wrong += faults(archive) + ([f"exit code {code}"] if code not in (0, 3) else [])
            if exported(archive) != expected:
                wrong.append(f"archive {ended}: another export")
            ended += 1
    print(f"undisturbed: {whole:.1f} s, export of {len(expected)} bytes")
    print(f"killed {sum(killed.values())} times: {', '.join(f'{count} {phase}' for phase, count in killed.items())}")
    print(f"{ended} archives came to their end after kills; faults: {len(wrong)}")
    print(*wrong, sep="\n")
    return 3 if wrong else 0


def _phase(archive: Path) -> str:
    """How far it had come."""
    if not archive.exists():
        return "before the archive was made"
    with sqlite3.connect(archive) as base:
        tables = {row[0] for row in base.execute("SELECT name FROM sqlite_master")}
        if "settings" not in tables:
            return "while the archive was made"
        unfinished = base.execute("SELECT 1 FROM settings WHERE name = 'unfinished'").fetchone()
        count = base.execute("SELECT count(*) FROM files").fetchone()[0]
    return "while it wrote" if unfinished else ("after it had finished" if count else "before the first file")


if __name__ == "__main__":
    sys.exit(main())
