"""Flattened text gets its lines back: letterheads, headings and points that run on in one paragraph come apart.

Every piece keeps the paragraph's number and its own characters, so that its place is still the file's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kserender.extract.bundle.run_on import (
    heading_cuts,
    lead_cut,
    letterhead_cuts,
    point_cuts,
    register_cuts,
    subject_cut,
    text_cut,
)
from kserender.extract.labels import label_at_start
from kserender.extract.split import cut, split
from kserender.model import Block, Document, Paragraph

# What may run on in a paragraph, in the order of a paper.
RUN_ON = (heading_cuts, register_cuts, subject_cut, lead_cut)
# So many headings that run on, at the least, show that a text has lost its line ends: one may be a sentence.
FEWEST_HEADINGS = 2


def unfold(document: Document) -> Document:
    """The document with run-on paragraphs in pieces; one that has lost no line ends comes back as it is."""
    headings = sum(bool(heading_cuts(block.text("revised"))) for block in document.blocks if _may_run_on(block))
    flattened = headings >= FEWEST_HEADINGS
    blocks = [piece for block in document.blocks for piece in _unfolded(block, flattened)]
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=tuple(blocks))


def _may_run_on(block: Block) -> bool:
    # Struck and added wording has one text in each view: there a cut could fall differently.
    return (
        isinstance(block, Paragraph) and block.layer == "body" and not any(run.change or run.note for run in block.runs)
    )


def _unfolded(block: Block, flattened: bool) -> Iterator[Block]:
    if not isinstance(block, Paragraph) or not _may_run_on(block):
        yield block
        return
    text = block.text()
    if block.label is None and (cuts := letterhead_cuts(text)):
        yield from _cut(block, cuts)
        return
    pieces = [block]
    if flattened and block.label is None:
        for cuts_of in RUN_ON:
            pieces = [
                part for piece in pieces for part in _cut(piece, cuts_of(piece.text()) if piece.label is None else ())
            ]
    for piece in pieces:
        for point in _cut(piece, point_cuts(piece.text(), piece.label)):
            yield from _cut(point, text_cut(point.text()) if flattened and point.label else ())


def _cut(block: Paragraph, cuts: Sequence[int]) -> list[Paragraph]:
    """The paragraph cut at these characters; a label at the start of a piece is its label."""
    if not cuts:
        return [block]
    text = block.text()
    spans = zip([0, *cuts], [*cuts, len(text)], strict=True)
    pieces = split(block, [(start, start + len(text[start:end].rstrip()), block.layer) for start, end in spans])
    return [pieces[0], *map(_labelled, pieces[1:])]


def _labelled(piece: Paragraph) -> Paragraph:
    text = piece.text()
    found, start = label_at_start(text)
    if found is None:
        return piece
    place = replace(piece.place, start=piece.place.start + start)
    return replace(piece, runs=tuple(cut(piece.runs, start, len(text))), label=found, place=place)
