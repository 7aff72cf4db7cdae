"""Which notes of two versions answer to each other: equal ones first, then the most alike, whatever their numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from kserender.compare.align import Coder, Match, assign, pair_equal, similar
from kserender.compare.versions.contract import Item, NotePair
from kserender.compare.versions.units import Fold
from kserender.model import Block, Note

# Below this share of common words a note is another one.
LEAST = 0.5


def keys(old: Sequence[Note], new: Sequence[Note], fold: Fold | None) -> tuple[dict[str, str], dict[str, str]]:
    """The numbers of the notes → keys that two that answer to each other share."""
    matches = [
        Match(i, j, 1.0) for i, j in pair_equal([_key(note, fold) for note in old], [_key(n, fold) for n in new])
    ]
    left = [at for at in range(len(old)) if at not in {match.a for match in matches}]
    right = [at for at in range(len(new)) if at not in {match.b for match in matches}]
    coder = Coder()
    codes = [[coder.code(note.text().casefold().split()) for note in notes] for notes in (old, new)]
    alike = assign(similar([codes[0][at] for at in left], [codes[1][at] for at in right], LEAST))
    pairs = [(match.a, match.b) for match in matches] + [(left[m.a], right[m.b]) for m in alike]
    of_old = {note.id: f"old {note.id}" for note in old} | {old[i].id: f"both {at}" for at, (i, _) in enumerate(pairs)}
    of_new = {note.id: f"new {note.id}" for note in new} | {new[j].id: f"both {at}" for at, (_, j) in enumerate(pairs)}
    return of_old, of_new


def _key(note: Note, fold: Fold | None) -> tuple[str, str]:
    return note.kind, note.text() if fold is None else fold(note.text())


def pairs(
    old: Sequence[Note],
    new: Sequence[Note],
    numbers: tuple[Mapping[str, str], Mapping[str, str]],
    apart: Set[str],
    story: Callable[[Sequence[Block], Sequence[Block]], tuple[Item, ...]],
) -> Iterator[NotePair]:
    """The notes of both in the order of the new version, what only the old one has standing after what it follows.

    `numbers` are the keys as `keys` gives them; a pair in `apart` has its marks at two places: struck there, added
    here.
    """
    of_new = {numbers[1][note.id]: note for note in new if numbers[1][note.id] not in apart}
    waiting = list(new)

    def added(until: Note | None) -> Iterator[NotePair]:
        while waiting:
            note = waiting.pop(0)
            if note is until:
                return
            if numbers[1][note.id] in apart or numbers[1][note.id] not in both:
                yield NotePair("added", None, note.id, story((), note.blocks), note.kind)

    both = {numbers[0][note.id] for note in old} & of_new.keys()
    for note in old:
        other = of_new.get(numbers[0][note.id])
        if other is None:
            yield NotePair("struck", note.id, None, story(note.blocks, ()), note.kind)
            continue
        if other in waiting:
            yield from added(other)
        items = story(note.blocks, other.blocks)
        same = all(item.kind == "equal" for item in items)
        yield NotePair("equal" if same else "edited", note.id, other.id, items, note.kind)
    yield from added(None)
