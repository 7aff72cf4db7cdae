"""The blocks of one version made ready to be compared: paragraphs whole again, each with a key that equal ones share.

A paragraph that a reader has cut into pieces, because a part of it is guidance, is one block again here.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from kserender.compare.versions.contract import Options, Side
from kserender.model import Block, Figure, Heading, Paragraph, Run, Table

_WORD = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+|(?<![^\W\d_])[a-zåäö](?![^\W\d_])|(?<!\w)[ivxlc]+(?!\w)")

_QUOTES = str.maketrans({**dict.fromkeys("”“„‟»«″", '"'), **dict.fromkeys("’‘‚‛›‹′`´", "'")})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES = re.compile(r"\s+")

Fold = Callable[[str], str]
Notes = Mapping[str, str]
"""The number of a note in this version → the key that it shares with the note that answers to it."""


@dataclass(frozen=True)
class Unit:
    """A block and what it is compared by.  `marks` are the note marks in its text: (characters before it, number)."""

    side: Side
    key: Hashable
    marks: tuple[tuple[int, str], ...] = ()
    table: Table | None = None
    boxed: bool = False

    @property
    def group(self) -> tuple[str, bool]:
        """Only blocks of one group can answer to each other."""
        return ("text" if self.side.type in ("heading", "paragraph") else self.side.type, self.boxed)

    @cached_property
    def words(self) -> list[str]:
        """The words and numbers, without capitals; of a table those of all its cells."""
        text = self.side.text if self.table is None else self.table.text()
        return _WORD.findall(text.casefold())


class Units:
    """Makes units of blocks: what is no difference is said by the options, what notes are equal by `notes`."""

    def __init__(self, options: Options, notes: Notes) -> None:
        self.options = options
        self.fold = folding(options)
        self.notes = notes

    def of(self, blocks: Iterable[Block]) -> list[Unit]:
        """The units of a story (the body, a cell, a note), numbered from 0."""
        return [self._unit(number, pieces) for number, pieces in enumerate(_whole(blocks))]

    def _unit(self, number: int, pieces: list[Block]) -> Unit:
        first = pieces[0]
        boxed = first.layer == "textbox"
        if isinstance(first, Table):
            side = Side(number, first.place, "table", layer=first.layer)
            return Unit(side, ("table", boxed, self._table(first)), table=first, boxed=boxed)
        if isinstance(first, Figure):
            side = Side(number, first.place, "figure", first.description, layer=first.layer)
            return Unit(side, ("figure", boxed, "" if self.options.text_only else first.description), boxed=boxed)
        return self._text(number, [piece for piece in pieces if isinstance(piece, Heading | Paragraph)], boxed)

    def _text(self, number: int, pieces: list[Heading | Paragraph], boxed: bool) -> Unit:
        first = pieces[0]
        text, runs, marks = "", [], []
        end = first.place.start
        for piece in pieces:
            text += " " * (piece.place.start - end)
            for run in piece.runs:
                if run.note is not None:
                    marks.append((len(text), run.note))
                else:
                    text += run.text
                    runs.append(run)
            end = piece.place.end
        level = first.level if isinstance(first, Heading) else None
        label = next((piece.label for piece in pieces if piece.label), None)
        side = Side(
            number,
            first.place,
            "paragraph" if level is None else "heading",
            text,
            label,
            level,
            first.depth if isinstance(first, Paragraph) else 0,
            first.style,
            first.layer,
            _all(runs, lambda run: run.bold),
            _all(runs, lambda run: run.italic),
        )
        notes = tuple((at, self.notes.get(note, note)) for at, note in marks)
        shape = None if self.options.text_only else (level, label_shape(side))
        folded = text if self.fold is None else self.fold(text)
        return Unit(side, ("text", boxed, folded, notes, shape), tuple(marks), boxed=boxed)

    def _table(self, table: Table) -> Hashable:
        return tuple(
            tuple((cell.columns, cell.rows, tuple(unit.key for unit in self.of(cell.blocks))) for cell in row.cells)
            for row in table.rows
        )


def label_shape(side: Side) -> str | None:
    """What of a list label cannot change by itself: one that was typed, or the form of one that the program counts."""
    if side.label is None or side.place.start:
        return side.label
    return _FIGURES.sub("#", side.label.casefold())


def folding(options: Options) -> Fold | None:
    """What makes texts equal that the options let pass; None when they let nothing pass."""
    steps: list[Fold] = []
    if options.quotes:
        steps.append(lambda text: text.translate(_QUOTES))
    if options.dashes:
        steps.append(lambda text: text.translate(_DASHES))
    if options.spacing:
        steps.append(lambda text: _SPACES.sub(" ", text.translate(_UNSEEN)).strip())
    if options.capitals:
        steps.append(str.casefold)

    def fold(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return fold if steps else None


def _whole(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks, with the pieces of one paragraph together."""
    pieces = (Heading, Paragraph)
    counted = enumerate(blocks)
    for _key, group in groupby(counted, lambda at: at[1].place.paragraph if isinstance(at[1], pieces) else -1 - at[0]):
        yield [block for _number, block in group]


def _all(runs: list[Run], mark: Callable[[Run], bool]) -> bool:
    shown = [run for run in runs if run.text.strip()]
    return bool(shown) and all(map(mark, shown))
