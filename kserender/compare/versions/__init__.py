"""Compares two versions of a document word for word: what was edited, added, struck, moved, split and merged.

    compare_versions(old, new, options) → Versions, the JSON contract `kserender/versions/1` (contract.py)

The way of the data, a module a step: units (blocks with keys) → pairing (equal, alike, moved) → joins (split and
merged) → wording (the words of a pair) and tables (columns, rows, cells) → story (items in order) → numbered.
`kserender.render.redline` writes the result as a Word file with tracked changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kserender.compare.versions.contract import Item, Options, Piece, Version, Versions, to_json
from kserender.compare.versions.notes import keys, pairs
from kserender.compare.versions.numbered import Numbering
from kserender.compare.versions.story import Stories
from kserender.compare.versions.units import folding
from kserender.model import Document
from kserender.views import view

__all__ = ["Options", "Versions", "compare_versions", "to_json"]


def compare_versions(old: Document, new: Document, options: Options | None = None) -> Versions:
    """How `new` differs from `old`, both in the view that the options name (with changes in them accepted).

    The time grows with the text: equal blocks cost next to nothing, words are compared within pairs only.
    """
    options = options or Options()
    before, after = view(old, options.view), view(new, options.view)
    numbers = keys(before.notes, after.notes, folding(options))
    stories = Stories(options, *numbers)
    items = stories.compare(before.blocks, after.blocks)
    furniture = stories.compare(before.furniture, after.furniture)
    marks = ((piece.note, numbers[piece.op == "added"]) for piece in _pieces(items) if piece.op != "equal")
    apart = {keys_of[note] for note, keys_of in marks if note in keys_of}
    notes = list(pairs(before.notes, after.notes, numbers, apart, stories.compare))
    numbering = Numbering()
    return Versions(
        _version(old),
        _version(new),
        options,
        numbering.story(items),
        tuple(replace(pair, items=numbering.story(pair.items)) for pair in notes),
        numbering.story(furniture),
    )


def _version(document: Document) -> Version:
    source = document.source
    return Version(source.path, source.sha256, source.format, document.properties.title)


def _pieces(items: Iterable[Item]) -> Iterator[Piece]:
    for item in items:
        yield from item.pieces
        for row in item.table:
            for cell in row.cells:
                yield from _pieces(cell.items)
