"""A document with edits marked in it."""

from collections.abc import Iterable
from dataclasses import replace

from kserender.amend.apply import Marked, applied
from kserender.amend.edits import Edit
from kserender.amend.labels import follow
from kserender.model import Document


def edited(base: Document, edits: Iterable[Edit], author: str | None = None) -> Document:
    """The document with these edits marked in it; labels of lists that were consecutive follow.

    The edits are at places of `base`, which has no changes marked in it, and do not overlap.
    """
    return together(base, [(edit, author) for edit in edits])


def together(base: Document, edits: Iterable[Marked]) -> Document:
    """The same of edits by several people."""
    marked = applied(base, list(edits))
    return replace(marked, blocks=follow(base.blocks, marked.blocks))
