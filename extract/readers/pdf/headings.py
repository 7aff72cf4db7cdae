"""Headings: short paragraphs in larger or bold type, ranked by size."""

import itertools
import re
from collections.abc import Iterator, Sequence

from kserender.extract.readers.pdf.lists import follows, is_bullet, number, without_label
from kserender.extract.readers.pdf.measures import Measures
from kserender.extract.readers.pdf.paragraphs import Chunk, goes_on

# In parts of the running text's size: larger type makes a heading, bold type of at least the second size too.
LARGER, BOLD = 1.12, 0.97
MAX_LETTERS, MAX_LINES = 200, 5
MAX_LETTERS_BOLD, MAX_LINES_BOLD = 140, 3
DEEPEST = 6
# Lines of large type this near to one another, in parts of their size, are one heading.
TIGHT = 1.3

Style = tuple[float, bool]

_NO_HEADING = re.compile(r"[.,;]$")
_PARAGRAPH = re.compile(r"§+\s*\d+")
_UNFINISHED = re.compile(r"(?:[,-]|\b(?:och|eller|samt|för|av|i|på|till|med|om|den|det|de|en|ett))$")


def styles(found: Sequence[Chunk], usual: Measures) -> list[Style | None]:
    """The style of each paragraph that looks like a heading: its size (half points) and whether it is bold."""
    out = [_style(chunk, usual) for chunk in found]
    # Bold items of a list stand one after another; a numbered heading has text under it.
    for at, (one, two) in enumerate(itertools.pairwise(found)):
        items = one.label and two.label and not (one.level or two.level)
        if items and follows(one.label or "", two.label or "") and two.size < LARGER * usual.body:
            out[at] = out[at + 1] = None
    return out


def numbered(chunk: Chunk) -> Chunk:
    """The heading with the number it begins with as its label."""
    found = number(chunk.lines[0]) if chunk.label is None else None
    if found is None:
        return chunk
    return chunk._replace(label=found, lines=(without_label(chunk.lines[0], found), *chunk.lines[1:]))


def levels(found: Sequence[Style | None]) -> dict[Style, int]:
    """The level of each style: the largest is 1, bold before light."""
    ranked = sorted({style for style in found if style is not None}, reverse=True)
    return {style: min(rank, DEEPEST) for rank, style in enumerate(ranked, 1)}


def together(found: Sequence[Chunk], usual: Measures) -> Iterator[Chunk]:
    """The paragraphs with the lines of one heading, broken where the writer wanted it, in one."""
    before: Chunk | None = None
    for chunk in found:
        if before is not None and _goes_on(before, chunk, usual):
            before = before._replace(lines=(*before.lines, *chunk.lines))
            continue
        if before is not None:
            yield before
        before = chunk
    if before is not None:
        yield before


def _style(chunk: Chunk, usual: Measures) -> Style | None:
    if chunk.level and any(sign.isalnum() for sign in chunk.text):
        return round(chunk.size * 2) / 2, chunk.bold
    style = _type(chunk, usual)
    return None if style is None or _NO_HEADING.search(chunk.text.rstrip()) else style


def _type(chunk: Chunk, usual: Measures) -> Style | None:
    large = LARGER * usual.body
    if len(chunk.lines) > MAX_LINES or not any(line.bold or line.size >= large for line in chunk.lines):
        return None  # as nearly always
    text = chunk.text
    # A row of names or of a form is no heading, but the number of a paragraph in minutes is followed by a tab.
    if not (text[:1].isalpha() or any(map(str.isalpha, text))) or ("\t" in text and not _PARAGRAPH.match(text)):
        return None
    if chunk.label is not None and is_bullet(chunk.label):
        return None
    if any(run.change is not None for line in chunk.lines for run in line.runs):
        return None
    size, bold = chunk.size, chunk.bold
    larger = size >= large and len(text) <= MAX_LETTERS and len(chunk.lines) <= MAX_LINES
    heavy = bold and size >= BOLD * usual.body and len(text) <= MAX_LETTERS_BOLD and len(chunk.lines) <= MAX_LINES_BOLD
    return (round(size * 2) / 2, bold) if larger or heavy else None


def _goes_on(one: Chunk, two: Chunk, usual: Measures) -> bool:
    style = _type(one, usual)
    if style is None or two.label is not None or one.page != two.page or one.level != two.level:
        return False
    if _type(two, usual) != style:
        return False
    gap = two.lines[0].y - one.lines[-1].y
    unfinished = goes_on(two.text) or _UNFINISHED.search(one.text)
    if unfinished:
        return 0 < gap <= 1.3 * usual.leading(one.size)
    return style[0] >= LARGER * usual.body and 0 < gap <= TIGHT * one.size
