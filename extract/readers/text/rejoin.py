"""Sentences that a page break, a footnote or a hard line end cut in two become one paragraph again."""

import re
from collections.abc import Iterable

from kserender.extract.readers.text.superscripts import NOTE_START
from kserender.model import Block, Paragraph, Run

# Shorter lines are headings, names and cells rather than sentences that go on.
SHORTEST_CUT_LINE = 40
_OPEN = re.compile(r"[\w,–-]\s*$")
_GOES_ON = re.compile(r"[a-zåäöé]")
# Att-satser one below the other are points, not one sentence.
_ATT = re.compile(r"att\s")
_BEFORE_ATT = re.compile(r"^att\s|\b(?:beslutar?|föreslår|yrkar)\s*$", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+$")


def rejoin(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with every cut sentence in one paragraph, in the place where it begins; footnotes that stand
    between the halves come after it."""
    out: list[Block] = []
    open_at: int | None = None
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.text().strip():
            open_at = None
            out.append(block)
            continue
        is_note = bool(NOTE_START.match(block.text()))
        before = out[open_at] if open_at is not None else None
        if isinstance(before, Paragraph) and open_at is not None and not is_note and _continues(before, block):
            out[open_at] = joined(before, block)
            open_at = open_at if _OPEN.search(block.text()) else None
            continue
        if out and isinstance(out[-1], Paragraph) and _is_cut_source(out[-1], block):
            out[-1] = joined(out[-1], block)
            continue
        out.append(block)
        if not is_note:
            open_at = len(out) - 1 if _OPEN.search(block.text()) else None
    return out


def _continues(before: Paragraph, after: Paragraph) -> bool:
    text = before.text()
    return (
        after.label is None
        and "\t" not in text
        and len(text) >= SHORTEST_CUT_LINE
        and not (_ATT.match(after.text()) and _BEFORE_ATT.search(text))
        and bool(_GOES_ON.match(after.text()))
    )


def _is_cut_source(before: Paragraph, after: Paragraph) -> bool:
    note = NOTE_START.match(before.text())
    return bool(note and before.text().rstrip().endswith(":") and _URL.match(after.text()))


def joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """One paragraph of two, with a space between."""
    gap = [] if first.text().endswith((" ", "\t")) else [Run(" ")]
    return first.with_runs((*first.runs, *gap, *second.runs))
