"""Whether two texts are two versions of one text, or two texts of their own."""

from collections import Counter

from kserender.compare.paragraphs import words

# From this share of equal words on, what a reader wants to see is what was edited.
VERSIONS = 0.7
# Words in a row that count: single words would make any two papers of a municipality alike.
IN_A_ROW = 3


def equal_share(a: str, b: str) -> float:
    """The share of the words of both that stand in equal runs of three (0–1), in time that grows with the texts."""
    ours, theirs = _runs(a), _runs(b)
    every = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / every if every else 1.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    row = words(text)
    return Counter(tuple(row[at : at + IN_A_ROW]) for at in range(max(1, len(row) - IN_A_ROW + 1)) if row)
