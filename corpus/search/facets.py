"""How many of the papers found have which organ, year, party, kind, verb and outcome."""

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Select

from kserender.corpus.search.indexes import by_index
from kserender.corpus.search.results import Count
from kserender.corpus.search.traits import as_traits, counted

MOST = 20  # values of a facet, the most common ones
FACETS = ("organ", "year", "party", "kind", "verb", "outcome")


def facets(connection: Connection, found: Select[Any]) -> dict[str, tuple[Count, ...]]:
    """The facets of the papers with these ids, each over all of them; counted as the filters choose."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    with by_index(connection):
        for combination, number in counted(connection, found):
            for name, value in as_traits(combination):
                if name in counts:
                    counts[name][value] += number
    return {name: _best(count) for name, count in counts.items()}


def _best(counted: Counter[str]) -> tuple[Count, ...]:
    order = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(value, number) for value, number in order[:MOST])
