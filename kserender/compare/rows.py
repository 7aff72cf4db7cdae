"""Pairs things by a name first, and then by how alike their words are."""

from collections.abc import Hashable, Sequence

from kserender.compare.align import Coder, Match, assign, pair_equal, similar
from kserender.compare.paragraphs import words


def paired(
    names: tuple[Sequence[Hashable], Sequence[Hashable]], texts: tuple[Sequence[str], Sequence[str]], least: float
) -> list[Match]:
    """The pairs of two lists: of the same name, or else with at least this share of their vocabularies in common.

    A name that is None, or an empty text, is no one's like."""
    chosen = [Match(i, j, 1.0) for i, j in pair_equal(*names)]
    taken_a, taken_b = {match.a for match in chosen}, {match.b for match in chosen}
    rest_a = [i for i, text in enumerate(texts[0]) if i not in taken_a and words(text)]
    rest_b = [j for j, text in enumerate(texts[1]) if j not in taken_b and words(text)]
    coder = Coder()
    codes_a = [coder.code(sorted(set(words(texts[0][i])))) for i in rest_a]
    codes_b = [coder.code(sorted(set(words(texts[1][j])))) for j in rest_b]
    found = assign(similar(codes_a, codes_b, least))
    return chosen + [Match(rest_a[match.a], rest_b[match.b], match.similarity) for match in found]
