"""List labels typed by hand ("1.", a tab, the text) become labels, as those are that the program made."""

from dataclasses import replace

from kserender.extract.labels import label_at_start
from kserender.extract.split import cut
from kserender.model import Block, Document, Paragraph


def take_labels(document: Document) -> Document:
    """The document with typed labels in `label` and out of the text; the place begins after them."""
    return replace(document, blocks=tuple(map(_labelled, document.blocks)))


def _labelled(block: Block) -> Block:
    if not isinstance(block, Paragraph) or block.layer != "body":
        return block
    text = block.text()
    label, start = label_at_start(text)
    if label is None:
        return block
    place = replace(block.place, start=block.place.start + start)
    return replace(block, runs=tuple(cut(block.runs, start, len(text))), label=label, place=place)
