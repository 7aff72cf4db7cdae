"""What stands on a page before it is understood: text, rules and filled areas.

Lengths are in points (1/72 inch); x grows to the right and y downwards from the upper left corner of the page as it
is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar

from kserender.model import Change

_T = TypeVar("_T", bound=tuple[object, ...])

# How far a letter reaches over and under the baseline, in parts of the type size: usual for text faces.
ASCENT, DESCENT = 0.75, 0.22


def maker(kind: type[_T]) -> Callable[[tuple[object, ...]], _T]:
    """What makes a NamedTuple out of a tuple of all its values.  It takes a fifth of the time that the class itself
    takes, which binds each value to its name; for those that are made for every word of a page."""
    return partial(tuple.__new__, kind)


class Box(NamedTuple):
    """A rectangle with its sides parallel to the page's."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether the point is inside, or at most `slack` outside."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them."""
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


class Rule(NamedTuple):
    """A straight line, horizontal or vertical; a flat filled rectangle is one too.  `ink` is False for a light or
    transparent one, such as the stroke of a marker pen."""

    box: Box
    ink: bool = True

    @property
    def y(self) -> float:
        """The middle of a horizontal rule."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def x(self) -> float:
        """The middle of a vertical rule."""
        return (self.box.x0 + self.box.x1) / 2


class Fill(NamedTuple):
    """An area filled with a colour, as light as `light` says: 0 is black, 1 white."""

    box: Box
    light: float = 0.5


class Picture(NamedTuple):
    """A picture and how a tagged file describes it."""

    box: Box
    description: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page: rules, areas filled with a colour other than white, and pictures."""

    horizontals: tuple[Rule, ...] = ()
    verticals: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Font:
    """What a font's name and flags say of it.  `symbols`: its letters are pictures (Wingdings, Symbol)."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    symbols: bool = False


class Tag(NamedTuple):
    """What a tagged file says that words are: a heading of a level (1–6), in a header cell, or no content of the paper
    (an artifact)."""

    level: int = 0
    header: bool = False
    artifact: bool = False


UNTAGGED = Tag()


class Span(NamedTuple):
    """Letters on one line in one font, with no gap between its words wider than a space; `y` is the baseline.

    `end` is where its first word ends and `next` where its second begins, if it has one.  `space` tells whether the
    file has a space before it: True, False, or None where the file does not say (the span stands somewhere else in it
    than the one before on the line).  `edges` are the x of every letter's left side and the last one's right side;
    they are read only where a stroke passes.  `order` is the place in the file.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: Font = Font()
    space: bool | None = None
    order: int = 0
    end: float = 0.0
    next: float | None = None
    edges: tuple[float, ...] = ()
    raised: bool = False
    underline: bool = False
    change: Change | None = None
    reach: tuple[float, float] | None = None  # where the strokes through it begin and end
    tag: Tag = UNTAGGED

    @property
    def middle(self) -> tuple[float, float]:
        """A point inside it."""
        _, x0, x1, y, size = self[:5]
        return (x0 + x1) / 2, y - size * 0.3


class Wording(NamedTuple):
    """Words with the same marks: a Run in the making, with the same fields in the same order."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    superscript: bool = False
    language: str | None = None
    change: Change | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """Text that does not run from left to right, such as a stamp in the margin; `turn` in degrees clockwise, -1 if
    it slants."""

    text: str
    box: Box
    turn: int = 90
