"""Papers that have some of the words, for a query of which few papers have all.

A rare word tells more than a common one.  So the papers with two of the rarest words are weighed, then those with one.
"""

from collections.abc import Iterator
from itertools import combinations
from math import log2

from sqlalchemy import Connection

from kserender.corpus.search.expression import Syntax
from kserender.corpus.search.filters import Chosen
from kserender.corpus.search.gathered import is_complete
from kserender.corpus.search.indexes import GATHERED
from kserender.corpus.search.query import Or, terms
from kserender.corpus.search.ranking import Asked, newest
from kserender.corpus.search.vocabulary import Vocabulary
from kserender.corpus.search.weighing import LONGEST, PARTIAL_WEIGHTS, Found, Weighed, best

RAREST = 4  # words that are looked for
CANDIDATES = 300  # papers that are weighed


def with_some(connection: Connection, tree: Or, vocabulary: Vocabulary, chosen: Chosen, wanted: int) -> list[Found]:
    """The `wanted` papers that fit best; `tree`: any of the words."""
    if not is_complete(connection):
        return Asked(connection, tree, vocabulary, chosen).ranked(wanted)
    counted = vocabulary.rarest(term.tokens[-1] for term in terms(tree))
    weights = [Weighed(form, weight=1 / log2(2 + papers) ** 2) for form, papers in counted.items()][:LONGEST]
    found: dict[int, None] = {}
    index = GATHERED[connection.dialect.name]
    for asked in _expressions(list(counted)[:RAREST], index.syntax):
        found |= dict.fromkeys(newest(connection, index, asked, chosen, CANDIDATES, is_complete=True))
        if len(found) >= wanted:
            break
    return best(connection, list(found), weights, wanted, PARTIAL_WEIGHTS) if found else []


def _expressions(forms: list[str], syntax: Syntax) -> Iterator[str]:
    """Two of the words, then one."""
    single = [syntax.phrase((form,), None, begins=False) for form in forms]
    pairs = [syntax.all(list(pair)) for pair in combinations(single, 2)]
    if pairs:
        yield syntax.any(pairs)
    yield from single
