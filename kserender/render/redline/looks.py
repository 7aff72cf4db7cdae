"""How what is added shall look: like the old file's paragraphs of its style, or else like its neighbours."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml import etree

from kserender.compare.versions.contract import Side
from kserender.compare.versions.units import label_shape
from kserender.render.redline.blocks import Block
from kserender.render.redline.names import NAME, NUM_PR, PPR, RPR, RUN, VAL, Element, T, W, bare, first, make

# What a run has for a reason of its own and its neighbour does not share.
_OWN = tuple(
    W + name
    for name in (
        *("rStyle", "strike", "dstrike", "vanish", "vertAlign", "highlight", "rPrChange"),
        *("ins", "del", "moveFrom", "moveTo"),
    )
)
# The order of children that the schema asks for in w:rPr (EG_RPrBase, 17.3.2.28).
RUN_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position"),
    *("sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
)
# The names of heading styles, in English as Word has them or in Swedish; without a figure a title.
_HEADING = re.compile(r"(?:heading|rubrik) ([1-9])|(?:title|rubrik|titel)()")
Key: TypeAlias = tuple[str | int | None, ...]
_BODY: Key = ("body",)
_NONE = Side(-1, None)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Look:
    """Children for a w:pPr, a w:rPr, and whether the list label comes by itself."""

    paragraph: tuple[Element, ...] = ()
    run: Element | None = None
    labelled: bool = False


class Looks:
    """The looks to be had in a file."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, str] = {}
        self._levels: dict[int, str] = {}  # of headings
        self._numbered: set[str] = set()
        self._known: list[tuple[Side, Block]] = []
        self._places: dict[int, int] = {}  # id of a block → its place among those known
        self._index: dict[Key, list[int]] = {}
        for style in () if styles is None else styles.iterchildren(W + "style"):
            name, identity = first(style, NAME), style.get(W + "styleId")
            if style.get(W + "type") == "paragraph" and name is not None and identity:
                self._styles.setdefault(name.get(VAL) or "", identity)
                if heading := _HEADING.fullmatch((name.get(VAL) or "").strip().casefold()):
                    self._levels.setdefault(int(heading[1] or 0), identity)
                properties = first(style, PPR)
                if properties is not None and first(properties, NUM_PR) is not None:
                    self._numbered.add(identity)

    def learn(self, sides: Sequence[Side], bound: dict[int, Block]) -> None:
        """Take up the paragraphs of a story."""
        for side in sides:
            block = bound.get(side.number)
            if block is None or block.kind != "text":
                continue
            self._places[id(block)] = len(self._known)
            for key in _keys(side, _counted(side)):
                self._index.setdefault(key, []).append(len(self._known))
            self._known.append((side, block))

    def like(self, side: Side, near: Block | None, counted: bool = True) -> Look:
        """The look for an added block; `near` is the paragraph before it.  Without `counted` a label is not left to a
        list, which may have come to another number."""
        listed = counted and side.label is not None
        labelled = _keys(replace(side, place=replace(side.place, start=0)), True) if listed else []
        plain = _keys(side, False)
        for key in (*labelled, *plain[:1]):
            if key in self._index:
                return self._of(self._nearest(key, near), side, key in labelled)
        named = self._styles.get(side.style or "")
        if named is None and side.level is not None and not any(key in self._index for key in plain):
            named = self._levels.get(side.level)
        if named is not None:
            children = [make("pStyle", val=named)]
            if named in self._numbered:
                children.append(make("numPr", make("numId", val=0)))
            return Look(tuple(children), _emphasis(None, _NONE, side))
        for key in (*plain[1:], _BODY):
            if key in self._index:
                return self._of(self._nearest(key, near), side, False)
        return Look((), _emphasis(None, _NONE, side))

    def _nearest(self, key: Key, near: Block | None) -> tuple[Side, Block]:
        """The last one up to `near`, or else the first."""
        places = self._index[key]
        at = bisect_right(places, self._places.get(id(near), -1))
        return self._known[places[max(0, at - 1)]]

    def _of(self, pair: tuple[Side, Block], side: Side, labelled: bool) -> Look:
        template, block = pair
        return Look(
            tuple(bare(first(block.element, PPR))), _emphasis(run_look(block.element), template, side), labelled
        )


def run_look(paragraph: Element) -> Element | None:
    """The look of a paragraph's first words, or else of its mark."""
    for run in paragraph.iter(RUN):
        if first(run, T) is not None:
            return cleaned(first(run, RPR))
    properties = first(paragraph, PPR)
    return None if properties is None else cleaned(first(properties, RPR))


def cleaned(look: Element | None) -> Element | None:
    """A copy of run properties without what the next run does not share."""
    if look is None:
        return None
    made = deepcopy(look)
    for child in [child for child in made if child.tag in _OWN]:
        made.remove(child)
    return made if len(made) else None


def _keys(side: Side, counted: bool) -> list[Key]:
    """What a paragraph is found by, the best first: its form of label or its level, with its style and without."""
    if counted:
        shape = label_shape(side)
        return [("label", shape, side.level, side.style), ("label", shape, side.level)]
    keys: list[Key] = [("plain", side.style, side.level)]
    if side.level is not None:
        keys.append(("level", side.level))
    elif side.text.strip():
        keys.append(_BODY)
    return keys


def _counted(side: Side) -> bool:
    return side.label is not None and not side.place.start


def _emphasis(look: Element | None, template: Side, side: Side) -> Element | None:
    """The run properties with bold and italic as the new block has them throughout."""
    for tag, have, want in ((W + "b", template.bold, side.bold), (W + "i", template.italic, side.italic)):
        if have == want:
            continue
        look = etree.Element(RPR) if look is None else look
        for child in [child for child in look if child.tag in (tag, f"{tag}Cs")]:
            look.remove(child)
        sign = etree.Element(tag)
        if not want:
            sign.set(VAL, "0")
        earlier = {W + name for name in RUN_ORDER[: RUN_ORDER.index(tag.removeprefix(W))]}
        look.insert(sum(child.tag in earlier for child in look), sign)
    return look
