"""A word diff in the form of the contract."""

from kserender.compare.comparison import Words
from kserender.compare.words import diff


def compared_words(a: str, b: str) -> list[Words]:
    """The stretches from A's text to B's; an empty text stands for a paper that has none."""
    return [Words(op=piece.op, text=piece.text) for piece in diff(a, b)]
