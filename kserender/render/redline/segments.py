"""The ends of paragraphs: which are struck, which are added, so that nothing is left over on either side.

A paragraph end can only go away by running on into the next paragraph.  The last end before a table, or of a body, cell
or note, stays whatever happens (ECMA-376-1, 17.13.5.15), so what is struck or added there takes the end before it.
The same is done where LibreOffice would read an end otherwise than Word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Literal, TypeAlias

from kserender.compare.versions.contract import By
from kserender.render.redline.marks import Marks, Move
from kserender.render.redline.names import (
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NOTE_MARKS,
    PPR,
    PPR_CHANGE,
    RUN,
    Element,
    bare,
    first,
)
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
    last_kept = max((at for at, ending in enumerate(endings) if ending.state == "kept"), default=-1)
    left: list[Ending] = []
    for stays, several in groupby(endings[: last_kept + 1], lambda ending: ending.state == "kept"):
        group = list(several)
        left += group if stays else _as_in_office(left[-1] if left else None, group, marks)
    tail = list(endings[last_kept + 1 :])
    if len({ending.state for ending in tail}) > 1:
        other = next(ending for ending in reversed(tail) if ending.state != tail[-1].state)
        *run, end = _sharing(tail, tail[-1], other, marks)
        tail = [*_as_in_office(left[-1] if left else None, run, marks), end]
    elif tail and left:
        _hand_on(left[-1], tail[-1], marks)
    left += tail
    for ending in left:
        if ending.state != "kept":
            sign = _SIGNS[ending.state, ending.move is not None]
            marks.end_of(ending.paragraph, sign, ending.by, ending.move)
    return left[-1].paragraph if left else None


def holds_first_note(paragraph: Element) -> bool:
    """Whether the first footnote or endnote of the text has its mark here: LibreOffice 7.4 forgets what is marked on
    the end of that paragraph."""
    here = list(paragraph.iter(*NOTE_MARKS))
    root = paragraph.getroottree().getroot()
    return any(next(root.iter(str(mark.tag)), None) is mark for mark in here)


def _as_in_office(before: Ending | None, run: list[Ending], marks: Marks) -> list[Ending]:
    """What is struck or added after a paragraph that stays, with its ends so that LibreOffice reads them as Word."""
    at = next((at for at, ending in enumerate(run) if holds_first_note(ending.paragraph)), None)
    if at is None:
        new = list(takewhile(lambda ending: ending.state == "ins", run))
        if before is not None and new and _ends_added(before.paragraph):
            _hand_on(before, new[-1], marks)
        return run
    noted = run[at]
    others = [one for one in (*reversed(run[:at]), *run[at + 1 :]) if one.state != noted.state]
    if before is not None and all(one.state == noted.state for one in run[:at]):
        _hand_on(before, noted, marks)
    elif others:
        return _sharing(run, noted, others[0], marks)
    return run


def _sharing(run: Sequence[Ending], here: Ending, other: Ending, marks: Marks) -> list[Ending]:
    """The run with a struck and an added paragraph as one, which stays, in the place of `here`."""
    struck, added = (here, other) if here.state == "del" else (other, here)
    _no_move(struck)
    _no_move(added)
    _share(struck.paragraph, added.paragraph, here is added, marks)
    if here is not run[-1]:  # what follows may be added too, as in _ends_added
        struck.paragraph.extend([child for child in struck.paragraph if child.tag in (DEL, MOVE_FROM)])
    return [Ending(struck.paragraph, "kept") if one is here else one for one in run if one is not other]


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


def _ends_added(paragraph: Element) -> bool:
    """Whether the last words of a paragraph are added: LibreOffice takes them and an added paragraph after it for one
    addition, and the end between them, which is none, with it."""
    words = [child for child in paragraph if next(child.iter(RUN), None) is not None]
    return bool(words) and words[-1].tag in (INS, MOVE_TO)


def _share(struck: Element, added: Element, at_added: bool, marks: Marks) -> None:
    """Let a struck and an added paragraph have one end, and the words of both."""
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
