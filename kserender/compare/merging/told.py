"""What was agreed on and what has to be chosen, in words: where in the base, what is struck and what is added."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kserender.amend.edits import Edit, Insert, Move, Path, Relabel, Reword, gap
from kserender.amend.naming import names
from kserender.amend.spots import words_of
from kserender.amend.terrain import Terrain, at
from kserender.compare.merging.claims import Choice
from kserender.compare.merging.merged import Merged
from kserender.model import Table

BEGINNING = 4  # words that something without a name is called by

Action: TypeAlias = Literal["strike", "insert", "replace", "move", "renumber"]


@dataclass(frozen=True, slots=True)
class Told:
    """An edit in words.  `place` is as the document's own language names it; of a move `added` is where to."""

    parties: tuple[str, ...]
    action: Action
    place: str
    struck: str = ""
    added: str = ""


@dataclass(frozen=True, slots=True)
class Choosing:
    """A choice in words: the place, the base's words, and each option's; an empty text is a strike."""

    place: str
    base: str
    options: tuple[tuple[tuple[str, ...], str], ...]


def agreed(merged: Merged) -> Iterator[Told]:
    """The consensus in the order of the text."""
    terrain = Terrain(merged.base)
    for one in merged.consensus:
        yield _told(terrain, one.edit, one.parties)


def chosen(merged: Merged) -> Iterator[Choosing]:
    """The choices in the order of the text."""
    terrain = Terrain(merged.base)
    for choice in merged.choices:
        options = tuple((option.parties, option.text) for option in choice.options)
        yield Choosing(_choice_place(terrain, choice), choice.base, options)


def _told(terrain: Terrain, edit: Edit, parties: tuple[str, ...]) -> Told:
    if isinstance(edit, Reword):
        old = words_of(terrain, edit.path)[edit.start : edit.end]
        action: Action = "replace" if old and edit.new else "insert" if edit.new else "strike"
        return Told(parties, action, place(terrain, edit.path), old, edit.new)
    if isinstance(edit, Insert):
        return Told(parties, "insert", _beside(terrain, edit.path, edit.after), added=edit.text)
    if isinstance(edit, Move):
        goal = _beside(terrain, edit.beside, edit.after)
        return Told(parties, "move", place(terrain, edit.path), _text(terrain, edit.path), goal)
    if isinstance(edit, Relabel):
        return Told(parties, "renumber", place(terrain, edit.path), added=edit.label)
    return Told(parties, "strike", place(terrain, edit.path), _text(terrain, edit.path))


def place(terrain: Terrain, path: Path) -> str:
    """The best name of a place; of what has none, as guidance, how it begins; empty for a picture."""
    known = next(names(terrain, path), None)
    if known is not None or len(path) not in (1, 4):
        return known or ""
    words = words_of(terrain, path).split()
    return f"”{' '.join(words[:BEGINNING])} …”" if words else ""


def _choice_place(terrain: Terrain, choice: Choice) -> str:
    first = choice.options[0].edits[0]
    inserted = all(isinstance(edit, Insert) for option in choice.options for edit in option.edits)
    if inserted and isinstance(first, Insert):
        return _beside(terrain, first.path, first.after)
    return place(terrain, choice.path)


def _beside(terrain: Terrain, path: Path, after: bool) -> str:
    """Where something new stands: "efter punkt 2", or "före" when there is nothing before it."""
    here = gap(path, after)
    before = (*here[:-1], here[-1] - 1)
    if here[-1] and place(terrain, before):
        return f"efter {place(terrain, before)}"
    return f"före {place(terrain, here)}" if not after else f"efter {place(terrain, path)}"


def _text(terrain: Terrain, path: Path) -> str:
    if len(path) == 2 and path[0] >= 0:
        table = at(terrain.document, path[:1])
        return "\t".join(cell.text() for cell in table.rows[path[1]].cells) if isinstance(table, Table) else ""
    return words_of(terrain, path)
