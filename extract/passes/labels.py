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
    labels = _labels(block, label, start) if label is not None else None
    if labels is None:
        return _uncounted(block)
    place = replace(block.place, start=block.place.start + start)
    runs = tuple(without_label(block.runs, start))
    relabelled = None if labels == Labels(label, label) else labels
    return replace(block, runs=runs, label=label, place=place, relabelled=relabelled)


def _uncounted(block: Paragraph) -> Paragraph:
    """The paragraph without the label that the program made in a view where one is typed after what is marked."""
    if block.label is None or not any(run.change for run in block.runs):
        return block
    kept = Labels(
        *(None if label_at_start(block.text(view))[0] is not None else block.label_in(view) for view in _OTHERS)
    )
    return block if kept == Labels(block.label, block.label) else replace(block, relabelled=kept)


def _labels(block: Paragraph, label: str | None, end: int) -> Labels | None:
    """What the label, the first `end` characters, is in the other views; None where they hold more than a label in
    one of them, as when "– – –" becomes words."""
    head = cut(block.runs, 0, end)
    if not any(run.change for run in head):
        return Labels(label, label)
    found = []
    for view in _OTHERS:
        other, start = label_at_start(block.text(view))
        if start != sum(len(run.text) for run in head if run.shown(view)):
            return None
        found.append(other)
    return Labels(*found)
