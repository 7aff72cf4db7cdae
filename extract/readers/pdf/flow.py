"""Sentences that a page break, or a note at the foot of a page, has cut become one paragraph again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kserender.extract.readers.pdf.headings import styles
from kserender.extract.readers.pdf.layout import Item, Layout
from kserender.extract.readers.pdf.measures import Measures, fits
from kserender.extract.readers.pdf.paragraphs import RUNNING, SAME_SIZE, Chunk, ends_open, goes_on
from kserender.extract.readers.pdf.shapes import Box

# How far in parts of the type size the rest of a paragraph may begin from where its last line did.
SHIFT = 4.0


def flow(found: Layout) -> Iterator[tuple[int, Item]]:
    """Page number and item, in reading order, with a paragraph that goes on over a page break in one."""
    waiting: list[tuple[int, Item]] = []
    for page in found.pages:
        items = list(page.items)
        first, cut = _text(items), _text([item for _, item in waiting], last=True)
        if first is not None and cut is not None:
            number, one = waiting[cut]
            two = items[first]
            if isinstance(one, Chunk) and isinstance(two, Chunk) and continues(one, two, found.usual):
                waiting[cut] = number, replace(one, lines=(*one.lines, *two.lines), right=two.right)
                items.pop(first)
        if _text(items) is not None:
            yield from waiting
            waiting = []
        waiting += [(page.number, item) for item in items]
    yield from waiting


def continues(one: Chunk, two: Chunk, usual: Measures) -> bool:
    """Whether the second paragraph, first on its page, is the rest of the first one, last on the page before."""
    above, below = one.lines[-1], two.lines[0]
    if two.label is not None or above.last is not None or below.last is not None:
        return False
    if abs(above.size - below.size) > SAME_SIZE * above.size or abs(above.x0 - below.x0) > SHIFT * above.size:
        return False
    if any(style is not None for style in styles([one, two], usual)):
        return False
    if above.text.endswith("-") and below.text[:1].islower():
        return True
    if not ends_open(above.text) or fits(above, below, one.right):
        return False
    # A capital may be a name in the sentence, if the line above breaks off after a word.
    named = (
        above.face == below.face and len(above.text) >= RUNNING and (above.text[-1].isalnum() or above.text[-1] == ",")
    )
    return goes_on(below.text) or named


def _text(items: Sequence[Item], last: bool = False) -> int | None:
    """The first (or last) item that is not a picture."""
    found = [at for at, item in enumerate(items) if not isinstance(item, Box)]
    return (found[-1] if last else found[0]) if found else None
