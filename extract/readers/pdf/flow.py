"""Sentences that the end of a page or column, or a note at the foot of a page, has cut become one paragraph again."""

from collections.abc import Iterator, Sequence

from kserender.extract.readers.pdf.headings import styles
from kserender.extract.readers.pdf.layout import Item, Layout
from kserender.extract.readers.pdf.measures import Measures, fits
from kserender.extract.readers.pdf.paragraphs import RUNNING, SAME_SIZE, Chunk, ends_open, goes_on
from kserender.extract.readers.pdf.shapes import Picture


def flow(found: Layout) -> Iterator[tuple[int, Item]]:
    """Page number and item, in reading order, with a paragraph that goes on over a page or column in one."""
    waiting: list[tuple[int, Item]] = []
    indented = _is_indented(found)
    for number, band in ((page.number, band) for page in found.pages for band in page.bands):
        items = list(band)
        first, cut = _text(items), _text([item for _, item in waiting], last=True)
        if first is not None and cut is not None:
            page, one = waiting[cut]
            two = items[first]
            if isinstance(one, Chunk) and isinstance(two, Chunk) and continues(one, two, found.usual, indented):
                waiting[cut] = page, one._replace(lines=(*one.lines, *two.lines), right=two.right)
                items.pop(first)
        if _text(items) is not None:
            yield from waiting
            waiting = []
        waiting += [(number, item) for item in items]
    yield from waiting


def continues(one: Chunk, two: Chunk, usual: Measures, indented: bool = False) -> bool:
    """Whether the second paragraph, first on its page, is the rest of the first one, last on the page before.

    `indented` tells that the document's paragraphs begin with an indent: then one without is the rest of another.
    """
    above, below = one.lines[-1], two.lines[0]
    if two.label is not None or above.last is not None or below.last is not None:
        return False
    if abs(above.size - below.size) > SAME_SIZE * above.size or any(style for style in styles([one, two], usual)):
        return False
    if above.text.endswith("-") and below.text[:1].islower():
        return True
    if fits(above, below, one.right):
        return False
    if not ends_open(above.text):
        return indented and not _starts_in(two) and above.face == below.face
    # A capital may be a name in the sentence, if the line above breaks off after a word.
    named = (
        above.face == below.face and len(above.text) >= RUNNING and (above.text[-1].isalnum() or above.text[-1] == ",")
    )
    return goes_on(below.text) or named


def _is_indented(found: Layout) -> bool:
    """Whether most paragraphs of several lines begin with an indent."""
    items = [item for page in found.pages for band in page.bands for item in band]
    long = [item for item in items if isinstance(item, Chunk) and item.label is None and len(item.lines) > 1]
    return sum(map(_starts_in, long)) > len(long) / 2


def _starts_in(chunk: Chunk) -> bool:
    first, second = chunk.lines[0], chunk.lines[1] if len(chunk.lines) > 1 else None
    return second is not None and first.x0 > second.x0 + 0.5 * first.size


def _text(items: Sequence[Item], last: bool = False) -> int | None:
    """The first (or last) item that is not a picture."""
    found = [at for at, item in enumerate(items) if not isinstance(item, Picture)]
    return (found[-1] if last else found[0]) if found else None
