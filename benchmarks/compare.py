"""How long it takes to compare two versions of a text, to mark the changes in Word, and how Docxodus does.

    python benchmarks/compare.py [--docxodus] [RUNS]

The texts are made up from a fixed seed: of the paragraphs some are edited (up to two words of five replaced), some are
new, some gone and some moved, the others equal.  Times are the least CPU time of several rounds in one process; P and R
tell how many of the pairs of edited paragraphs are right, and how many were found.  With --docxodus the package
python-redlines is installed in a virtual environment that is thrown away, and compares the same two Word files.

Ends with 3 when a limit is passed: 600 paragraphs of which a tenth are edited in 100 ms, twice the paragraphs in 2.6
times the time, two texts of 200 pages in 5 s, a tenth of what Docxodus needs.
"""

import argparse
import gc
import random
import resource
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kserender.compare.versions import Versions, compare_versions
from kserender.extract.readers import read_bytes
from kserender.model import Document, Paragraph, Place, Run, Source
from kserender.render.redline import redline
from kserender.render.redline.fresh import fresh

SIZES = (300, 600, 1200, 2400)
EDITED = (0.1, 0.5, 0.97)
RUNS = 5
SEED = 2025
WORDS_A_PAGE = 400

MOST_MS = 100  # for 600 paragraphs, a tenth edited
MOST_GROWTH = 2.6  # for twice the paragraphs
MOST_SECONDS = 5  # for two texts of 200 pages
LEAST_FASTER = 10  # than Docxodus

DOCXODUS = """
import resource, sys
from pathlib import Path
from python_redlines.engines import DocxodusEngine
old, new = (Path(name).read_bytes() for name in sys.argv[1:])
start = resource.getrusage(resource.RUSAGE_CHILDREN)
DocxodusEngine().run_redline("benchmark", old, new)
end = resource.getrusage(resource.RUSAGE_CHILDREN)
print(end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime)
"""


