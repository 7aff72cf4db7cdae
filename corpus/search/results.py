"""What a search gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text, and whether it is what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper that was found; `path` is one of the files that it lies in, and `page` where the snippet stands.

    `also`: the other files that it lies in, word for word or nearly so; `papers`: the ids of them all in the archive.
    """

    path: str
    page: int | None
    kind: str
    title: tuple[Span, ...]
    diary_number: str | None
    paragraph: str | None
    date: str | None
    organ: str | None
    municipality: str | None
    outcome: str | None
    decisions: tuple[str, ...]
    snippet: tuple[Span, ...]
    score: float
    also: tuple[str, ...] = ()
    papers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A value of a facet, and how many of the papers found have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """`total` papers found, of which `hits` are shown; `read_as` is how the query was understood.

    `partial`: where few papers or none have all of the words, some that have a part of them.  `suggestion` is a query
    that would find something where this one did not.
    """

    query: str
    read_as: str
    total: int
    hits: tuple[Hit, ...]
    partial: tuple[Hit, ...] = ()
    suggestion: str | None = None
    facets: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)


def plain(spans: tuple[Span, ...]) -> str:
    """The text without marks."""
    return "".join(span.text for span in spans)
