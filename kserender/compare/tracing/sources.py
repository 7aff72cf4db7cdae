"""Which sentences of the proposals a sentence of the adopted text may come from.

Equal ones are found by hash.  For the rest those are weighed that share a pair of words that few sentences have, so
that time grows with the text and not with its square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from kserender.compare.align import Coder
from kserender.compare.tracing.units import Unit

_WORD = re.compile(r"\w+")
# A pair of words in a row that more sentences of a proposal have than this says nothing.
COMMON = 8
# Sentences of one proposal that are weighed, the ones with most rare pairs first.
MOST_WEIGHED = 6
# The share of the shorter sentence's words that must come again in their order, and how many at least.
LEAST_SHARE = 0.6
LEAST_WORDS = 3


def words(text: str) -> list[str]:
    """The words and numbers of a text, without capitals."""
    return _WORD.findall(text.casefold())


class Proposal:
    """The sentences of one proposal, to be looked up."""

    def __init__(self, units: Sequence[Unit], coder: Coder) -> None:
        self.units = units
        self._coder = coder
        self._equal: defaultdict[str, list[int]] = defaultdict(list)
        self._pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._codes: list[str] = []
        for at, unit in enumerate(units):
            said = words(unit.text)
            self._equal[unit.key].append(at)
            self._codes.append(coder.code(said))
            for pair in dict.fromkeys(pairwise(said)):
                self._pairs[pair].append(at)

    def equal(self, unit: Unit) -> list[int]:
        """The sentences that say the same, signs and spaces aside."""
        return self._equal.get(unit.key, [])

    def alike(self, unit: Unit) -> list[int]:
        """The sentences that have enough in common with it, the one with most first."""
        said = words(unit.text)
        code = self._coder.code(said)
        shared: Counter[int] = Counter()
        for pair in dict.fromkeys(pairwise(said)):
            places = self._pairs.get(pair, ())
            if len(places) <= COMMON:
                shared.update(places)
        found = []
        for at, _count in shared.most_common(MOST_WEIGHED):
            other = self._codes[at]
            common = (len(code) + len(other) - Indel.distance(code, other)) // 2
            if common >= LEAST_WORDS and common >= LEAST_SHARE * min(len(code), len(other)):
                found.append((-common, at))
        return [at for _common, at in sorted(found)]
