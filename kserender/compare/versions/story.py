"""Compares the blocks of one story (the body, a cell, a note) and puts what it finds in the order of the text."""

from collections.abc import Sequence
from itertools import count

from kserender.compare.versions.contract import Item, Kind, Options, Side
from kserender.compare.versions.joins import join
from kserender.compare.versions.pairing import Group, pair
from kserender.compare.versions.tables import Tables
from kserender.compare.versions.units import Notes, Unit, Units
from kserender.compare.versions.wording import Wording
from kserender.model import Block


class Stories:
    """Compares one story after the other; moves are numbered through all of them."""

    def __init__(self, options: Options, old_notes: Notes, new_notes: Notes) -> None:
        self._units = Units(options, old_notes), Units(options, new_notes)
        self._wording = Wording(self._units[0].fold, old_notes, new_notes)
        self._tables = Tables(*self._units, self._inner)
        self._moves = count(1)

    def compare(self, old: Sequence[Block], new: Sequence[Block]) -> tuple[Item, ...]:
        """The items of a story."""
        return self._items(self._units[0].of(old), self._units[1].of(new))

    def _inner(self, old: Sequence[Block], new: Sequence[Block]) -> tuple[Item, ...]:
        """The items of a cell.  A single paragraph answers to a single one, however little they have in common."""
        left, right = self._units[0].of(old), self._units[1].of(new)
        if len(left) == len(right) == 1 and left[0].group == right[0].group and left[0].key != right[0].key:
            return (self._paired(left, right, Group((0,), (0,), 0.0)),)
        return self._items(left, right)

    def _items(self, old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Item, ...]:
        pairing = join(pair(old, new), old, new)
        moves = [(group, next(self._moves)) for group in pairing.moves]
        from_here = {group.old[0]: (group, number) for group, number in moves}
        to_here = {group.new[0]: (group, number) for group, number in moves}
        items: list[Item] = []
        at = other = 0
        for group in (*pairing.groups, Group((len(old),), (len(new),))):
            for number in range(at, group.old[0]):
                moved = from_here.get(number)
                items.append(self._alone(old[number], None) if moved is None else self._end(old, new, *moved, True))
            for number in range(other, group.new[0]):
                moved = to_here.get(number)
                items.append(self._alone(None, new[number]) if moved is None else self._end(old, new, *moved, False))
            if group.old[0] < len(old):
                items.append(self._paired(old, new, group))
            at, other = group.old[-1] + 1, group.new[-1] + 1
        return tuple(items)

    def _alone(self, old: Unit | None, new: Unit | None) -> Item:
        unit = old or new
        assert unit is not None  # noqa: S101 - one of the two is given
        if unit.table is not None:
            rows = self._tables.rows(old.table if old else None, new.table if new else None)
            return Item("struck" if old else "added", _sides(old), _sides(new), table=rows, similarity=0.0)
        pieces = self._wording.pieces([old] if old else [], [new] if new else [])
        return Item("struck" if old else "added", _sides(old), _sides(new), pieces, similarity=0.0)

    def _end(self, old: Sequence[Unit], new: Sequence[Unit], group: Group, move: int, here: bool) -> Item:
        """One end of a move: what was taken away from here, or has come here."""
        left, right = old[group.old[0]], new[group.new[0]]
        return Item(
            "moved_from" if here else "moved_to",
            _sides(left if here else None),
            _sides(None if here else right),
            () if left.table else self._wording.pieces([left], [right]),
            self._tables.rows(*((left.table, None) if here else (None, right.table))) if left.table else (),
            move=move,
            similarity=group.similarity,
        )

    def _paired(self, old: Sequence[Unit], new: Sequence[Unit], group: Group) -> Item:
        olds, news = [old[at] for at in group.old], [new[at] for at in group.new]
        sides = tuple(unit.side for unit in olds), tuple(unit.side for unit in news)
        same = len(olds) == len(news) == 1 and olds[0].key == news[0].key
        if olds[0].table is not None:
            rows = self._tables.rows(olds[0].table, news[0].table)
            return Item("equal" if same else "edited", *sides, table=rows, similarity=group.similarity)
        kind: Kind = "equal" if same else "edited"
        if len(olds) + len(news) > 2:
            kind = "split" if len(news) >= len(olds) else "merged"
        return Item(kind, *sides, self._wording.pieces(olds, news), similarity=group.similarity)


def _sides(unit: Unit | None) -> tuple[Side, ...]:
    return () if unit is None else (unit.side,)
