"""Bookmarks as slots: found, filled and removed, with their ranges kept whole.

A slot is a pair of bookmarks, X … XSlut, whose range runs to the end of the paragraph that holds XSlut, or one
bookmark X that spans its content.  X2, X3, … are the same slot in further places.
"""

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import qn

from kserender.render.docx_text import Element, paragraph, run

END = "Slut"
_P, _R, _START, _CLOSE = qn("w:p"), qn("w:r"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_ID, _NAME = qn("w:id"), qn("w:name")
_BLOCKS = (_P, qn("w:tbl"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark's two elements."""

    start: Element
    end: Element


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot by its name without a number; `closing` is its XSlut, if it has one."""

    name: str
    opening: Mark
    closing: Mark | None

    @property
    def last(self) -> Element:
        """The element up to which the content runs."""
        return self.closing.start if self.closing else self.opening.end

    def blocks(self) -> list[Element]:
        """The paragraphs and tables of the slot, all children of one parent."""
        first, last = _block(self.opening.start, after=True), _block(self.last, after=False)
        if not self.closing and first is not last and last is not None and _begins(last, self.last):
            # A bookmark over whole paragraphs ends, as Word writes it, at the beginning of the next one.
            last = last.getprevious()
        if first is None or last is None:
            return []
        above = [first, *first.iterancestors()]
        under = {id(found): found for found in (last, *last.iterancestors())}
        top = next(at for at, found in enumerate(above) if id(found) in under)
        if top == 0:
            return [first]
        parent, begin = above[top], above[top - 1]
        children = list(parent)
        end = next(child for child in children if id(child) in under)
        return [c for c in children[children.index(begin) : children.index(end) + 1] if c.tag not in (_START, _CLOSE)]


def find(story: Element, names: Collection[str]) -> list[Slot]:
    """The slots with these names in a part of the document, in order."""
    ends = {found.get(_ID): found for found in story.iter(_CLOSE)}
    marks = [
        (found.get(_NAME, ""), Mark(found, ends[found.get(_ID)]))
        for found in story.iter(_START)
        if found.get(_ID) in ends
    ]
    out = []
    for at, (name, mark) in enumerate(marks):
        plain = name.rstrip("0123456789")
        if plain in names:
            closing = next((other for also, other in marks[at:] if also in (name + END, _numbered(plain, name))), None)
            out.append(Slot(plain, mark, closing))
    return out


def _numbered(plain: str, name: str) -> str:
    return f"{plain}{END}{name.removeprefix(plain)}"


def write_value(slot: Slot, text: str) -> None:
    """Put a text where the slot's content is, in the look of what stood there."""
    blocks = slot.blocks()
    if len(blocks) > 1:
        look, run_look = looks(blocks)
        write_blocks(slot, [paragraph(text, look, run_look)])
        return
    between = list(_runs_between(slot.opening.start, slot.last))
    before = slot.opening.start.getprevious()
    sample = between[0] if between else before if before is not None and before.tag == _R else None
    made = run(text, sample.find(qn("w:rPr")) if sample is not None else None)
    for old in between:
        old.getparent().remove(old)
    slot.opening.start.addnext(made)
    if slot.closing:
        slot.opening.start.addnext(slot.opening.end)
        made.addnext(slot.closing.start)
        slot.closing.start.addnext(slot.closing.end)
    else:
        made.addnext(slot.opening.end)


def write_blocks(slot: Slot, new: Sequence[Element], first: int = 0) -> None:
    """Put paragraphs and tables in place of the slot's; its range begins in the one at `first`."""
    old = slot.blocks()
    _detach(slot)
    for made in new:
        old[0].addprevious(made)
    _keep(old, new[-1])
    for gone in old:
        gone.getparent().remove(gone)
    begin, end = _paragraphs(new[first])[0], _paragraphs(new[-1])[-1]
    begin.insert(1 if begin.find(qn("w:pPr")) is not None else 0, slot.opening.start)
    if slot.closing:
        slot.opening.start.addnext(slot.opening.end)
        end.extend((slot.closing.start, slot.closing.end))
    else:
        end.append(slot.opening.end)


def remove(slot: Slot, blocks: Sequence[Element]) -> None:
    """Take the slot away with these paragraphs and tables; what must stand where it is, is emptied instead: the only
    paragraph of a cell, header or footer, and one that ends a section."""
    _detach(slot)
    staying = [block for block in blocks if _must_stay(block, blocks)]
    going = [block for block in blocks if block not in staying]
    for block in staying:
        for child in [child for child in block if child.tag == _R]:
            block.remove(child)
    if going:
        beside = [child for child in going[0].getparent() if child.tag in _BLOCKS and child not in going]
        _keep(going, beside[0])
    for block in going:
        block.getparent().remove(block)


def _must_stay(block: Element, going: Sequence[Element]) -> bool:
    beside = [child for child in block.getparent() if child.tag in _BLOCKS and child not in going]
    return (block is going[0] and not beside) or _section(block) is not None


def _detach(slot: Slot) -> None:
    for mark in filter(None, (slot.opening, slot.closing)):
        for part in (mark.start, mark.end):
            if part.getparent() is not None:
                part.getparent().remove(part)


def looks(blocks: Sequence[Element]) -> tuple[Element | None, Element | None]:
    """The properties of the first paragraph among these and of its first run, to make more of the same."""
    first = next((found for block in blocks for found in _paragraphs(block)), None)
    look = deepcopy(first.find(qn("w:pPr"))) if first is not None else None
    if look is not None:
        for tag in ("sectPr", "rPr"):
            for found in look.findall(qn(f"w:{tag}")):
                look.remove(found)
    sample = next(first.iter(_R), None) if first is not None else None
    return look, sample.find(qn("w:rPr")) if sample is not None else None


def _block(mark: Element, *, after: bool) -> Element | None:
    """The paragraph that a bookmark's element stands in; for one between paragraphs, the one it is about."""
    inside = next(mark.iterancestors(_P), None)
    if inside is not None:
        return inside
    beside = mark.itersiblings(*_BLOCKS, preceding=not after)
    return next(beside, None)


def _begins(block: Element, mark: Element) -> bool:
    """Whether the bookmark's element stands in the block with no content before it."""
    for found in block.iter():
        if found is mark:
            return True
        if found.tag == _R:
            return False
    return False


def _runs_between(start: Element, end: Element) -> Iterator[Element]:
    inside = False
    home = next(start.iterancestors(_P), None)
    for found in home.iter() if home is not None else ():
        if found is end:
            return
        if inside and found.tag == _R:
            yield found
        inside = inside or found is start


def _paragraphs(block: Element) -> list[Element]:
    return [block] if block.tag == _P else list(block.iter(_P))


def _keep(old: Sequence[Element], refuge: Element) -> None:
    """Save what must outlive the blocks it stands in: the end of a section, and halves of other bookmarks."""
    marks = [found for block in old for found in block.iter(_START, _CLOSE)]
    seen = [found.get(_ID) for found in marks]
    for found in marks:
        if seen.count(found.get(_ID)) == 1:
            _paragraphs(refuge)[0].append(found)
    for section in filter(lambda found: found is not None, map(_section, old)):
        if refuge.tag != _P:
            made = paragraph("")
            refuge.addnext(made)
            refuge = made
        refuge.get_or_add_pPr().append(section)


def _section(block: Element) -> Element | None:
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
