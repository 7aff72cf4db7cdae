"""Decision points: the paragraphs of a decision section, taken apart where one sentence after another decides."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kserender.extract.decision.actions import action_of
from kserender.extract.language.pipeline import sentences
from kserender.extract.wording import wording
from kserender.model import Block, Heading, Paragraph

# "1 En arbetsgrupp inrättas": a number without a full stop, where the count says that it is one.
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ”\"])")
_LABEL_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?$")
# What joins one att-sats to the next is no part of it.
_JOINT = re.compile(r"[\s,]*,?\s+(?:samt|och)\s*,?\s*$|[\s,]+$")


@dataclass(frozen=True, slots=True)
class Point:
    """A point: characters `start:end` of the block's text as proposed, and the number in front of it, if any."""

    block: Heading | Paragraph
    start: int
    end: int
    number: int | None

    @property
    def text(self) -> str:
        """The point's text."""
        return wording(self.block, self.start, self.end)


def points(blocks: Iterable[Block]) -> Iterator[Point]:
    """The points in order."""
    expected = 1
    for block in blocks:
        if not isinstance(block, Heading | Paragraph):
            continue
        text = block.text("revised")
        number = _number(block.label)
        start = len(text) - len(text.lstrip())
        if number is None and (match := _BARE_NUMBER.match(text, start)) and int(match[1]) == expected:
            number, start = expected, match.end()
        spans = [(start, len(text))] if block.label or number else list(_apart(text))
        for begin, end in spans:
            end = begin + len(_JOINT.sub("", text[begin:end]))
            if end > begin:
                yield Point(block, begin, end, number)
        expected = (number or expected) + 1 if spans else expected


def _number(label: str | None) -> int | None:
    match = _LABEL_NUMBER.match(label.split()[-1]) if label else None
    return int(match[1]) if match else None


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
