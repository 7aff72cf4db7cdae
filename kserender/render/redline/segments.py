"""The ends of paragraphs: which are struck, which are added, so that nothing is left over on either side.

A paragraph end can only go away by running on into the next paragraph.  The last end before a table, or of a body, cell
or note, stays whatever happens (ECMA-376-1, 17.13.5.15), so what is struck or added there takes the end before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal, TypeAlias

from kserender.compare.versions.contract import By
from kserender.render.redline.marks import Marks, Move
from kserender.render.redline.names import DEL, INS, MOVE_FROM, MOVE_TO, PPR, PPR_CHANGE, RUN, Element, bare, first
from kserender.render.redline.properties import change, put

State: TypeAlias = Literal["kept", "del", "ins"]

_SIGNS = {("del", False): DEL, ("ins", False): INS, ("del", True): MOVE_FROM, ("ins", True): MOVE_TO}


@dataclass(slots=True, eq=False)
class Ending:
    """A paragraph in the XML and what becomes of its end; `move` when the whole of it is moved."""

    paragraph: Element
    state: State
    by: By | None = None
    move: Move | None = None


def close(endings: Sequence[Ending], marks: Marks) -> Element | None:
    """Mark the ends of paragraphs that follow one another, the last of which cannot go away; that last one."""
    left = list(endings)
    last_kept = next((at for at in range(len(left) - 1, -1, -1) if left[at].state == "kept"), -1)
    tail = left[last_kept + 1 :]
    struck = [ending for ending in tail if ending.state == "del"]
    added = [ending for ending in tail if ending.state == "ins"]
    if struck and added:
        for ending in (struck[-1], added[-1]):
            _no_move(ending)
            left.remove(ending)
        _share(struck[-1].paragraph, added[-1].paragraph, tail[-1] is added[-1], marks)
        left.append(Ending(struck[-1].paragraph, "kept"))
    elif tail and last_kept >= 0:
        _hand_on(left[last_kept], tail[-1], marks)
    for before, run in _added_after(left):
        if run and _ends_added(before.paragraph):
            _hand_on(before, run[-1], marks)
    for ending in left:
        if ending.state != "kept":
            sign = _SIGNS[ending.state, ending.move is not None]
            marks.end_of(ending.paragraph, sign, ending.by, ending.move)
    return left[-1].paragraph if left else None


def _hand_on(before: Ending, last: Ending, marks: Marks) -> None:
    """Let what is struck or added after a paragraph take that one's end, and leave its own."""
    if last.state == "del":
        change(last.paragraph, bare(first(before.paragraph, PPR)), marks)
    else:
        want = bare(first(last.paragraph, PPR))
        put(last.paragraph, _as_it_was(before.paragraph))
        change(last.paragraph, want, marks)
    _no_move(last)
    before.state, before.by = last.state, last.by
    last.state = "kept"


def _added_after(endings: Sequence[Ending]) -> Iterator[tuple[Ending, list[Ending]]]:
    """Each paragraph that stays, with the added ones that follow it."""
    for at, ending in enumerate(endings):
        if ending.state == "kept":
            yield ending, list(takewhile(lambda after: after.state == "ins", endings[at + 1 :]))


def _ends_added(paragraph: Element) -> bool:
    """Whether the last words of a paragraph are added: LibreOffice takes them and an added paragraph after it for one
    addition, and the end between them, which is none, with it."""
    words = [child for child in paragraph if next(child.iter(RUN), None) is not None]
    return bool(words) and words[-1].tag in (INS, MOVE_TO)


def _share(struck: Element, added: Element, at_added: bool, marks: Marks) -> None:
    """Let the last struck and the last added paragraph have one end, and the words of both."""
    want = bare(first(added, PPR))
    struck.extend([child for child in added if child.tag != PPR])
    if at_added:
        added.addprevious(struck)
    parent = added.getparent()
    if parent is not None:
        parent.remove(added)
    change(struck, want, marks)


def _as_it_was(paragraph: Element) -> list[Element]:
    """The properties of a paragraph before what has been changed in them now."""
    properties = first(paragraph, PPR)
    changed = None if properties is None else first(properties, PPR_CHANGE)
    return bare(properties if changed is None else changed[0])


def _no_move(ending: Ending) -> None:
    """A move takes the whole of a paragraph, its end too."""
    if ending.move is not None:
        ending.move.kept = False
