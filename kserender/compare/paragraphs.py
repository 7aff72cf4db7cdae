"""Pairs the paragraphs of two texts, and compares words only inside the pairs."""

import re
from collections.abc import Sequence

from kserender.compare.align import Coder, Match, assign, interleave, moved, pair_equal, similar
from kserender.compare.comparison import ParagraphPair, TextRelation
from kserender.compare.fold import fold
from kserender.compare.pieces import compared_words

# Below this share of common words two paragraphs are rather one struck and one added (benchmarks/compare.py).
LEAST = 0.5

_WORD = re.compile(r"\w+")


def paragraphs(text: str) -> list[str]:
    """The lines of a section's text that have something on them."""
    return [line for line in text.split("\n") if line.strip()]


def compare_paragraphs(a: Sequence[str], b: Sequence[str]) -> list[ParagraphPair]:
    """All paragraphs of both in A's order, each once."""
    matches: list[Match] = []
    for find in (_identical, _equal, _alike):
        rest_a, rest_b = _rest(len(a), {match.a for match in matches}), _rest(len(b), {match.b for match in matches})
        found = find([a[i] for i in rest_a], [b[j] for j in rest_b])
        matches += [Match(rest_a[match.a], rest_b[match.b], match.similarity) for match in found]
    ordered = sorted(matches, key=lambda match: match.a)
    away = {ordered[at].a for at in moved([match.b for match in ordered])}
    return [
        ParagraphPair(
            relation=_relation(a[i] if i is not None else None, b[j] if j is not None else None),
            similarity=round(similarity, 2),
            moved=i in away,
            words=compared_words(a[i] if i is not None else "", b[j] if j is not None else ""),
        )
        for i, j, similarity in interleave(matches, len(a), len(b))
    ]


def _identical(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    return [Match(i, j, 1.0) for i, j in pair_equal(a, b)]


def _equal(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    return _identical([fold(text) for text in a], [fold(text) for text in b])


def _alike(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    coder = Coder()
    codes_a, codes_b = [coder.code(words(text)) for text in a], [coder.code(words(text)) for text in b]
    return assign(similar(codes_a, codes_b, LEAST))


def _rest(count: int, taken: set[int]) -> list[int]:
    return [at for at in range(count) if at not in taken]


def words(text: str) -> list[str]:
    """The words and numbers of a text, without capitals."""
    return _WORD.findall(text.casefold())


def _relation(a: str | None, b: str | None) -> TextRelation:
    if a is None or b is None:
        return "only_b" if a is None else "only_a"
    return "same" if a == b or fold(a) == fold(b) else "changed"
