"""Gives every change its number and the heading that it stands under, in the order of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from kserender.compare.versions.contract import Item, Side


class Numbering:
    """Counts the changes of a document from 1."""

    def __init__(self) -> None:
        self._ids = count(1)

    def story(self, items: Sequence[Item], section: str | None = None) -> tuple[Item, ...]:
        """The items of a story, numbered; `section` is the heading that a cell or note stands under."""
        return tuple(self._numbered(items, section))

    def _numbered(self, items: Sequence[Item], section: str | None) -> Iterator[Item]:
        for item in items:
            number = None if item.kind == "equal" else next(self._ids)
            table = item.table
            if table and item.kind != "equal":
                table = tuple(
                    replace(
                        row,
                        cells=tuple(replace(cell, items=self.story(cell.items, section)) for cell in row.cells),
                    )
                    for row in table
                )
            yield replace(item, id=number, section=section, table=table)
            heading = next((side for side in (*item.new, *item.old) if side.type == "heading"), None)
            section = section if heading is None else _shown(heading)


def _shown(side: Side) -> str:
    """A block's label and text."""
    return f"{side.label or ''} {side.text}".strip()
