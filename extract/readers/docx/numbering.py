"""Automatic list labels, counted as Word counts them (numbering.xml; ECMA-376-1 17.9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kserender.extract.readers.docx.names import (
    ILVL,
    NUM_ID,
    P_STYLE,
    RPR,
    VAL,
    Element,
    W,
    number,
    on,
    whole,
)
from kserender.extract.readers.docx.numerals import shown
from kserender.extract.readers.docx.symbols import bullet

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_MAX_STEPS = 20  # numStyleLink → style → num → …: a longer way is a circle


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `restart` is the highest level number (1-based) whose use restarts it, 0 = never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class ListDefinition:
    """A w:num: its levels, the abstract list whose counters it shares, and the starts that it overrides."""

    def __init__(self, abstract: str, elements: dict[int, Element], starts: dict[int, int]) -> None:
        self.abstract = abstract
        self.starts = starts
        self._elements = elements
        self._levels: dict[int, Level] = {}

    def level(self, ilvl: int) -> Level:
        """A level, 0 to 8; most lists use but one or two of their nine."""
        if ilvl not in self._levels:
            element = self._elements.get(ilvl)
            self._levels[ilvl] = Level() if element is None else _level(element)
        return self._levels[ilvl]

    def tied_to(self, style: str | None) -> int:
        """The level that a paragraph style stands for."""
        return next((ilvl for ilvl in self._elements if style and self.level(ilvl).style == style), 0)


class Numbering:
    """The lists of a file, opened when the first one is met: `root` gives the part, often larger than the text.

    `style_num` answers which w:num a numbering style stands for.
    """

    def __init__(self, root: Callable[[], Element | None], style_num: Callable[[str], int | None]) -> None:
        self._root: Callable[[], Element | None] | None = root
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[int, Element] = {}
        self._style_num = style_num
        self._read: dict[int, ListDefinition | None] = {}

    def definition(self, num_id: int) -> ListDefinition | None:
        """The list with this number; None when there is none, or it says nothing."""
        if self._root is not None:
            self._open(self._root())
            self._root = None
        if num_id not in self._read:
            self._read[num_id] = self._define(num_id)
        return self._read[num_id]

    def _open(self, root: Element | None) -> None:
        for child in () if root is None else root:
            if child.tag == W + "abstractNum":
                self._abstracts[child.get(W + "abstractNumId", "")] = child
            elif child.tag == W + "num" and (num_id := whole(child.get(NUM_ID))) is not None:
                self._nums[num_id] = child

    def _define(self, num_id: int) -> ListDefinition | None:
        num = self._nums.get(num_id)
        identity = _abstract_of(num)
        for _step in range(_MAX_STEPS):
            link = None if identity not in self._abstracts else self._abstracts[identity].find(W + "numStyleLink")
            if link is None:
                break
            linked = self._style_num(link.get(VAL, ""))
            identity = _abstract_of(None if linked is None else self._nums.get(linked))
        if num is None or identity not in self._abstracts:
            return None
        elements = _levels(self._abstracts[identity])
        starts = {}
        for override in num.iterchildren(W + "lvlOverride"):
            elements |= _levels(override)
            ilvl, start = whole(override.get(ILVL), -1), number(override.find(W + "startOverride"))
            if ilvl is not None and start is not None:
                starts[ilvl] = start
        return ListDefinition(identity, elements, starts)


class Counters:
    """The running numbers of one text (the body, a header, the notes)."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._overridden: set[tuple[int, int]] = set()

    def label(self, num_id: int, ilvl: int | None, style: str | None) -> tuple[str | None, int]:
        """The label of the next paragraph in a list, and its depth; without `ilvl` the level tied to its style."""
        listed = self._numbering.definition(num_id)
        if listed is None:
            return None, 0
        if ilvl is None:
            ilvl = listed.tied_to(style)
        ilvl = min(max(ilvl, 0), LEVELS - 1)
        counts = self._counts.setdefault(listed.abstract, [None] * LEVELS)
        self._step(counts, listed, num_id, ilvl)
        return _text(listed, counts, ilvl) or None, ilvl

    def _step(self, counts: list[int | None], listed: ListDefinition, num_id: int, ilvl: int) -> None:
        before = counts[ilvl]
        if ilvl in listed.starts and (num_id, ilvl) not in self._overridden:
            self._overridden.add((num_id, ilvl))
            counts[ilvl] = listed.starts[ilvl]
        else:
            counts[ilvl] = listed.level(ilvl).start if before is None else before + 1
        for deeper in range(ilvl + 1, LEVELS):
            if counts[deeper] is not None:
                restart = listed.level(deeper).restart
                if restart is None or ilvl < restart:
                    counts[deeper] = None


def _abstract_of(num: Element | None) -> str:
    link = None if num is None else num.find(W + "abstractNumId")
    return "" if link is None else link.get(VAL) or ""


def _levels(parent: Element) -> dict[int, Element]:
    levels = ((whole(element.get(ILVL)), element) for element in parent.iterchildren(W + "lvl"))
    return {ilvl: element for ilvl, element in levels if ilvl is not None and 0 <= ilvl < LEVELS}


def _level(element: Element) -> Level:
    named = {child.tag: child for child in element}
    format_name = _value(named.get(W + "numFmt"), "decimal")
    text = _value(named.get(W + "lvlText"), "")
    if format_name == "bullet":
        fonts = None if RPR not in named else named[RPR].find(W + "rFonts")
        text = bullet(text, "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")
    return Level(
        start=number(named.get(W + "start"), 0) or 0,  # left out means 0 (17.9.25)
        format=format_name,
        text=text,
        restart=number(named.get(W + "lvlRestart")),
        legal=on(named.get(W + "isLgl")),
        style=_value(named.get(P_STYLE), "") or None,
    )


def _value(element: Element | None, default: str) -> str:
    return default if element is None else element.get(VAL) or default


def _text(listed: ListDefinition, counts: list[int | None], ilvl: int) -> str:
    """The label text with each %n replaced; a level that was never used shows its start."""
    own = listed.level(ilvl)
    if own.format == "bullet":
        return own.text

    def figure(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count = counts[at]
        level = listed.level(at)
        return shown(level.start if count is None else count, "decimal" if own.legal else level.format)

    return _PLACEHOLDER.sub(figure, own.text).strip()
