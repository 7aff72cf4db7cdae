"""What is said to be left of a sum against the sum and the part that is taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kserender.extract.audit.found import finding, shown
from kserender.extract.audit.page import Page
from kserender.extract.audit.words import has
from kserender.extract.language.numbers import money
from kserender.i18n import _
from kserender.model import Heading, Paragraph
from kserender.paper import Finding, Place

# The sums before it that a remainder may rest on, and how many characters beside a sum tell what it is.
WINDOW = 8
BESIDE = 30
# A difference of one in the last digit tells nothing in a number with few digits.
TELLING = 10_000


@dataclass(frozen=True, slots=True)
class _Sum:
    value: Decimal
    digit: Decimal
    rest: bool
    taken: bool
    block: Heading | Paragraph
    start: int
    end: int


def check(page: Page) -> Iterator[Finding]:
    """A remainder ("resterande …") that is one off the difference of two sums before it, or that is not the
    difference of the two sums where the second is said to be taken of the first."""
    if not any(has("rest", block.text("revised")) for block in page.matter.texts):
        return
    before: list[_Sum] = []
    told: set[Decimal] = set()
    for left in _sums(page):
        if left.rest and left.value not in told and _tells(left):
            told.add(left.value)
            yield from _against(page, left, before[-WINDOW:])
        before.append(left)


def _sums(page: Page) -> Iterator[_Sum]:
    for block in page.matter.document.blocks:
        if not isinstance(block, Heading | Paragraph) or block.layer != "body":
            continue
        text = block.text("revised")
        for found in money(text):
            if found.high is None:
                yield _Sum(
                    Decimal(str(found.value)),
                    Decimal(str(found.digit)),
                    has("rest", text[max(0, found.start - BESIDE) : found.start]),
                    has("taken", text[found.end : found.end + BESIDE]),
                    block,
                    found.start,
                    found.end,
                )


def _tells(found: _Sum) -> bool:
    return found.value >= TELLING * found.digit


def _against(page: Page, left: _Sum, before: list[_Sum]) -> Iterator[Finding]:
    pairs = [(whole, part) for whole in before for part in before if whole.value > part.value > 0 and _tells(part)]
    if any(whole.value - part.value == left.value for whole, part in pairs):
        return
    close = [(a, b) for a, b in pairs if abs(a.value - b.value - left.value) <= max(a.digit, b.digit, left.digit)]
    said = [(a, b) for a, b in pairwise(before) if b.taken and a.value > b.value]
    if close:
        yield _finding(page, left, *close[-1], rounding=True)
    elif said and abs(said[-1][0].value - said[-1][1].value - left.value) * 2 <= left.value:
        yield _finding(page, left, *said[-1], rounding=False)


def _finding(page: Page, left: _Sum, whole: _Sum, part: _Sum, *, rounding: bool) -> Finding:
    text = (
        _("{whole} − {part} is {expected}, but {value} is stated; rounding can explain it.")
        if rounding
        else _("{whole} − {part} is {expected}, but {value} is stated.")
    )
    expected = whole.value - part.value
    places: list[Place] = [page.matter.place(x.block, x.start, x.end) for x in (left, whole, part)]
    return finding(
        "remainder-rounding" if rounding else "remainder-differs",
        "info" if rounding else "warning",
        text.format(
            whole=shown(whole.value), part=shown(part.value), expected=shown(expected), value=shown(left.value)
        ),
        value=left.value,
        expected=expected,
        places=places,
    )
