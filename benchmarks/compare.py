"""How long it takes to align and compare the paragraphs of two texts, as ratios to splitting both into words.

    python benchmarks/compare.py [RUNS]

The texts are made up from a fixed seed: most paragraphs are equal, some are edited in a few words, some are new, some
are gone and some have moved.  All figures are the least CPU time of several rounds in one process.  Ends with 3 when twice
the paragraphs take more than LIMIT times as long.
"""

import random
import sys
import time
from collections.abc import Callable

from kserender.compare.paragraphs import compare_paragraphs
from kserender.compare.words import tokens

SIZES = (60, 120, 600, 1200)
LIMIT = 2.6
RUNS = 9
SEED = 2025


def texts(paragraphs: int, edited: float) -> tuple[list[str], list[str]]:
    """A text and its new version, with this share of the paragraphs edited."""
    rng = random.Random(SEED)  # noqa: S311
    vocabulary = ["".join(rng.choices("abdefgiklmnoprstuvåäö", k=rng.randint(2, 12))) for _ in range(4000)]

    def word() -> str:
        # Few words are common and most are rare, as in every language (Zipf).
        return vocabulary[int(len(vocabulary) * rng.random() ** 3)]

    def paragraph() -> str:
        return " ".join(word() for _ in range(rng.randint(15, 110))) + "."

    old = [paragraph() for _ in range(paragraphs)]
    new = []
    for text in old:
        chance = rng.random()
        if chance < edited:
            words = text.split(" ")
            for _ in range(max(1, len(words) // 12)):
                words[rng.randrange(len(words))] = word()
            new.append(" ".join(words))
        elif chance > 0.97:
            new.append(paragraph())
        else:
            new.append(text)
    for _ in range(paragraphs // 50):
        new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    return old, new


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """Least CPU time of several runs, after one to warm up: what else the machine does can only add to it."""
    work()
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - start))
    return min(taken)


def main() -> int:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    worst = 0.0
    print(f"{'edited':>7} {'paragraphs':>10} {'words ms':>9} {'compare ms':>11} {'ratio':>6} {'2n / n':>7}")
    for edited in (0.1, 0.5, 1.0):
        before = 0.0
        for size in SIZES:
            old, new = texts(size, edited)
            base = milliseconds(lambda: [tokens(text) for text in old + new], runs)  # noqa: B023
            ours = milliseconds(lambda: compare_paragraphs(old, new), runs)  # noqa: B023
            growth = ours / before if before and size in {120, 1200} else 0.0
            worst = max(worst, growth)
            shown = f"{growth:.2f}" if growth else ""
            print(f"{edited:>7.0%} {size:>10} {base:>9.1f} {ours:>11.1f} {ours / base:>6.1f} {shown:>7}")
            before = ours
    print(f"twice the paragraphs: at most {worst:.2f} × the time (limit {LIMIT})")
    return 0 if worst <= LIMIT else 3


if __name__ == "__main__":
    sys.exit(main())
