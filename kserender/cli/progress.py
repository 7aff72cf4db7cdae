"""How far an indexing has come: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kserender.cli.console import say
from kserender.i18n import _

if TYPE_CHECKING:
    from kserender.corpus.indexing.report import Report

Tell = Callable[["Report"], None]
APART = 15.0  # seconds between two lines
ROUNDS = ((3600, "{} h"), (60, "{} min"), (1, "{} s"))


@contextmanager
def progress() -> Iterator[Tell]:
    """What is to be told how far it has come, often."""
    if sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _lines()


def _lines(now: Callable[[], float] = time.monotonic) -> Tell:
    from kserender.corpus.indexing.pace import Pace

    pace, last = Pace(), now()

    def tell(report: "Report") -> None:
        nonlocal last
        pace.at(now(), report.done)
        if now() - last >= APART:
            last = now()
            say(" · ".join(_parts(report, pace.rate, pace.left(report.total))))

    return tell


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    from kserender.corpus.indexing.pace import Pace

    pace = Pace()
    columns = (BarColumn(bar_width=24), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)

        def tell(report: "Report") -> None:
            pace.at(time.monotonic(), report.done)
            said = " · ".join(_parts(report, pace.rate, pace.left(report.total)))
            shown.update(task, description=said, completed=report.done, total=report.total)

        yield tell


def _parts(report: "Report", rate: float | None, left: float | None) -> Iterator[str]:
    if report.total is None:
        yield _("{done} files").format(done=report.done)
    else:
        yield _("{done} of {total} files").format(done=report.done, total=max(report.total, report.done))
    if rate:
        yield (_("{rate} a second") if rate >= 1 else _("{rate} a minute")).format(
            rate=round(rate if rate >= 1 else 60 * rate)
        )
    if left is not None:
        yield _("{time} left").format(time=_rounded(left))
    if report.outcomes:
        yield _("{count} in quarantine").format(count=sum(report.outcomes.values()))


def _rounded(seconds: float) -> str:
    """The time in its largest unit, which is all that can be foretold."""
    return next((text.format(round(seconds / size)) for size, text in ROUNDS if seconds >= size), _("a moment"))
