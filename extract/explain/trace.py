"""Which recogniser set which field: the paper is looked at before and after each, and only when that is asked for."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from kserender.extract.gate.walk import values
from kserender.paper import Paper

_Recogniser = TypeVar("_Recogniser", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Trace:
    """For each paper the recogniser that set the field at each path last; papers are known by identity."""

    _papers: dict[int, tuple[Paper, dict[str, str]]] = field(default_factory=dict)

    def run(self, recogniser: Callable[[Any, Paper], None], matter: Any, paper: Paper) -> None:
        """Let the recogniser work, and note what it set."""
        before = _told(paper)
        recogniser(matter, paper)
        name = recogniser.__module__.rpartition(".")[2]
        notes = self._papers.setdefault(id(paper), (paper, {}))[1]
        notes |= {path: name for path, value in _told(paper).items() if before.get(path) != value}

    def recogniser(self, paper: Paper, path: str) -> str | None:
        """The name of the recogniser that set the field at `path`; None for what none of them set."""
        found = self._papers.get(id(paper))
        return found[1].get(path) if found else None


_trace: ContextVar[Trace | None] = ContextVar("trace", default=None)


@contextmanager
def tracing() -> Iterator[Trace]:
    """A block in which it is noted what each recogniser sets."""
    trace = Trace()
    token = _trace.set(trace)
    try:
        yield trace
    finally:
        _trace.reset(token)


def observed(recognisers: Sequence[_Recogniser]) -> Sequence[Callable[..., None]]:
    """The recognisers as they are, or inside `tracing` each with a look at the paper before and after."""
    trace = _trace.get()
    return recognisers if trace is None else [partial(trace.run, one) for one in recognisers]


def _told(paper: Paper) -> dict[str, str]:
    return {one.path: str(one.value) for one in values(paper, derived=True)}
