"""Who wants which edits of the base, and where two parties want different things of the same words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kserender.amend.edits import Edit, Insert, Move, Path, Reword, Strike, gap, overlap


@dataclass(frozen=True, slots=True)
class Agreed:
    """An edit that can be made: those who want it, and nobody wants anything else there."""

    edit: Edit
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """What some parties want at a place that others want something else of: the edits, and the words they come to."""

    parties: tuple[str, ...]
    edits: tuple[Edit, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A collision: the place in the base, the base's own words there, and what each party wants instead.

    Of a paragraph `start:end` are the characters; both are 0 where whole blocks are put in, moved or struck.
    """

    path: Path
    start: int
    end: int
    base: str
    options: tuple[Option, ...]


def claims(wanted: Iterable[tuple[str, Sequence[Edit]]]) -> list[Agreed]:
    """Every edit once, with all parties that want it, in the order of the places."""
    found: dict[Edit, list[str]] = {}
    plain: dict[Edit, Edit] = {}
    for party, edits in wanted:
        for edit in _bundled(edits):
            key = _key(edit)
            plain.setdefault(key, edit)
            found.setdefault(key, []).append(party)
    every = [Agreed(plain[key], tuple(parties)) for key, parties in found.items()]
    return sorted(every, key=lambda one: _where(one.edit))


def collisions(every: Sequence[Agreed]) -> Iterator[list[Agreed]]:
    """The edits in groups: those in one group touch the same words, directly or through others.

    One edit alone, or several of one party, are groups without a collision.
    """
    group: list[int] = list(range(len(every)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for first, second in _near(every):
        if collide(every[first], every[second]):
            group[root(second)] = root(first)
    members: dict[int, list[Agreed]] = {}
    for at, one in enumerate(every):
        members.setdefault(root(at), []).append(one)
    yield from members.values()


def collide(one: Agreed, other: Agreed) -> bool:
    """Whether different people want different things of the same words, or in the same gap."""
    if set(one.parties) == set(other.parties):
        return False
    gaps = _gap(one.edit), _gap(other.edit)
    if gaps[0] is not None and gaps[0] == gaps[1]:
        return True
    if isinstance(one.edit, Reword) and isinstance(other.edit, Strike | Move):
        return isinstance(other.edit, Strike) and overlap(one.edit, other.edit)
    return overlap(one.edit, other.edit)


def _near(every: Sequence[Agreed]) -> Iterator[tuple[int, int]]:
    """Pairs of edits that can touch each other: those of one body block, or of one gap between blocks."""
    homes: dict[tuple[int, bool], list[int]] = {}
    for at, one in enumerate(every):
        goal = _gap(one.edit)
        if goal is not None and len(goal) == 1:
            homes.setdefault((goal[0], True), []).append(at)
        if not isinstance(one.edit, Insert) or len(one.edit.path) > 1:
            homes.setdefault((one.edit.path[0], False), []).append(at)
    for members in homes.values():
        for first, at in enumerate(members):
            yield from ((at, other) for other in members[first + 1 :])


def _bundled(edits: Iterable[Edit]) -> list[Edit]:
    """The edits with all that one party puts in the same gap as one, since its order matters."""
    out: list[Edit] = []
    open_: dict[tuple[Path, bool], int] = {}
    for edit in edits:
        if not isinstance(edit, Insert):
            out.append(edit)
            continue
        place = gap(edit.path, edit.after), edit.kind == "row"
        before = out[open_[place]] if place in open_ else None
        if isinstance(before, Insert):
            text = f"{before.text}\n{edit.text}"
            out[open_[place]] = replace(before, text=text, blocks=(*before.blocks, *edit.blocks))
        else:
            open_[place] = len(out)
            out.append(edit)
    return out


def _key(edit: Edit) -> Edit:
    """The edit without what does not make it another one: looks, and from which side a gap is named."""
    if isinstance(edit, Insert):
        return replace(edit, path=gap(edit.path, edit.after), after=False, blocks=())
    return replace(edit, beside=gap(edit.beside, edit.after), after=False) if isinstance(edit, Move) else edit


def _gap(edit: Edit) -> Path | None:
    """The gap that something is put in."""
    if isinstance(edit, Insert):
        return gap(edit.path, edit.after)
    return gap(edit.beside, edit.after) if isinstance(edit, Move) else None


def _where(edit: Edit) -> tuple[Path, int, int]:
    """Where an edit stands in the text; what comes to the same gap keeps its order."""
    goal = _gap(edit)
    if goal is not None:
        return goal, -1, 0
    return (edit.path, edit.start, edit.end) if isinstance(edit, Reword) else (edit.path, 0, 0)
