"""List labels typed by hand ("1.", a tab, the text) become labels, as those are that the program made."""

from dataclasses import replace

from kserender.extract.labels import label_at_start
from kserender.extract.split import cut, without_label
from kserender.model import Block, Document, Labels, Paragraph, View

_OTHERS: tuple[View, View] = ("original", "revised")


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
    runs = tuple(without_label(block.runs, start))
    return replace(block, runs=runs, label=label, place=place, relabelled=_relabelled(block, label, start))


def _relabelled(block: Paragraph, label: str, end: int) -> Labels | None:
    """What the label, the first `end` characters, is in the other views, where it was changed itself."""
    head = cut(block.runs, 0, end)
    if not any(run.change for run in head):
        return None
    found = []
    for view in _OTHERS:
        other, start = label_at_start(block.text(view))
        found.append(other if start == sum(len(run.text) for run in head if run.shown(view)) else label)
    labels = Labels(*found)
    return None if labels == Labels(label, label) else labels
