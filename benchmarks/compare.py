"""How long it takes to align and compare the paragraphs of two texts, as ratios to splitting both into words.

    python benchmarks/compare.py [RUNS]

The texts are made up from a fixed seed: of the paragraphs some are edited (up to two words of five replaced), some are
new, some gone and some moved, the others equal.  Times are the least CPU time of several rounds in one process; P and R
tell how many of the pairs of edited paragraphs are right, and how many were found.  Ends with 3 when twice the
paragraphs take more than LIMIT times as long.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence

from kserender.compare.comparison import ParagraphPair
from kserender.compare.paragraphs import compare_paragraphs
from kserender.compare.words import tokens

SIZES = (60, 120, 600, 1200)
LIMIT = 2.6
RUNS = 9
SEED = 2025


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


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """Least CPU time of several runs, after one to warm up: what else the machine does can only add to it."""
    work()
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - start))
    return min(taken)


def quality(pairs: Sequence[ParagraphPair], truth: set[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of the pairs of edited paragraphs."""
    found = {
        (
            "".join(x.text for x in pair.words if x.op != "added"),
            "".join(x.text for x in pair.words if x.op != "struck"),
        )
        for pair in pairs
        if pair.relation == "changed"
    }
    return len(found & truth) / max(1, len(found)), len(found & truth) / len(truth)


def main() -> int:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    worst = 0.0
    print(" edited  paragraphs  words ms  compare ms  ratio  2n / n     P     R")
    for edited in (0.1, 0.5, 0.97):
        before = 0.0
        for size in SIZES:
            old, new, truth = texts(size, edited)
            both = old + new
            base = milliseconds(lambda: [tokens(text) for text in both], runs)  # noqa: B023
            ours = milliseconds(lambda: compare_paragraphs(old, new), runs)  # noqa: B023
            growth = ours / before if size in {120, 1200} else 0.0
            worst = max(worst, growth)
            right, found = quality(compare_paragraphs(old, new), truth)
            shown = f"{growth:.2f}" if growth else ""
            print(
                f"{edited:>7.0%} {size:>11} {base:>9.1f} {ours:>11.1f} {ours / base:>6.1f} {shown:>7}"
                f" {right:>5.2f} {found:>5.2f}"
            )
            before = ours
    print(f"twice the paragraphs: at most {worst:.2f} × the time (limit {LIMIT})")
    return 0 if worst <= LIMIT else 3


if __name__ == "__main__":
    sys.exit(main())
