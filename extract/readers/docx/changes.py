"""Tracked changes: w:ins, w:del, w:moveFrom, w:moveTo around runs, in paragraph marks, rows and cells."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kserender.extract.readers.docx.names import AUTHOR, DATE, DEL, INS, MOVE_FROM, MOVE_TO, PPR_CHANGE, Element, W
from kserender.model import Change

# element → added?, moved?
_KINDS = {
    INS: (True, False),
    DEL: (False, False),
    MOVE_FROM: (False, True),
    MOVE_TO: (True, True),
    W + "cellIns": (True, False),
    W + "cellDel": (False, False),
}

MANUAL_STRIKE = Change("struck", "manual")


class Changes:
    """Makes each distinct change once.  `both` is called for text that one change adds and another strikes.

    `tracked` tells whether the part being read has changes at all: in most it saves looking into every property.
    """

    def __init__(self, both: Callable[[], None]) -> None:
        self.tracked = False
        self._both = both
        self._made: dict[tuple[bool, bool, str | None, str | None], Change] = {}
        self._nested: dict[tuple[Change, Change], Change] = {}

    def expect(self, root: Element) -> None:
        """Start with another part."""
        self.tracked = next(root.iter(*_KINDS, PPR_CHANGE), None) is not None

    def change(self, element: Element, outer: Change | None = None) -> Change:
        """The change that an element states, inside another one if `outer` is given.

        Text that was added and then struck counts as struck, within the addition.
        """
        found = self._of(element)
        if outer is None or outer.kind == found.kind:
            return found
        self._both()
        struck, added = (outer, found) if found.kind == "added" else (found, outer)
        if (struck, added) not in self._nested:
            self._nested[struck, added] = replace(struck, within=added)
        return self._nested[struck, added]

    def _of(self, element: Element) -> Change:
        added, moved = _KINDS[element.tag]
        key = (added, moved, element.get(AUTHOR), element.get(DATE))
        if key not in self._made:
            author, date = element.get(AUTHOR) or None, element.get(DATE) or None
            self._made[key] = Change("added" if added else "struck", "tracked", author, date, moved=moved)
        return self._made[key]

    def among(self, properties: Iterable[Element]) -> Change | None:
        """The change stated among the properties of a paragraph mark, a row or a cell."""
        found = None
        for element in properties if self.tracked else ():
            if element.tag in _KINDS:
                found = self.change(element, found)
        return found
