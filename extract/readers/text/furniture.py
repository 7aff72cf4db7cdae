"""Running heads, page numbers and signature lines: what comes again at the top or foot of page after page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kserender.extract.readers.text.lines import PARAGRAPH_HEAD, Line

# So many filled lines from the top and from the foot of a page may be furniture.
ZONE = 9
# On so great a share of the pages a line has to come again, figures aside, and on so many at least.
SHARE = 0.4
FEWEST_PAGES = 3
# A heading may slip in between the lines of a running head when text is taken out of a PDF, but no more than this.
SLIPPED_IN = 1
# Without pages: a head has to come again so many times, and to be short; its first line stands so near above it.
FEWEST_TIMES = 4
LONGEST_HEAD = 60
NEAR = 4
OFTEN = 0.8
_DATED = re.compile(r"\b\d{4}-\d\d-\d\d\b|\bnr\.? \d+\b")
_FIGURES = re.compile(r"\d+|\b[0-9A-F]{12,}\b")


def set_apart(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """The text's own lines, and those that are page furniture; a text without pages has none."""
    lines = list(lines)
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.page is not None and line.text.strip():
            pages.setdefault(line.page, []).append(number)
    if len(pages) < FEWEST_PAGES:
        apart = _repeated(lines)
        return [line for n, line in enumerate(lines) if n not in apart], [lines[n] for n in sorted(apart)]
    apart = set()
    for edges, slipped_in in (
        ([_before_head(lines, filled[:ZONE]) for filled in pages.values()], SLIPPED_IN),
        ([filled[: -ZONE - 1 : -1] for filled in pages.values()], 0),
    ):
        often = _often(lines, edges)
        for edge in edges:
            apart.update(_from_edge(lines, edge, often, slipped_in))
    return [line for n, line in enumerate(lines) if n not in apart], [lines[n] for n in sorted(apart)]


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Running heads where pages are not marked: a line with figures in it that comes again and again to the letter
    ("Sammanträdesdatum: 2024-03-06"), and what always stands just before it."""
    texts = [" ".join(line.text.split()) for line in lines]
    filled = [number for number, text in enumerate(texts) if text]
    seen = Counter(texts[number] for number in filled)
    dated = {at: seen[texts[number]] for at, number in enumerate(filled) if _is_dated(texts[number])}
    times = max(dated.values(), default=0)
    heads = {at for at, count in dated.items() if count >= max(FEWEST_TIMES, OFTEN * times)}
    above = [at for head in heads for at in range(max(head - NEAR, 0), head) if at not in heads]
    before = Counter(texts[filled[at]] for at in above)
    companions = {text for text, count in before.items() if count >= OFTEN * times and seen[text] <= 2 * times}
    near = {at for head in heads for at in range(max(head - NEAR, 0), head) if texts[filled[at]] in companions}
    return {filled[at] for at in heads | near}


def _is_dated(text: str) -> bool:
    """Whether a line holds a date or a record's number, as a running head does and a repeated sentence does not."""
    return (
        len(text) <= LONGEST_HEAD and bool(_DATED.search(text)) and not PARAGRAPH_HEAD.match(text) and text[-1] != "."
    )


def _before_head(lines: Sequence[Line], top: Sequence[int]) -> list[int]:
    """The lines of a page's top down to the number of a §, which is what the page is about."""
    head = next((at for at, number in enumerate(top) if PARAGRAPH_HEAD.match(lines[number].text)), len(top))
    return list(top[:head])


def _often(lines: Sequence[Line], edges: Sequence[Sequence[int]]) -> set[str]:
    seen = Counter(key for edge in edges for key in {_key(lines[number]) for number in edge})
    return {key for key, count in seen.items() if count >= max(FEWEST_PAGES, SHARE * len(edges))}


def _from_edge(lines: Sequence[Line], edge: Sequence[int], often: set[str], slipped_in: int) -> Iterable[int]:
    """The furniture from the edge inwards: it ends where the page's own text begins."""
    between = 0
    for number in edge:
        if _key(lines[number]) in often:
            between = 0
            yield number
        else:
            between += 1
            if between > slipped_in:
                return


def _key(line: Line) -> str:
    return _FIGURES.sub("#", " ".join(line.text.split()))
