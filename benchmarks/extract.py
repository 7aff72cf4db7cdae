"""What it costs to understand the minutes of a meeting, as ratios to splitting the same text into words with spaCy.

    python benchmarks/extract.py [FILE…]

Without a FILE the minutes are made up, of 10 to 200 pages.  A FILE is measured as it is, and then with its blocks
repeated to those sizes and the § numbers going on: that shows the growth, and no more, for a tokenizer knows words that
come again.  Times are the least CPU time of several rounds in one process; a page is
PAGE characters.  In each round both the tokenizer and the recognisers see their first text.  Ends with 3 when
understanding costs more than LIMIT times tokenizing, or twice the pages more than GROWTH times as much.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import _lru_cache_wrapper, partial
from pathlib import Path

import spacy

from kserender.extract.alarms import alarms
from kserender.extract.gate import gate
from kserender.extract.readers import read, read_bytes
from kserender.extract.recognise import recognise
from kserender.model import Document, Heading, Paragraph, Run

PAGES = (10, 20, 50, 100, 200)
PAGE = 1800
LIMIT = 10.0
GROWTH = 2.2
RUNS = 5
SEED = 2026

_NUMBER = re.compile(r"^(§+\s*)(\d+)")


def made_up(pages: int) -> Document:
    """Minutes of an invented meeting: front page, and §§ with title, decision, claims, votes and dissent."""
    rng = random.Random(SEED)  # noqa: S311
    vocabulary = ["".join(rng.choices("abdefgiklmnoprstuvåäö", k=rng.randint(2, 12))) for _ in range(4000)]

    def words(count: int) -> str:
        # Few words are common and most are rare, as in every language (Zipf).
        text = " ".join(vocabulary[int(len(vocabulary) * rng.random() ** 3)] for _ in range(count))
        return f"{text.capitalize()}."

    def person() -> str:
        name = f"{rng.choice(['Eva', 'Per', 'Siv', 'Bo'])} {rng.choice(['Ek', 'Lind', 'Ask', 'Alm'])}"
        return f"{name} ({rng.choice('SMCV')})"

    lines = ["Ekhamra kommun", "Kommunfullmäktige", "Sammanträdesprotokoll 2026-03-04", "Ordförande Eva Ek (S)"]
    number = size = 0
    while size < pages * PAGE:
        number += 1
        part = [
            f"§ {number} Dnr KS 2026/{number:03}",
            words(6)[:-1],
            "Beslut",
            "Kommunfullmäktige beslutar:",
            f"1. Tekniska nämnden får i uppdrag att senast i maj 2027 redovisa {words(12).lower()}",
            f"2. Kostnaden är högst {rng.randint(1, 90)} mnkr och tas ur kommunstyrelsens budget för 2027.",
            "Sammanfattning av ärendet",
            *(words(rng.randint(40, 110)) for _ in range(4)),
            "Yrkanden",
            f"{person()} yrkar bifall till kommunstyrelsens förslag.",
            f"{person()} yrkar avslag på kommunstyrelsens förslag och att {words(20).lower()}",
            "Omröstning",
            f"Omröstningen ger {rng.randint(20, 40)} ja, {rng.randint(5, 20)} nej och 2 avstår.",
            "Reservationer",
            f"{person()} reserverar sig mot beslutet.",
            "Beslutet skickas till",
            "Tekniska nämnden",
        ]
        lines += part
        size += sum(map(len, part))
    return read_bytes("\n\n".join(lines).encode(), "protokoll.txt")


def repeated(document: Document, pages: int) -> Document:
    """The document's blocks again and again until there are so many pages, §§ and paragraphs counted on."""
    blocks: list[Heading | Paragraph] = []
    texts = [block for block in document.blocks if isinstance(block, Heading | Paragraph)]
    first = next(at for at, block in enumerate(texts) if _NUMBER.match(block.text()))
    last = max(int(found[2]) for block in texts if (found := _NUMBER.match(block.text())))
    size = paragraphs = turn = 0
    while size < pages * PAGE:
        for block in texts if not turn else texts[first:]:
            paragraphs += 1
            text = block.text("revised")
            if turn and (number := _NUMBER.match(text)):
                text = f"{number[1]}{int(number[2]) + turn * last}{text[number.end() :]}"
            place = replace(block.place, paragraph=paragraphs, start=0, end=len(text))
            blocks.append(replace(block, runs=(Run(text),), place=place))
            size += len(text)
            if size >= pages * PAGE:
                break
        turn += 1
    return replace(document, blocks=tuple(blocks), notes=(), ranges=())


