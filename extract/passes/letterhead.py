"""The address block of a page's foot in a text dump, and the words of figures that a dump puts after it."""

import re
from dataclasses import replace
from statistics import median

from kserender.extract.language.tables import words
from kserender.i18n import _
from kserender.model import Block, Document, Message, Paragraph

FEWEST_LABELS = 3
# The labels of one address block stand within so many paragraphs of one another.
NEAR = 6
# Words out of a figure come in short lines.
LONGEST_MEDIAN = 45


def set_letterhead_apart(document: Document) -> Document:
    """The document with its address block in `furniture`, and text of figures after it in the layer "figure"."""
    found = _find(document.blocks)
    if found is None:
        return document
    first, end = found
    head = [replace(block, layer="furniture") for block in document.blocks[first:end]]
    rest = document.blocks[end:]
    messages = document.messages
    lengths = [len(block.text()) for block in rest]
    if rest and median(lengths) <= LONGEST_MEDIAN:
        rest = tuple(replace(block, layer="figure") for block in rest)
        text = _("The text after the address block was taken for the words of a figure, not for the paper's own.")
        messages = (*messages, Message("figure-text", "info", text, rest[0].place))
    return replace(
        document,
        blocks=(*document.blocks[:first], *rest),
        furniture=(*document.furniture, *head),
        messages=messages,
    )


def _find(blocks: tuple[Block, ...]) -> tuple[int, int] | None:
    at = [number for number, block in enumerate(blocks) if _is_label(block)]
    near = [n for n in at if any(0 < abs(n - other) <= NEAR for other in at)]
    if len(near) < FEWEST_LABELS:
        return None
    first, last = near[0], near[-1]
    end = last + 1
    # What follows the last label is its value: a number or an address, not a sentence.
    if end < len(blocks) and re.search(r"\d|@|\.se\b", blocks[end].text()) and len(blocks[end].text()) < LONGEST_MEDIAN:
        end += 1
    if first and blocks[first - 1].text().rstrip().endswith(words("organs", "lettered")):
        first -= 1
    return first, end


def _is_label(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.layer != "body":
        return False
    return block.text().strip(" \t:").casefold() in words("letterhead", "labels")
