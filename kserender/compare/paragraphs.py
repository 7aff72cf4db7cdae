"""Pairs the paragraphs of two texts, and compares words only inside the pairs."""

from collections.abc import Sequence

from kserender.compare.align import Coder, Match, assign, interleave, moved, pair_equal, similar
from kserender.compare.comparison import ParagraphPair, TextRelation
from kserender.compare.fold import fold
from kserender.compare.pieces import compared_words
from kserender.compare.words import tokens

# Below this share of common words two paragraphs are rather one struck and one added (benchmarks/compare.py).
LEAST = 0.5


def paragraphs(text: str) -> list[str]:
    """The lines of a section's text that have something on them."""
    return [line for line in text.split("\n") if line.strip()]


def compare_paragraphs(a: Sequence[str], b: Sequence[str]) -> list[ParagraphPair]:
    """All paragraphs of both in A's order, each once."""
    folded_a, folded_b = [fold(text) for text in a], [fold(text) for text in b]
    equal = [Match(i, j, 1.0) for i, j in pair_equal(folded_a, folded_b)]
    matches = equal + _alike(a, b, equal)
    ordered = sorted(matches, key=lambda match: match.a)
    away = {ordered[at].a for at in moved([match.b for match in ordered])}
    return [
        ParagraphPair(
            relation=_relation(folded_a[i] if i is not None else None, folded_b[j] if j is not None else None),
            similarity=round(similarity, 2),
            moved=i in away,
            words=compared_words(a[i] if i is not None else "", b[j] if j is not None else ""),
        )
        for i, j, similarity in interleave(matches, len(a), len(b))
    ]


def _alike(a: Sequence[str], b: Sequence[str], equal: Sequence[Match]) -> list[Match]:
    """Pairs among those that have no equal."""
    taken_a, taken_b = {match.a for match in equal}, {match.b for match in equal}
    rest_a = [i for i in range(len(a)) if i not in taken_a]
    rest_b = [j for j in range(len(b)) if j not in taken_b]
    coder = Coder()
    codes_a, codes_b = [coder.code(words(a[i])) for i in rest_a], [coder.code(words(b[j])) for j in rest_b]
    found = assign(similar(codes_a, codes_b, LEAST))
    return [Match(rest_a[match.a], rest_b[match.b], match.similarity) for match in found]


def words(text: str) -> list[str]:
    """The words and numbers of a text, without capitals."""
    return [token for token in tokens(text.casefold()) if token[0].isalnum()]


def _relation(a: str | None, b: str | None) -> TextRelation:
    if a is None or b is None:
        return "only_b" if a is None else "only_a"
    return "same" if a == b else "changed"
