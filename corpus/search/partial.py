"""Papers that have some of the words, for a query of which few papers have all.

A rare word tells more than a common one.  So the papers with two of the rarest words are weighed, then those with one.
"""

from collections.abc import Iterator
from itertools import combinations
from math import log2

from sqlalchemy import Connection, select

from kserender.corpus.search.filters import Chosen
from kserender.corpus.search.gathered import is_complete
from kserender.corpus.search.indexes import GATHERED
from kserender.corpus.search.query import Or, terms
from kserender.corpus.search.ranking import Asked, allowed
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
    for asked in _expressions(list(counted)[:RAREST]):
        rows = allowed(GATHERED, select(GATHERED.paper), asked, chosen, is_complete=True)
        found |= dict.fromkeys(connection.scalars(rows.order_by(GATHERED.paper.desc()).limit(CANDIDATES)))
        if len(found) >= wanted:
            break
    return best(connection, list(found), weights, wanted, PARTIAL_WEIGHTS) if found else []


def _expressions(forms: list[str]) -> Iterator[str]:
    """Two of the words, then one."""
    pairs = [f'("{one}" AND "{other}")' for one, other in combinations(forms, 2)]
    if pairs:
        yield f"({' OR '.join(pairs)})"
    for form in forms:
        yield f'"{form}"'
