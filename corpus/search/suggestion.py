"""What was meant where nothing is found: the words of the corpus that are most like those of the query."""

from dataclasses import replace

from sqlalchemy import Connection, func, select

from kserender.corpus.search.query import And, Exact, Node, Not, Or, Word
from kserender.corpus.search.vocabulary import Vocabulary
from kserender.corpus.store.tables import words

ALIKE = 0.6  # of the letters
APART = 2  # letters by which the lengths may differ
MOST = 100_000  # words that are looked through, the most common ones


def suggestion(connection: Connection, tree: Node, vocabulary: Vocabulary) -> Node | None:
    """The tree with words of the corpus in place of those that it does not have; None when there are none like them."""
    meant = _mended(connection, tree, vocabulary)
    return meant if meant != tree else None


def _mended(connection: Connection, node: Node, vocabulary: Vocabulary) -> Node:
    match node:
        case Word(tokens) | Exact(tokens, False):
            mended = [token if vocabulary.has(token) else _nearest(connection, token) or token for token in tokens]
            return replace(node, tokens=tuple(mended))
        case And(parts) | Or(parts):
            return type(node)(tuple(_mended(connection, part, vocabulary) for part in parts))
        case Not() | Exact():
            return node


def _nearest(connection: Connection, word: str) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if not any(map(str.isalpha, word)):
        return None
    near = func.length(words.c.word).between(len(word) - APART, len(word) + APART)
    common = connection.scalars(select(words.c.word).where(near).order_by(words.c.papers.desc()).limit(MOST)).all()
    # Of words that are equally alike, the first and so the most common.
    found = process.extractOne(word, common, scorer=OSA.normalized_similarity, score_cutoff=ALIKE)
    return found[0] if found else None
