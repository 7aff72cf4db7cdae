"""Cuts a paragraph into pieces of different layers; every piece keeps the paragraph's number and its own characters."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from kserender.model import Heading, Layer, Paragraph, Run

_TextBlock = TypeVar("_TextBlock", bound=Heading | Paragraph)


def split(block: _TextBlock, pieces: Sequence[tuple[int, int, Layer]]) -> list[_TextBlock]:
    """The block cut at `pieces`: (start, end, layer) in characters of its marked text, in order, not overlapping.

    What lies between the pieces keeps the block's own layer; pieces without text are left out; the label stays with
    the first piece of the block's own layer.
    """
    out: list[_TextBlock] = []
    size = len(block.text())
    at = 0
    for start, end, layer in [*pieces, (size, size, block.layer)]:
        for first, last, kind in ((at, start, block.layer), (start, end, layer)):
            if block.text()[first:last].strip():
                out.append(_piece(block, first, last, kind))
        at = end
    own = next((i for i, piece in enumerate(out) if piece.layer == block.layer), 0)
    return [piece if i == own else replace(piece, label=None) for i, piece in enumerate(out)]


def _piece(block: _TextBlock, start: int, end: int, layer: Layer) -> _TextBlock:
    place = replace(block.place, start=block.place.start + start, end=block.place.start + end)
    return replace(block, runs=tuple(cut(block.runs, start, end)), place=place, layer=layer)


def cut(runs: Iterable[Run], start: int, end: int) -> Iterable[Run]:
    """The runs of characters `start:end`; a note mark goes with the character before it."""
    at = 0
    for run in runs:
        if run.note is not None:
            if start < at <= end or at == start == 0:
                yield run
            continue
        first, last = max(start - at, 0), min(end - at, len(run.text))
        at += len(run.text)
        if first < last:
            yield replace(run, text=run.text[first:last])
