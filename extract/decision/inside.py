"""Numbers of points that a reader left inside a paragraph: "… antas. 7. Nämnden får i uppdrag …"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kserender.extract.split import cut
from kserender.model import Block, Paragraph

_LABEL = re.compile(r"\(?(\d{1,3})[.)]?$")
_INSIDE = re.compile(r"(?<=[.:;!?)”\"])\s+(?P<label>(?P<number>\d{1,3})[.)])\s+(?=[A-ZÅÄÖ”\"(])")


def numbers_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, apart where numbers inside one go on from the label before it up to the label after it."""
    out: list[Block] = []
    count = 0
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            out.append(block)
            continue
        count = label_number(block.label) or count
        inside: list[re.Match[str]] = []
        for match in _INSIDE.finditer(block.text()) if count else ():
            if int(match["number"]) == count + len(inside) + 1:
                inside.append(match)
        if inside and next_number(blocks[at + 1 :]) in (None, count + len(inside) + 1):
            out += _pieces(block, inside)
            count += len(inside)
        else:
            out.append(block)
    return out


def label_number(label: str | None) -> int | None:
    """The number that a label ends in: "2." is 2."""
    match = _LABEL.match(label.split()[-1]) if label else None
    return int(match[1]) if match else None


def next_number(blocks: Iterable[Block]) -> int | None:
    """The first number among the labels."""
    return next((number for b in blocks if isinstance(b, Paragraph) and (number := label_number(b.label))), None)


def _pieces(block: Paragraph, numbers: Sequence[re.Match[str]]) -> Iterator[Paragraph]:
    """The paragraph up to the first number, and one for each number."""
    starts = [0, *(match.end() for match in numbers)]
    ends = [*(match.start() for match in numbers), len(block.text())]
    labels = [block.label, *(match["label"] for match in numbers)]
    for start, end, label in zip(starts, ends, labels, strict=True):
        place = replace(block.place, start=block.place.start + start, end=block.place.start + end)
        yield replace(block, runs=tuple(cut(block.runs, start, end)), label=label, place=place)