def texts(paragraphs: int, edited: float) -> tuple[list[str], list[str], set[tuple[str, str]]]:
    """A text, its new version with this share of the paragraphs edited, and the edited ones before and after."""
    rng = random.Random(SEED)  # noqa: S311
    vocabulary = ["".join(rng.choices("abdefgiklmnoprstuvåäö", k=rng.randint(2, 12))) for _ in range(4000)]

    def word() -> str:
        # Few words are common and most are rare, as in every language (Zipf).
        return vocabulary[int(len(vocabulary) * rng.random() ** 3)]

    def changed(text: str) -> str:
        words = text.split(" ")
        for _ in range(1 + int(0.4 * rng.random() * len(words))):
            words[rng.randrange(len(words))] = word()
        return " ".join(words)

    old = [" ".join(word() for _ in range(rng.randint(15, 110))) + "." for _ in range(paragraphs)]
    new = []
    truth = set()
    for text in old:
        chance = rng.random()
        if chance < edited:
            new.append(changed(text))
            truth.add((text, new[-1]))
        elif chance < 0.97:
            new.append(text)
        else:
            new.append(" ".join(word() for _ in range(60)) + ".")
    for _ in range(paragraphs // 50):
        new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    return old, new, truth


def document(lines: list[str]) -> Document:
    """The lines as paragraphs."""
    blocks = (Paragraph(runs=(Run(t),), place=Place("", None, at, 0, len(t))) for at, t in enumerate(lines, 1))
    return Document(source=Source("", "0" * 64, "text"), blocks=tuple(blocks))


def as_word(made: Document) -> bytes:
    """The document as a Word file."""
    return fresh(compare_versions(made, made))[0]


def seconds(*works: Callable[[], object], runs: int) -> list[float]:
    """Least CPU time of each of several works, after one round to warm up: what else the machine does can only add to
    it.  They take turns, so that a busy while is not one work's alone; and no garbage is looked for, which takes the
    longer the more there is in the process."""
    taken: list[list[float]] = [[] for _ in works]
    gc.collect()
    gc.disable()
    for number in range(runs + 1):
        for work, times in zip(works, taken, strict=True):
            start = time.process_time()
            work()
            if number:
                times.append(time.process_time() - start)
    gc.enable()
    return [min(times) for times in taken]


def quality(versions: Versions, truth: set[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of the pairs of edited paragraphs."""
    found = {
        ("".join(piece.old for piece in item.pieces), "".join(piece.new for piece in item.pieces))
        for item in versions.items
        if item.kind in {"edited", "moved_to"} and any(piece.op != "equal" for piece in item.pieces)
    }
    return len(found & truth) / max(1, len(found)), len(found & truth) / len(truth)


def align(runs: int) -> bool:
    """Alignment and word differences, by size and share of edited paragraphs; whether all is within the limits."""
    fine = True
    print(" edited  paragraphs  compare ms  2n / n     P     R")
    for edited in EDITED:
        made = [texts(size, edited) for size in SIZES]
        pairs = [(document(old), document(new)) for old, new, _truth in made]
        times = seconds(*(partial(compare_versions, *pair) for pair in pairs), runs=runs)
        before = 0.0
        for size, pair, (_old, _new, truth), taken in zip(SIZES, pairs, made, times, strict=True):
            growth = taken / before if before else 0.0
            right, found = quality(compare_versions(*pair), truth)
            shown = f"{growth:.2f}" if growth else ""
            print(f"{edited:>7.0%} {size:>11} {1000 * taken:>11.1f} {shown:>7} {right:>5.2f} {found:>5.2f}")
            slow = size == 600 and edited == EDITED[0] and 1000 * taken > MOST_MS
            fine = fine and growth <= MOST_GROWTH and not slow
            before = taken
    return fine


def pages(runs: int) -> bool:
    """Two texts of 200 pages: compared, and the changes marked in Word and read back."""
    old, new, _truth = texts(1300, EDITED[0])
    data = as_word(document(old))
    before, after = read_bytes(data, "old.docx"), document(new)
    counted = sum(len(line.split()) for line in old) / WORDS_A_PAGE
    versions = compare_versions(before, after)
    (compared,) = seconds(lambda: compare_versions(before, after), runs=runs)
    (written,) = seconds(lambda: redline(data, versions), runs=1)
    print(f"2 × {counted:.0f} pages: compared in {compared:.2f} s, marked in Word and verified in {written:.2f} s")
    return compared + written <= MOST_SECONDS


def against_docxodus(runs: int) -> bool:
    """The same two Word files of 600 paragraphs with python-redlines; whether we are so much faster."""
    old, new, _truth = texts(600, EDITED[0])
    files = [as_word(document(lines)) for lines in (old, new)]
    a, b = (replace(read_bytes(data, "a.docx"), comments=()) for data in files)
    (ours,) = seconds(lambda: compare_versions(a, b), runs=runs)

    def from_word_to_word() -> bytes:
        return redline(files[0], compare_versions(read_bytes(files[0], ""), read_bytes(files[1], "")))

    (whole,) = seconds(from_word_to_word, runs=1)
    with TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        python = str(folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        install = [python, "-m", "pip", "install", "--quiet", "python-redlines[docxodus]"]
        if subprocess.run(install, check=False).returncode:
            print("Docxodus: python-redlines cannot be installed here; not compared")
            return True
        paths = [folder / "old.docx", folder / "new.docx"]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        done = subprocess.run([python, "-c", DOCXODUS, *map(str, paths)], check=False, capture_output=True, text=True)
    if done.returncode:
        print(f"Docxodus: it ended with a fault; not compared\n{done.stderr[-500:]}")
        return True
    theirs = float(done.stdout)
    print(f"600 paragraphs: Docxodus {theirs:.2f} s CPU; align and diff {ours:.3f} s, {theirs / ours:.0f} × faster")
    print(f"                Word to Word, read, marked and verified {whole:.2f} s, {theirs / whole:.1f} × faster")
    return theirs >= LEAST_FASTER * ours


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("runs", nargs="?", type=int, default=RUNS, help="rounds of each measurement")
    parser.add_argument("--docxodus", action="store_true", help="install python-redlines for the while and compare")
    given = parser.parse_args()
    fine = [align(given.runs), pages(given.runs)]
    if given.docxodus:
        fine.append(against_docxodus(given.runs))
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0 if all(fine) else 3


if __name__ == "__main__":
    sys.exit(main())
