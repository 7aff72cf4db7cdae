"""Decision points: the paragraphs of a decision section, taken apart where one sentence after another decides."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kserender.extract.decision.actions import action_of
from kserender.extract.decision.inside import label_number, next_number, numbers_apart
from kserender.extract.language.pipeline import sentences
from kserender.extract.wording import wording
from kserender.model import Block, Heading, Paragraph

# "1 En arbetsgrupp inrättas": a number without a full stop, where the count says that it is one.
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ”\"])")
# What joins one att-sats to the next is no part of it.
_JOINT = re.compile(r"(?<![\s,])(?:[\s,]*\s(?:samt|och)\s*,?\s*|[\s,]+)$")


@dataclass(frozen=True, slots=True)
class Point:
    """A point: characters `start:end` of the block's text as proposed, and the number in front of it, if any."""

    block: Heading | Paragraph
    start: int
    end: int
    number: int | None
    # What is listed under the point, with labels of its own: it belongs to it.
    listed: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """The point's text, and under it what it lists, each on its line with its label."""
        parts = [wording(self.block, self.start, self.end)]
        return "\n".join([*parts, *(f"{item.label or ''} {wording(item).strip()}".strip() for item in self.listed)])


def points(blocks: Iterable[Block]) -> list[Point]:
    """The points in order."""
    found: list[Point] = []
    blocks = numbers_apart(list(blocks))
    for at, block in enumerate(blocks):
        if (
            isinstance(block, Paragraph)
            and found
            and (_is_listed(block, found[-1]) or _goes_on(found[-1], blocks[at:]))
        ):
            found[-1] = replace(found[-1], listed=(*found[-1].listed, block))
        elif isinstance(block, Heading | Paragraph):
            found += _points(block, (found[-1].number or len(found)) + 1 if found else 1)
    return found


def _is_listed(block: Paragraph, point: Point) -> bool:
    """Whether the paragraph is an item of the list that a point ends in ("… enligt följande:"), or of letters under
    a number."""
    if block.label is None:
        return False
    kind = _label_kind(block.label)
    if before := next((item.label for item in reversed(point.listed) if item.label), None):
        return kind == _label_kind(before)
    if point.number is not None and kind == "letter":
        return True
    return point.text.rstrip().endswith(":") and kind != _label_kind(point.block.label)


def _goes_on(point: Point, rest: Sequence[Block]) -> bool:
    """Whether a paragraph without a number stands inside a numbered list, or between letters under a number, and so
    belongs to the point above it."""
    if point.number is None or not isinstance(rest[0], Paragraph) or rest[0].label is not None:
        return False
    after = next((b.label for b in rest[1:] if isinstance(b, Paragraph) and b.label), None)
    lettered = any(_label_kind(item.label) == "letter" for item in point.listed)
    return next_number(rest[1:]) == point.number + 1 or (lettered and _label_kind(after) == "letter")


def _label_kind(label: str | None) -> str:
    if label is None:
        return ""
    return (
        "figure" if label.strip("(").rstrip(".)").isdigit() else "letter" if label.strip("(")[0].isalpha() else "sign"
    )


def _points(block: Heading | Paragraph, expected: int) -> Iterator[Point]:
    text = block.text("revised")
    number = label_number(block.label)
    start = len(text) - len(text.lstrip())
    if number is None and (match := _BARE_NUMBER.match(text, start)) and int(match[1]) == expected:
        number, start = expected, match.end()
    for begin, end in [(start, len(text))] if block.label or number else list(_apart(text)):
        last = begin + len(_JOINT.sub("", text[begin:end]))
        if last > begin:
            yield Point(block, begin, last, number)


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """The sentences that decide, each with those that only qualify it."""
    begun: tuple[int, int] | None = None
    for line in re.finditer(r"[^\n]+", text):
        for first, last in sentences(line[0]):
            start, end = line.start() + first, line.start() + last
            decides = action_of(text[start:end]) is not None
            if begun and not decides:
                begun = (begun[0], end)
                continue
            if begun:
                yield begun
            begun = (start, end)
    if begun:
        yield begun
