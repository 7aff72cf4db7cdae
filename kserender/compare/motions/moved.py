"""Sentences that have been read back and found to say the same edit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from kserender.amend.cards import Refused
from kserender.amend.changes import Unsayable, changes
from kserender.amend.edits import Edit, Insert, Move, Relabel, Reword, Strike, gap
from kserender.amend.spots import words_of
from kserender.amend.terrain import Terrain
from kserender.amend.what import edits_of
from kserender.compare.motions.say import grouped, sayings
from kserender.compare.versions import compare_versions
from kserender.extract.instructions.public import instructed
from kserender.model import Block, Document, Figure, Table
from kserender.paper import Instruction
from kserender.views import view

# Ways to put an edit that are tried.
MOST_TRIED = 60


@dataclass(frozen=True, slots=True)
class Motion:
    """A sentence and what it says.  `text` is None where nothing can be said safely; `about` is then the words that it
    is about.  New wording of several paragraphs has a line for each."""

    text: str | None
    edits: tuple[Edit, ...] = ()
    instruction: Instruction | None = None
    about: str = ""


def motions(old: Document, new: Document) -> list[Motion]:
    """The sentences that make `new` of `old`, in the order of the text; changes marked in them count as accepted.

    Several sentences that put something in the same place are meant in their order.  What nobody moves is left out:
    page heads and feet, the template's guidance, empty paragraphs.
    """
    before, after = _moved_about(old), _moved_about(new)
    terrain = Terrain(before)
    found = []
    for together in grouped(terrain, changes(compare_versions(before, after), before, after, whole=True)):
        for step in together:
            if isinstance(step, Unsayable):
                found.append(Motion(None, about=step.text))
        found += _said(terrain, [step for step in together if not isinstance(step, Unsayable)])
    return found


def _moved_about(document: Document) -> Document:
    """The document without what nobody moves anything about."""
    document = view(document, "revised")
    blocks = tuple(block for block in document.blocks if block.layer != "guidance" and _says(block))
    return replace(document, blocks=blocks, furniture=())


def _says(block: Block) -> bool:
    return isinstance(block, Figure | Table) or bool(block.text().strip())


def motions_of(document: Document, steps: Iterable[Edit]) -> list[Motion]:
    """A motion for each edit.  The document has no changes marked in it."""
    terrain = Terrain(document)
    return [_motion(terrain, [edit]) for edit in steps]


def _said(terrain: Terrain, edits: Sequence[Edit]) -> list[Motion]:
    """Edits that belong together in one sentence, or one by one; new paragraphs one by one where it must be."""
    if not edits:
        return []
    motion = _motion(terrain, edits)
    if motion.text is not None:
        return [motion]
    if len(edits) > 1:
        return [_motion(terrain, [edit]) for edit in edits]
    (edit,) = edits
    if isinstance(edit, Insert) and "\n" in edit.text:
        return [_motion(terrain, [replace(edit, text=line)]) for line in edit.text.split("\n")]
    return [motion]


def _motion(terrain: Terrain, edits: Sequence[Edit]) -> Motion:
    wanted = effect(terrain, edits)
    for text in islice(sayings(terrain, edits), MOST_TRIED):
        found = instructed(text.split("\n"))
        if len(found) != 1:
            continue
        try:
            same = effect(terrain, edits_of(terrain, found[0])) == wanted
        except Refused:
            continue
        if same:
            return Motion(text, tuple(edits), found[0])
    return Motion(None, tuple(edits), about=_about(terrain, edits[0]))


def effect(terrain: Terrain, steps: Iterable[Edit]) -> set[tuple[object, ...]]:
    """What edits come to, the same for edits that make the same of the document."""
    return {one for edit in steps for one in _EFFECT[type(edit)](terrain, edit)}


def _reworded(terrain: Terrain, edit: Reword) -> Iterator[tuple[object, ...]]:
    text = words_of(terrain, edit.path)
    yield "words", edit.path, text[: edit.start] + edit.new + text[edit.end :]


def _struck(terrain: Terrain, edit: Strike) -> Iterator[tuple[object, ...]]:
    yield "strike", edit.path


def _inserted(terrain: Terrain, edit: Insert) -> Iterator[tuple[object, ...]]:
    yield "insert", gap(edit.path, edit.after), edit.kind, edit.text


def _shifted(terrain: Terrain, edit: Move) -> Iterator[tuple[object, ...]]:
    yield "move", edit.path, gap(edit.beside, edit.after)


def _relabelled(terrain: Terrain, edit: Relabel) -> Iterator[tuple[object, ...]]:
    yield "label", edit.path, edit.label


_EFFECT: dict[type[Any], Callable[[Terrain, Any], Iterator[tuple[object, ...]]]] = {
    Reword: _reworded,
    Strike: _struck,
    Insert: _inserted,
    Move: _shifted,
    Relabel: _relabelled,
}


def _about(terrain: Terrain, edit: Edit) -> str:
    if isinstance(edit, Insert):
        return edit.text
    if isinstance(edit, Relabel):
        return edit.label
    return "" if len(edit.path) == 2 and edit.path[0] >= 0 else words_of(terrain, edit.path)
