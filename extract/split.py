"""Cuts a paragraph into pieces of different layers; every piece keeps the paragraph's number and its own characters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from kserender.model import Heading, Layer, Paragraph, Run

_TextBlock = TypeVar("_TextBlock", bound=Heading | Paragraph)


def split(block: _TextBlock, pieces: Sequence[tuple[int, int, Layer]]) -> list[_TextBlock]:
    """The block cut at `pieces`: (start, end, layer) in characters of its marked text, in order, not overlapping.

    What lies between the pieces keeps the block's own layer; pieces without text are left out; the label stays with
    the first piece of the block's own layer.
    """
    text = block.text()
    spans: list[tuple[int, int, Layer]] = []
    at = 0
    for start, end, layer in [*pieces, (len(text), len(text), block.layer)]:
        spans += [(at, start, block.layer), (start, end, layer)]
        at = end
    spans = [(start, end, layer) for start, end, layer in spans if text[start:end].strip()]
    parts = zip(spans, _shared(block.runs, [(start, end) for start, end, _ in spans]), strict=True)
    own = next((number for number, (_, _, layer) in enumerate(spans) if layer == block.layer), 0)
    return [
        replace(
            block,
            runs=tuple(runs),
            place=replace(block.place, start=block.place.start + start, end=block.place.start + end),
            layer=layer,
            label=block.label if number == own else None,
            relabelled=block.relabelled if number == own else None,
        )
        for number, ((start, end, layer), runs) in enumerate(parts)
    ]


def cut(runs: Iterable[Run], start: int, end: int) -> list[Run]:
    """The runs of characters `start:end`; a note mark goes with the character before it."""
    return next(_shared(runs, [(start, end)]))


def without_label(runs: Sequence[Run], end: int) -> list[Run]:
    """The runs after a label, the first `end` characters; note marks in it or right after it stay, as no others do."""
    marks = [run for run in cut(runs, 0, end) if run.note is not None]
    return [*marks, *cut(runs, end, sum(len(run.text) for run in runs))]


def _shared(runs: Iterable[Run], spans: Sequence[tuple[int, int]]) -> Iterator[list[Run]]:
    """The runs shared out among spans that follow one another, in one pass."""
    runs = list(runs)
    number = at = 0
    for start, end in spans:
        taken: list[Run] = []
        while number < len(runs):
            run = runs[number]
            if run.note is not None:
                if start < at <= end or at == start == 0:
                    taken.append(run)
                elif at > end:
                    break
                number += 1
                continue
            first, last = max(start - at, 0), min(end - at, len(run.text))
            if first < last:
                taken.append(run if (first, last) == (0, len(run.text)) else replace(run, text=run.text[first:last]))
            if at + len(run.text) > end:
                break
            at += len(run.text)
            number += 1
        yield taken
