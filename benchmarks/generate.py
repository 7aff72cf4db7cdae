"""What it costs to make a beslut, as a ratio to python-docx opening and saving the same template.

    python benchmarks/generate.py [RUNS]

The document is examples/beslut.yaml: two pages, with two deciding levels and two tables.  Times are the least CPU time
of several runs in one process, those of python-docx taken in turn with those of writing.  "written" is the whole way
from the paper to the bytes; "from a new template" is the same with one that has not been looked through before, as the
only document of a process has it; "read back" is the check that follows with kserender's own reader, and "made" is
both, as `render` does it.  Ends with 3 when writing costs more than LIMIT times as much as opening and saving.
"""

import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import docx

from kserender.profile import load
from kserender.render import Order
from kserender.render.as_docx import compose, ready_for, write
from kserender.render.load import load_paper
from kserender.render.verify import verify

LIMIT = 2.0
RUNS = 60
BASE, WRITTEN = "python-docx, open and save", "written"
PAPER = Path(__file__).parents[1] / "examples" / "beslut.yaml"

Work = Callable[[], object]


def milliseconds(works: Mapping[str, Work], runs: int) -> dict[str, float]:
    """Least CPU time of several runs of each, in turn, after one to warm up: what else the machine does only adds."""
    least = dict.fromkeys(works, float("inf"))
    for run in range(runs + 1):
        for name, work in works.items():
            begun = time.process_time_ns()
            work()
            spent = (time.process_time_ns() - begun) / 1e6
            least[name] = min(least[name], spent) if run else least[name]
    return least


def main(runs: int, folder: Path) -> int:
    """Print the figures."""
    paper, profile = load_paper(PAPER), load("generic")
    order = Order(kind="beslut", paper=paper, profile=profile)
    template = profile.templates["beslut"]
    other = Order(kind="beslut", paper=paper, profile=profile, template=Path(shutil.copy(template, folder)))

    def of_new() -> None:
        os.utime(other.template or folder)
        compose(other, ready_for(other))

    ready = ready_for(order)
    data = compose(order, ready).data
    compared: dict[str, Work] = {
        BASE: lambda: docx.Document(str(template)).save(io.BytesIO()),
        WRITTEN: lambda: compose(order, ready_for(order)),
    }
    beside: dict[str, Work] = {
        "  the paper made ready": lambda: ready_for(order),
        "  the template filled": lambda: compose(order, ready),
        "written from a new template": of_new,
        "read back": lambda: verify(data, ready.paper),
        "made": lambda: write(order),
    }
    rows = milliseconds(compared, runs)
    for name, work in beside.items():
        rows |= milliseconds({name: work}, max(runs // 3, 1))
    for name, spent in rows.items():
        print(f"{name:<28}{spent:>8.2f} ms{spent / rows[BASE]:>8.2f}")
    return 3 if rows[WRITTEN] > LIMIT * rows[BASE] else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS, Path(made)))
