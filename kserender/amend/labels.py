"""List labels that follow: a list that was numbered consecutively still is when points come and go."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from kserender.model import Block, Heading, Labels, Paragraph

# What stands before the number, the number (or one letter), and what stands after it.
_LABEL = re.compile(r"(\W*(?:\d+\.)*)(\d+|[a-zåäö])(\W*)")
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"

_Shape: TypeAlias = tuple[int, str, str, bool]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A label taken apart: depth, prefix, suffix and whether it is a figure; and the number."""

    shape: _Shape
    number: int

    def label(self, number: int) -> str:
        """The label with another number."""
        _depth, prefix, suffix, figure = self.shape
        return f"{prefix}{number if figure else _LETTERS[(number - 1) % len(_LETTERS)]}{suffix}"


def follow(base: Sequence[Block], marked: Sequence[Block]) -> tuple[Block, ...]:
    """The marked blocks with the labels that they have when the changes are accepted."""
    home = _lists(base)
    lists: dict[int, list[int]] = {}
    members = _members(marked, {block.place.paragraph: home[n] for n, block in enumerate(base) if n in home})
    for position, (number, _first) in members.items():
        lists.setdefault(number, []).append(position)
    out = list(marked)
    for positions in lists.values():
        first = members[positions[0]][1]
        for step, position in enumerate(positions):
            block = out[position]
            if isinstance(block, Heading | Paragraph):
                out[position] = _labelled(block, first.label(first.number + step))
    return tuple(out)


def _lists(base: Sequence[Block]) -> dict[int, tuple[int, _Numbered]]:
    """The number of each labelled block → which list it is of, and that list's first label."""
    found: dict[int, tuple[int, _Numbered]] = {}
    open_: dict[_Shape, tuple[int, int, _Numbered]] = {}
    for number, block in enumerate(base):
        label = _numbered(block)
        if label is None:
            continue
        which, last, first = open_.get(label.shape, (number, -1, label))
        if label.number != last + 1:
            which, first = number, label
        open_[label.shape] = which, label.number, first
        found[number] = which, first
    return found


def _members(marked: Sequence[Block], home: dict[int, tuple[int, _Numbered]]) -> dict[int, tuple[int, _Numbered]]:
    """The positions of the blocks that are points of a list when the changes are accepted.

    A new one, or one that was moved, belongs to the list of its neighbour.
    """
    found: dict[int, tuple[int, _Numbered]] = {}
    kept = [(at, block) for at, block in enumerate(marked) if not _gone(block)]
    fresh = []
    for at, block in kept:
        if _is_new(block):
            if _numbered(block):
                fresh.append(at)
        elif block.place.paragraph in home:
            found[at] = home[block.place.paragraph]
    for at in fresh:
        beside = next(_neighbours(marked, at, found), None)
        if beside is not None:
            found[at] = found[beside]
    return dict(sorted(found.items()))


def _neighbours(marked: Sequence[Block], at: int, found: dict[int, tuple[int, _Numbered]]) -> Iterator[int]:
    for step in (-1, 1):
        here = at + step
        while 0 <= here < len(marked) and (_gone(marked[here]) or (_is_new(marked[here]) and here not in found)):
            here += step
        if here in found:
            yield here


def _numbered(block: Block) -> _Numbered | None:
    if not isinstance(block, Heading | Paragraph) or not block.label:
        return None
    match = _LABEL.fullmatch(block.label)
    if match is None:
        return None
    figure = match[2].isdigit()
    depth = block.depth if isinstance(block, Paragraph) else 0
    return _Numbered((depth, match[1], match[3], figure), int(match[2]) if figure else _LETTERS.index(match[2]) + 1)


def _gone(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and block.mark is not None and block.mark.kind == "struck"


def _is_new(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and block.mark is not None and block.mark.kind == "added"


def _labelled(block: Heading | Paragraph, label: str) -> Block:
    if block.relabelled is not None or block.label == label:
        return block
    if _is_new(block):
        return replace(block, label=label)
    return replace(block, relabelled=Labels(original=block.label, revised=label))