def understand(document: Document) -> int:
    """What `extract` does after reading; the number of papers."""
    meeting, papers = recognise(document)
    gate(document, meeting, papers)
    alarms(papers, document)
    return len(papers)


def caches() -> Iterator["_lru_cache_wrapper[object]"]:
    """The caches that remember texts; the tables of the language stay loaded."""
    for name, module in list(sys.modules.items()):
        if name.startswith("kserender.extract"):
            for one in vars(module).values():
                if isinstance(one, _lru_cache_wrapper) and one.cache_parameters()["maxsize"] is not None:
                    yield one


def seconds(prepare: Callable[[], Callable[[], object]]) -> float:
    """Least CPU time of several rounds: what else the machine does can only add to it.  Preparing is not counted."""
    taken = []
    for _ in range(RUNS):
        work = prepare()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def tokenizing(texts: Sequence[str]) -> Callable[[], object]:
    """A tokenizer that has seen no word yet, at work on the texts."""
    tokenizer = spacy.blank("sv")
    return lambda: [tokenizer(text) for text in texts]


def understanding(document: Document) -> Callable[[], object]:
    """The recognisers, who have seen no text yet, at work on the document."""
    for cache in caches():
        cache.cache_clear()
    return lambda: understand(document)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds to understand a document, and as a ratio to tokenizing it."""

    seconds: float
    ratio: float


def _row(name: str, document: Document, half: float) -> Measured:
    """Measure and print; `half` is what half the pages took, or 0."""
    texts = [block.text("revised") for block in document.blocks]
    base, ours = seconds(partial(tokenizing, texts)), seconds(partial(understanding, document))
    row = f"{name:<24} {sum(map(len, texts)) // PAGE:>5} {understand(document):>5} {1000 * base:>10.0f}"
    growth = f"{ours / half:.2f}" if half else ""
    print(f"{row} {1000 * ours:>14.0f} {ours / base:>6.1f} {growth:>7}")
    return Measured(ours, ours / base)


def _growth(name: str, made: Callable[[int], Document]) -> tuple[float, float]:
    """The largest ratio to tokenizing, and the largest growth when the pages are doubled."""
    rows: dict[int, Measured] = {}
    growth = 0.0
    for pages in PAGES:
        half = rows[pages // 2].seconds if pages // 2 in rows else 0.0
        rows[pages] = _row(name, made(pages), half)
        growth = max(growth, rows[pages].seconds / half if half else 0.0)
    return max(row.ratio for row in rows.values()), growth


def main() -> int:
    """Measure and print."""
    understand(made_up(1))
    dearest = steepest = 0.0
    print(f"{'minutes':<24} pages    §§  tokens ms  understood ms  ratio  2n / n")
    for path in map(Path, sys.argv[1:]):
        document = read(path)
        dearest = max(dearest, _row(path.name, document, 0.0).ratio)
        steepest = max(steepest, _growth("… repeated", partial(repeated, document))[1])
    ratio, growth = _growth("made up", made_up)
    dearest, steepest = max(dearest, ratio), max(steepest, growth)
    print(f"understanding costs at most {dearest:.1f} × tokenizing (limit {LIMIT})")
    print(f"twice the pages: at most {steepest:.2f} × the time (limit {GROWTH})")
    return 0 if dearest <= LIMIT and steepest <= GROWTH else 3


if __name__ == "__main__":
    sys.exit(main())
