"""How long `kserender --help` takes, as a ratio to an empty click program.

    python benchmarks/startup.py [RUNS]

Both run in new processes of the same Python, in turn; the figure is the ratio between the medians of user CPU time.
Ends with 3 when it is above the limit.
"""

import resource
import statistics
import subprocess
import sys

LIMIT = 1.3
RUNS = 40

EMPTY = """
import click
@click.command()
def empty(): "Nothing."
empty(["--help"])
"""
OURS = """
import sys
sys.argv = ["kserender", "--help"]
from kserender.cli import main
main()
"""


def seconds(program: str) -> float:
    """User CPU seconds of a Python process that runs the program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.executable, "-P", "-c", program], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    return after - before


def ratio(runs: int = RUNS) -> float:
    """Median of ours over median of the empty program, run in turn after one round to warm up."""
    rounds = [(seconds(OURS), seconds(EMPTY)) for _ in range(runs + 1)][1:]
    return statistics.median(ours for ours, _ in rounds) / statistics.median(empty for _, empty in rounds)


def main() -> int:
    """Measure and print."""
    found = ratio(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
    print(f"kserender --help: {found:.2f} × an empty click program (limit {LIMIT})")
    return 0 if found <= LIMIT else 3


if __name__ == "__main__":
    sys.exit(main())
