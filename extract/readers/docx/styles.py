"""Styles: how a run looks once defaults, paragraph style, character style and direct marks are put together."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kserender.extract.readers.docx.names import (
    ILVL,
    NAME,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    PPR,
    R_STYLE,
    RPR,
    TYPE,
    VAL,
    Element,
    W,
    number,
    on,
)

Marks = tuple[Any, ...]  # one value a property, in the order of _PROPERTIES; None = says nothing

_TOGGLES = 4
_PROPERTIES: dict[str, tuple[int, Callable[[Element], Any]]] = {
    W + "b": (0, on),
    W + "i": (1, on),
    W + "strike": (2, on),
    W + "vanish": (3, on),
    W + "dstrike": (4, on),
    W + "u": (5, lambda element: element.get(VAL) != "none"),
    W + "vertAlign": (6, lambda element: element.get(VAL) == "superscript"),
    W + "lang": (7, lambda element: element.get(VAL)),
}
UNMARKED: Marks = (None,) * len(_PROPERTIES)

_HEADING = re.compile(r"(?:heading|rubrik) ?([1-9])")  # the name is English in Word, Swedish in some other programs
_TITLES = frozenset({"title", "rubrik", "titel"})
_BODY_TEXT = 9  # w:outlineLvl of what is no heading
_DEFAULTS = f"{W}docDefaults/{W}rPrDefault/{W}rPr"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks in the end; `hidden` is text that is not shown or printed."""

    bold: bool
    italic: bool
    underline: bool
    strike: bool
    superscript: bool
    language: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph gets from its style; `level` is None for body text, 0 for a title."""

    name: str | None
    level: int | None
    num_id: int | None
    ilvl: int | None
    look: Look  # of its text, where that has no marks of its own


def marks(rpr: Element) -> tuple[str | None, Marks]:
    """The character style and the marks that a w:rPr states."""
    style = None
    values: list[Any] = [None] * len(_PROPERTIES)
    for child in rpr:
        known = _PROPERTIES.get(child.tag)
        if known is not None:
            values[known[0]] = known[1](child)
        elif child.tag == R_STYLE:
            style = child.get(VAL)
    return style, tuple(values)


class Styles:
    """The styles of a file; each is worked out when it is first used."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[tuple[str | None, str | None], Element] = {}
        self._default: dict[str | None, str | None] = {}
        defaults = None
        if root is not None:
            defaults = root.find(_DEFAULTS)
            for style in root.iterchildren(W + "style"):
                kind, identity = style.get(TYPE), style.get(W + "styleId")
                self._styles.setdefault((kind, identity), style)
                if style.get(W + "default") in ("1", "true", "on"):
                    self._default[kind] = identity
        self._defaults = UNMARKED if defaults is None else marks(defaults)[1]
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._marks: dict[tuple[str, str | None], Marks] = {}
        self._looks: dict[tuple[str | None, str | None, Marks], Look] = {}

    @property
    def language(self) -> str | None:
        """The language of text that does not say another."""
        return self.look(None, None, UNMARKED).language

    def look(self, paragraph: str | None, character: str | None, direct: Marks) -> Look:
        """How a run looks with these styles and direct marks."""
        key = (paragraph, character, direct)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._resolve(*key)
        return look

    def paragraph(self, identity: str | None) -> ParagraphStyle:
        """What a paragraph style brings; the default style when `identity` is None or unknown."""
        style = self._paragraphs.get(identity)
        if style is None:
            style = self._paragraphs[identity] = self._read_paragraph(identity)
        return style

    def list_number(self, identity: str) -> int | None:
        """The w:num that a numbering style stands for."""
        style = self._styles.get(("numbering", identity))
        return None if style is None else number(style.find(f"{PPR}/{NUM_PR}/{NUM_ID}"))

    def _chain(self, kind: str, identity: str | None) -> Iterator[Element]:
        """The style and those it is based on, the nearest first."""
        if (kind, identity) not in self._styles:
            identity = self._default.get(kind)
        seen = set()
        while (style := self._styles.get((kind, identity))) is not None and identity not in seen:
            yield style
            seen.add(identity)
            based_on = style.find(W + "basedOn")
            identity = None if based_on is None else based_on.get(VAL)

    def _stated(self, kind: str, identity: str | None) -> Marks:
        """The marks of a style with what it inherits: within one kind the nearest statement holds."""
        found = self._marks.get((kind, identity))
        if found is None:
            stated = [marks(rpr)[1] for style in self._chain(kind, identity) if (rpr := style.find(RPR)) is not None]
            found = _first(*stated)
            self._marks[kind, identity] = found
        return found

    def _resolve(self, paragraph: str | None, character: str | None, direct: Marks) -> Look:
        by_paragraph = self._stated("paragraph", paragraph)
        by_character = self._stated("character", character)
        levels = (direct, by_character, by_paragraph, self._defaults)
        bold, italic, strike, hidden = (_toggled(*(level[at] for level in levels)) for at in range(_TOGGLES))
        double, underline, superscript, language = _first(*levels)[_TOGGLES:]
        return Look(bold, italic, bool(underline), strike or bool(double), bool(superscript), language or None, hidden)

    def _read_paragraph(self, identity: str | None) -> ParagraphStyle:
        name = level = num_id = ilvl = None
        for style in self._chain("paragraph", identity):
            named = style.find(NAME)
            own_name = (None if named is None else named.get(VAL)) or style.get(W + "styleId") or ""
            name = name or own_name
            ppr = style.find(PPR)
            if level is None:
                level = _level(own_name, None if ppr is None else number(ppr.find(OUTLINE)))
            num = None if ppr is None else ppr.find(NUM_PR)
            if num is not None:
                num_id = number(num.find(NUM_ID)) if num_id is None else num_id
                ilvl = number(num.find(ILVL)) if ilvl is None else ilvl
        return ParagraphStyle(name or None, level, num_id, ilvl, self.look(identity, None, UNMARKED))


def _first(*levels: Marks) -> Marks:
    """For each property the first level that states it."""
    return tuple(next((v for v in values if v is not None), None) for values in zip(UNMARKED, *levels, strict=True))


def _toggled(direct: bool | None, character: bool | None, paragraph: bool | None, default: bool | None) -> bool:
    """A toggle property (ECMA-376-1 17.7.3): styles that both state it cancel each other; direct marks decide."""
    if direct is not None:
        return direct
    return bool(default) or bool(paragraph) != bool(character)


def _level(name: str, outline: int | None) -> int | None:
    """The heading level that one style states: by its name, or by its outline level."""
    name = name.strip().lower()
    if name in _TITLES:
        return 0
    if outline is not None and 0 <= outline < _BODY_TEXT:
        return outline + 1
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else None
