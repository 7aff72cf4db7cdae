"""A block's wording as proposed: the gap that struck words leave between two spaces is closed."""

import re

from kserender.model import TextBlock

_GAP = re.compile(r"(?<=\S) +(?=[ ,.;:])")


def wording(block: TextBlock, start: int = 0, end: int | None = None) -> str:
    """Characters `start:end` of the block's text as proposed; white space is touched only where words are struck."""
    text = block.text("revised")[start:end]
    changes = [run.change for run in block.runs if run.change]
    return _GAP.sub("", text) if any(change.kind == "struck" for change in changes) else text
