"""An edit as sentences: the shortest first, then with more words around, at last the whole paragraph anew."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kserender.amend.changes import Step
from kserender.amend.edits import Edit, Insert, Move, Path, Relabel, Reword, Strike
from kserender.amend.naming import capital, is_figure, names, noun, section, several
from kserender.amend.phrases import places
from kserender.amend.quoting import called, quoted
from kserender.amend.spots import words_of
from kserender.amend.terrain import Terrain, at, label_key
from kserender.amend.what import CELLS
from kserender.compare.words import TOKEN
from kserender.model import Table

MOST_AROUND = 8  # words that are quoted on each side to tell a place

_MANY = {"rubrik": "rubriker", "stycke": "stycken", "punkt": "punkter", "strecksats": "strecksatser"}
_UNITS = {"heading": "rubrik", "subheading": "underrubrik", "row": "rad", "paragraph": "stycke"}


def sayings(terrain: Terrain, edits: Sequence[Edit]) -> Iterator[str]:
    """Sentences that may say an edit, or several strikes that belong together; the best first."""
    if len(edits) > 1:
        yield from _strikes(terrain, edits)
    else:
        yield from _SAY[type(edits[0])](terrain, edits[0])


def grouped(terrain: Terrain, steps: Sequence[Step]) -> Iterator[list[Step]]:
    """The steps one by one, but strikes of a whole section, or of blocks of one kind in a row, together."""
    at = 0
    while at < len(steps):
        size = _strikes_from(terrain, steps, at)
        yield list(steps[at : at + size])
        at += size


def _strikes_from(terrain: Terrain, steps: Sequence[Step], at: int) -> int:
    first = steps[at]
    if not isinstance(first, Strike) or len(first.path) > 1:
        return 1
    run = 1
    while at + run < len(steps) and steps[at + run] == Strike((first.path[0] + run,)):
        run += 1
    texts = {text.path[0]: text for text in terrain.texts}
    here = texts.get(first.path[0])
    if here is None:
        return 1
    if here.level is not None:
        whole = terrain.section(here).stop - here.path[0]
        return whole if 1 < whole <= run else 1
    alike = 1
    while alike < run:
        other = texts.get(first.path[0] + alike)
        if other is None or other.level is not None or noun(other) != noun(here):
            break
        alike += 1
    return alike


def _strikes(terrain: Terrain, edits: Sequence[Edit]) -> Iterator[str]:
    first, last = edits[0].path, edits[-1].path
    heading = next((text for text in terrain.headings if text.path == first), None)
    called_so = [section(heading)] if heading else several(terrain, first, last)
    yield from (f"{capital(name)} stryks." for name in called_so if name)


# Words


def _reword(terrain: Terrain, edit: Reword) -> Iterator[str]:
    text = words_of(terrain, edit.path)
    whole = text[: edit.start] + edit.new + text[edit.end :]
    called_so = [*names(terrain, edit.path)]
    if not (edit.start == 0 and edit.end == len(text)) or len(edit.path) == 4:
        yield from (sentence for place in called_so for sentence in _words(text, edit, place))
    told = quoted(whole.strip())
    if told and whole:
        heading = len(edit.path) == 1 and called_so and called_so[0].startswith("rubriken")
        said = "ändras till" if heading else "får följande lydelse:"
        yield from (f"{capital(place)} {said} {_closed(told)}" for place in called_so)


def _words(text: str, edit: Reword, place: str) -> Iterator[str]:
    old, new = text[edit.start : edit.end].strip(), edit.new.strip()
    place_in = f"i {place}"
    if not text and quoted(new):
        yield f"{capital(place_in)} läggs {quoted(new)} till."
    if old and not new and quoted(old) and _alone(old, text):
        yield f"{capital(place_in)} stryks {called(old)} {quoted(old)}."
    if new and not old and quoted(new):
        yield from _added(text, edit, place_in)
    for start, end in _wider(text, edit.start, edit.end):
        old = text[start:end]
        new = text[start : edit.start] + edit.new + text[edit.end : end]
        told, becomes = quoted(old.strip()), quoted(new.strip())
        if old.strip() and new.strip() and told and becomes and _alone(old.strip(), text):
            yield f"{capital(place_in)} ersätts {called(old.strip())} {told} med {becomes}."


def _added(text: str, edit: Reword, place: str) -> Iterator[str]:
    new = edit.new.strip()
    said = f"läggs {called(new)} {quoted(new)} till"
    if not text[edit.end :].strip(" .!?"):
        yield f"Sist {place} {said}."
    for start, _end in _wider(text, edit.start, edit.start, right=False):
        before = quoted(text[start : edit.start].strip())
        if before and _tells(text[start : edit.start]) and _alone(text[start : edit.start].strip(), text):
            yield f"{capital(place)} {said} efter {called(text[start : edit.start].strip())} {before}."
    for _start, end in _wider(text, edit.end, edit.end, left=False):
        after = quoted(text[edit.end : end].strip())
        if after and _tells(text[edit.end : end]) and _alone(text[edit.end : end].strip(), text):
            yield f"{capital(place)} {said} före {called(text[edit.end : end].strip())} {after}."


def _tells(words: str) -> bool:
    """Whether there is more than signs, so that people can find the place."""
    return any(sign.isalnum() for sign in words)


def _alone(words: str, text: str) -> bool:
    """Whether the words stand in one place only, whatever their capitals."""
    return len([*places(words.casefold(), text.casefold())]) == 1


def _wider(text: str, start: int, end: int, *, left: bool = True, right: bool = True) -> Iterator[tuple[int, int]]:
    """The span widened to whole words, then by a word on each side at a time."""
    spans = [token.span() for token in TOKEN.finditer(text) if not token[0].isspace()]
    before = [a for a, b in spans if b <= start or (a < start < b)][::-1]
    after = [b for a, b in spans if a >= end or (a < end < b)]
    if not (left and right):
        around = before if left else after
        yield from ((one, end) if left else (start, one) for one in around[:MOST_AROUND])
        return
    if start < end:
        yield start, end
    for count in range(1, MOST_AROUND + 1):
        a, b = before[:count][-1:], after[:count][-1:]
        if count == 1:
            yield from ((a[0], end) for _once in a)
            yield from ((start, b[0]) for _once in b)
        yield (a[0] if a else start), (b[0] if b else end)


# Blocks


def _strike(terrain: Terrain, edit: Strike) -> Iterator[str]:
    yield from (f"{capital(place)} stryks." for place in names(terrain, edit.path))


def _insert(terrain: Terrain, edit: Insert) -> Iterator[str]:
    text = CELLS.join(edit.text.split("\t")) if edit.kind == "row" else edit.text
    told = quoted(text.strip())
    if not told:
        return
    for place in _gaps(terrain, edit.path, edit.after):
        unit = _UNITS.get(edit.kind) or _point(terrain, edit.path)
        unit = _MANY[unit] if "\n" in edit.text else unit
        yield f"{capital(place)} läggs följande {unit} till: {_closed(told)}"


def _point(terrain: Terrain, path: Path) -> str:
    """The word for a point of the list that stands there."""
    beside = next((text for text in terrain.texts if text.path == path), None)
    found = noun(beside)
    return found if found == "strecksats" else "punkt"


def _gaps(terrain: Terrain, path: Path, after: bool) -> Iterator[str]:
    """Beside a block or row; of a gap that has two sides, the one before it first."""
    here = path[-1] + after
    count = _count(terrain, path)
    for neighbour, word in ((here - 1, "efter"), (here, "före")):
        beside = (*path[:-1], neighbour)
        if not 0 <= neighbour < count or is_figure(terrain, beside):
            continue
        for place in names(terrain, beside):
            if place.startswith("rubriken") and word == "efter":
                yield f"först under {place}"
            yield f"{word} {place}"


def _count(terrain: Terrain, path: Path) -> int:
    if len(path) == 1:
        return len(terrain.document.blocks)
    table = at(terrain.document, path[:1])
    return len(table.rows) if isinstance(table, Table) else 0


def _move(terrain: Terrain, edit: Move) -> Iterator[str]:
    for place in names(terrain, edit.path):
        yield from (f"{capital(place)} flyttas till {gap}." for gap in _gaps(terrain, edit.beside, edit.after))


def _relabel(terrain: Terrain, edit: Relabel) -> Iterator[str]:
    number = re.sub(r"[.](?=[a-z])", " ", label_key(edit.label) or "")
    yield from (f"{capital(place)} numreras om till {number}." for place in names(terrain, edit.path))


def _closed(told: str) -> str:
    """Quoted words at the end of a sentence."""
    return told if told[-2] in ".!?" else f"{told}."


_SAY: dict[type[Any], Callable[[Terrain, Any], Iterator[str]]] = {
    Reword: _reword,
    Strike: _strike,
    Insert: _insert,
    Move: _move,
    Relabel: _relabel,
}
