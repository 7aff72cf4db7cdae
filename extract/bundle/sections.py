"""An extract with several §§ of one meeting: each § is a paper of its own where that is certain."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kserender.extract.heads import signed
from kserender.extract.outline import role_of
from kserender.model import Block, Document, Heading, Paragraph


def sections(document: Document, letterhead: int) -> list[Document]:
    """The document of an extract cut at its §§; whole unless their numbers follow on one another, or each decides.

    The first `letterhead` blocks are of all of them: the others have it as furniture.
    """
    blocks = document.blocks
    found = list(_starts(blocks))
    starts = [at for at, _ in found]
    ends = [*starts[1:], len(blocks)]
    follow = all(after == before + 1 for (_, before), (_, after) in pairwise(found))
    if len(starts) < 2 or not (follow or all(_decides(blocks[a:b]) for a, b in zip(starts, ends, strict=True))):
        return [document]
    head = tuple(replace(block, layer="furniture") for block in blocks[: min(letterhead, starts[0])])
    first = replace(document, blocks=blocks[: ends[0]])
    rest = zip(starts[1:], ends[1:], strict=True)
    return [first, *(replace(document, blocks=blocks[a:b], furniture=(*head, *document.furniture)) for a, b in rest)]


def _starts(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where §§ begin whose numbers rise, and their numbers; a page head that says the § again does not."""
    last = 0
    for at, block in enumerate(blocks):
        found = signed(block) if isinstance(block, Heading | Paragraph) and block.layer == "body" else None
        if found and found.order > last:
            last = found.order
            yield at, last


def _decides(blocks: Sequence[Block]) -> bool:
    roles = (role_of(block.text("revised").strip()) for block in blocks if isinstance(block, Heading | Paragraph))
    return any(found is not None and found.role == "decision" for found in roles)
