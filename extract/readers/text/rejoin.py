"""Sentences that a page break, a footnote or a hard line end cut in two become one paragraph again."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kserender.extract.readers.text.superscripts import NOTE_START
from kserender.model import Block, Paragraph, Run

# Shorter lines are headings, names and cells rather than sentences that go on.
SHORTEST_CUT_LINE = 40
_OPEN = re.compile(r"[\w,–-]\s*$")
_GOES_ON = re.compile(r"[a-zåäöé]")
# Att-satser one below the other are points, not one sentence.
_ATT = re.compile(r"att\s")
_BEFORE_ATT = re.compile(r"\b(?:beslutar?|föreslår|yrkar)\s*$", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+$")


def rejoin(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with every cut sentence in one paragraph, in the place where it begins; footnotes that stand
    between the halves come after it."""
    # The pieces of each paragraph, put together once at the end: a sentence may go on over thousands of lines.
    out: list[Block | list[Paragraph]] = []
    open_at: list[Paragraph] | None = None
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.text().strip():
            open_at = None
            out.append(block)
            continue
        is_note = bool(NOTE_START.match(block.text()))
        if open_at is not None and not is_note and _continues(open_at, block):
            open_at.append(block)
            open_at = open_at if _OPEN.search(block.text()) else None
            continue
        before = out[-1] if out else None
        if isinstance(before, list) and _is_cut_source(before, block):
            before.append(block)
            continue
        pieces = [block]
        out.append(pieces)
        if not is_note:
            open_at = pieces if _OPEN.search(block.text()) else None
    return [joined(one) if isinstance(one, list) else one for one in out]


def _continues(before: Sequence[Paragraph], after: Paragraph) -> bool:
    last = before[-1].text()
    return (
        after.label is None
        and "\t" not in last
        and (len(before) > 1 or len(last) >= SHORTEST_CUT_LINE)
        and not (_ATT.match(after.text()) and (_ATT.match(before[0].text()) or _BEFORE_ATT.search(last)))
        and bool(_GOES_ON.match(after.text()))
    )


def _is_cut_source(before: Sequence[Paragraph], after: Paragraph) -> bool:
    note = NOTE_START.match(before[0].text())
    return bool(note and before[-1].text().rstrip().endswith(":") and _URL.match(after.text()))


def joined(pieces: Sequence[Paragraph]) -> Paragraph:
    """One paragraph of its pieces, with a space between."""
    first, *rest = pieces
    runs = list(first.runs)
    for before, piece in pairwise(pieces):
        if not before.text().endswith((" ", "\t")):
            runs.append(Run(" "))
        runs += piece.runs
    return first.with_runs(runs) if rest else first
