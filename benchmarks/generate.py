"""What it costs to make a beslut, as a ratio to python-docx opening and saving the same template.

    python benchmarks/generate.py [RUNS]

The document is examples/beslut.yaml: two pages, with two deciding levels and two tables.  Times are the least CPU time
of several runs in one process.  "written" is the whole way from the paper to the bytes, "read back" the check that
follows it with kserender's own reader.  Ends with 3 when writing costs more than LIMIT times as much as opening and
saving the template.
"""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx

from kserender.profile import load
from kserender.render import Order
from kserender.render.as_docx import compose, ready_for
from kserender.render.load import load_paper
from kserender.render.verify import verify

LIMIT = 2.0
RUNS = 60
WRITTEN = "written"
PAPER = Path(__file__).parents[1] / "examples" / "beslut.yaml"


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """Least CPU time of several runs, after one to warm up: what else the machine does can only add to it."""
    work()
    times = []
    for _ in range(runs):
        begun = time.process_time_ns()
        work()
        times.append(time.process_time_ns() - begun)
    return min(times) / 1e6


def main(runs: int) -> int:
    """Print the figures."""
    paper, profile = load_paper(PAPER), load("generic")
    order = Order(kind="beslut", paper=paper, profile=profile)
    template = profile.templates["beslut"]

    def opened_and_saved() -> None:
        docx.Document(str(template)).save(io.BytesIO())

    ready = ready_for(order)
    data = compose(order, ready).data
    base = milliseconds(opened_and_saved, runs)
    rows = {
        WRITTEN: milliseconds(lambda: compose(order, ready_for(order)), runs),
        "  the paper made ready": milliseconds(lambda: ready_for(order), runs),
        "  the template filled": milliseconds(lambda: compose(order, ready), runs),
        "read back": milliseconds(lambda: verify(data, ready.paper), max(runs // 6, 1)),
    }
    print(f"{'python-docx, open and save':<28}{base:>8.2f} ms")
    for name, spent in rows.items():
        print(f"{name:<28}{spent:>8.2f} ms{spent / base:>8.2f}")
    return 3 if rows[WRITTEN] > LIMIT * base else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
