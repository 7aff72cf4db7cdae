"""The looks that a template shows in a slot: each kind of paragraph and row is made like its own there."""

from collections.abc import Sequence

from kserender.render.content import Line
from kserender.render.docx.looks import look_of, run_look_of
from kserender.render.docx.numbering import Lists
from kserender.render.docx.styles import Styles
from kserender.render.docx.xml import BLOCKS, PPR, TBL, Element, Looks, P, filled, paragraphs, prototype


class Patterns:
    """The paragraphs and the table of a slot, by what they can be a pattern for."""

    def __init__(self, blocks: Sequence[Element], styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._listed: Looks | None = None
        self._prototypes: dict[tuple[str, int], Element] = {}
        blocks = [found for block in blocks for found in ((block,) if block.tag in BLOCKS else block.iter(*BLOCKS))]
        self.table = next((block for block in blocks if block.tag == TBL), None)
        plain: list[Element] = []
        self._own: dict[str, Element] = {}
        self._headings: dict[int, Element] = {}
        for block in (block for block in blocks if block.tag == P):
            level, bullet = styles.heading_level(block), lists.is_bullet(block.find(PPR))
            if level:
                self._headings.setdefault(level, block)
            elif styles.is_named(block, "caption"):
                self._own.setdefault("caption", block)
            else:
                plain.append(block)
                self._own.setdefault({None: "text", True: "bullet", False: "point"}[bullet], block)
        first = paragraphs(blocks[0])[:1] if blocks else []
        self._usual = next(iter(plain or first), None)
        # Several plain paragraphs are a block to repeat: name, role, …
        self.block = plain if len(plain) > 1 and "point" not in self._own and "bullet" not in self._own else []

    def listed(self) -> Looks:
        """The look of an item of a numbered list."""
        if self._listed is None:
            self._listed = _looks(self._own.get("point", self._usual))
        return self._listed

    def made(self, line: Line, level: int) -> Element:
        """A paragraph with the text of the line; `level` is that of a heading."""
        key = line.kind, level
        if key not in self._prototypes:
            self._prototypes[key] = prototype(*self._look(*key))
        return filled(self._prototypes[key], line.text)

    def _look(self, kind: str, level: int) -> Looks:
        if kind == "heading" and level in self._headings:
            return _looks(self._headings[level])
        if kind in self._own and kind != "point":
            return _looks(self._own[kind])
        named = self._styles.named(kind, level)
        return _looks(self._usual) if named is None else (named, None)


def _looks(block: Element | None) -> Looks:
    return (None, None) if block is None else (look_of(block), run_look_of(block))
