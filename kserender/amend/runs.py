"""Cuts the runs of a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kserender.model import Change, Run


def with_change(run: Run, change: Change) -> Run:
    """The run struck or added."""
    return replace(run, change=change)


def cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The runs of characters `start:end`; a mark of a note belongs to the words before it, one that stands first to
    what begins at −1."""
    seen = 0
    for run in runs:
        if run.note is not None:
            if start < seen <= end:
                yield run
            continue
        a, b = max(start, seen), min(end, seen + len(run.text))
        if a < b:
            yield replace(run, text=run.text[a - seen : b - seen])
        seen += len(run.text)


def looks(runs: Sequence[Run], at: int) -> Run:
    """The run that character `at` stands in, whose looks new words take."""
    seen = 0
    for run in runs:
        if run.note is None:
            seen += len(run.text)
            if at < seen:
                return run
    return next((run for run in reversed(runs) if run.note is None), Run(""))
