"""The paragraphs and tables of a story in its XML, bound to the blocks that our reader made of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kserender.compare.versions.contract import Side
from kserender.render.redline.atoms import Atoms, Walk, same
from kserender.render.redline.names import (
    ALTERNATE,
    CHOICE,
    CUSTOM_XML,
    FALLBACK,
    INS,
    MOVE_TO,
    OMATH,
    RPR,
    RUN,
    SDT,
    SDT_CONTENT,
    TBL,
    VAL,
    Element,
    P,
    W,
    first,
)


class Unwritable(Exception):
    """Something that cannot be marked as a change in this file; the message is for developers.  `change` is the id of
    the change that it is about."""

    change: int | None = None


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph or table in the XML; `box` is the text box it stands in."""

    kind: Literal["text", "table", "loose"]
    element: Element
    atoms: Atoms
    box: Element | None = None


def blocks_of(container: Element) -> list[Block]:
    """What stands in a body, cell, note or page head, in reading order; a paragraph's text boxes come after it."""
    return list(_blocks(container, Walk(), None))


def _blocks(parent: Element, walk: Walk, box: Element | None) -> Iterator[Block]:
    for child in parent:
        if child.tag == P:
            atoms = walk.paragraph(child)
            yield Block("text", child, atoms, box)
            for inner in atoms.boxes:
                yield from _blocks(inner, walk, box if box is not None else inner)
        elif child.tag == TBL:
            yield Block("table", child, Atoms(), box)
        elif child.tag == SDT:
            for content in child.iterchildren(SDT_CONTENT):
                yield from _blocks(content, walk, box)
        elif child.tag in (CUSTOM_XML, INS, MOVE_TO):
            yield from _blocks(child, walk, box)
        elif child.tag == ALTERNATE:
            branch = next((one for one in child if one.tag in (CHOICE, FALLBACK) and len(one)), None)
            if branch is not None:
                yield from _blocks(branch, walk, box)
        elif child.tag == RUN or child.tag in OMATH:
            around = child.makeelement(P)
            yield Block("loose", child, Walk().paragraph(around), box)


def bind(sides: Sequence[Side], blocks: Sequence[Block], boxed: bool = False) -> dict[int, Block]:
    """The block of each side, by the side's number.  What the reader keeps elsewhere (a letterhead) is passed over.

    Words that were struck by hand are no part of a version, and are taken out of the file here.  `boxed` is said of the
    story of a text box.  Raises Unwritable when a side has no block.
    """
    wanted = [side for side in sides if side.type != "figure" and (boxed or side.layer != "textbox")]
    there = [block for block in blocks if block.box is None]
    found = _in_turn(wanted, there, _answers) or _in_turn(wanted, there, _answers_unmarked)
    if found is None:
        raise Unwritable("the text of the file is not that of the old version")
    for side, block in found:
        if block.kind == "text":
            _take_out(block, marked_by_hand(side, block) or [])
    return {side.number: block for side, block in found}


def _in_turn(
    sides: Sequence[Side], blocks: Sequence[Block], answers: Callable[[Side, Block], bool]
) -> list[tuple[Side, Block]] | None:
    found: list[tuple[Side, Block]] = []
    at = 0
    for side in sides:
        while at < len(blocks) and not answers(side, blocks[at]):
            at += 1
        if at == len(blocks):
            return None
        found.append((side, blocks[at]))
        at += 1
    return found


def _answers(side: Side, block: Block) -> bool:
    if side.type == "table" or block.kind == "table":
        return (side.type == "table") == (block.kind == "table")
    return block.kind == "loose" or _is_text(side, block.atoms.text)


def _answers_unmarked(side: Side, block: Block) -> bool:
    return _answers(side, block) or (
        side.type != "table" and block.kind == "text" and marked_by_hand(side, block) is not None
    )


def _is_text(side: Side, text: str) -> bool:
    """Whether this is the paragraph's text: perhaps with a typed label before it, and white space after it."""
    start = side.place.start
    end = start + len(side.text)
    return same(side.text, text[start:end]) and not text[end:].strip()


def marked_by_hand(side: Side, block: Block) -> list[Element] | None:
    """The runs that are no part of the version, being struck or added by hand; None when it cannot be so."""
    text = block.atoms.text
    if _is_text(side, text):
        return []
    runs = list(dict.fromkeys(block.atoms.units))
    texts = ["".join(sign for sign, unit in zip(text, block.atoms.units, strict=True) if unit is run) for run in runs]
    for signs in (_STRUCK, _HAND):
        left = [at for at, run in enumerate(runs) if not any(look in signs for look in _looks(run))]
        kept = "".join(texts[at] for at in left)
        if _is_text(side, kept):
            return [run for at, run in enumerate(runs) if at not in left]
    return None


def _looks(run: Element) -> set[str]:
    properties = first(run, RPR)
    return set() if properties is None else {str(child.tag) for child in properties if child.get(VAL) not in _OFF}


def _take_out(block: Block, runs: Sequence[Element]) -> None:
    for run in runs:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    if runs:
        block.atoms = Walk().paragraph(block.element)


_OFF = ("0", "false", "off", "none")
_STRUCK = frozenset({W + "strike", W + "dstrike"})
_HAND = frozenset({*_STRUCK, W + "b", W + "u", W + "rStyle"})
