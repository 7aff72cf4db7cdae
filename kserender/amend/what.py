"""*Vad*: an instruction as edits at the places that it speaks of."""

import re
from collections.abc import Callable, Sequence

from kserender.amend.cards import Refused
from kserender.amend.edits import Edit, Insert, Move, Path, Relabel, Reword, Strike, is_row
from kserender.amend.phrases import last_of, put_after, put_before, taken_out
from kserender.amend.spots import Blocks, Headed, Spot, Words, every, only_path, the_words, told, words_of
from kserender.amend.terrain import Area, Terrain, at, label_key
from kserender.amend.where import LITERAL, finest, spot
from kserender.compare.fold import fold
from kserender.compare.words import diff
from kserender.model import Heading, Paragraph, Table
from kserender.paper import Instruction, Where

CELLS = " | "  # between the cells of a new row
_QUOTE = "[”\"“„»«’‘']"
_THROUGHOUT = re.compile(
    r"\b(?:genomgående|överallt|hela (?:dokumentet|handlingen)|(?:samtliga|alla|båda) ställen\w*)\b"
)
_FIRST = re.compile(r"(?:först|överst|i början)\b", re.IGNORECASE)
_LAST = re.compile(r"(?:sist|nederst|i slutet)\b", re.IGNORECASE)
_KINDS = {"rubrik": "heading", "underrubrik": "subheading", "rad": "row", "stycke": "paragraph", "text": "paragraph"}
_BESIDE = ("after", "before", "between")


def edits_of(terrain: Terrain, instruction: Instruction, said: Sequence[Instruction] = ()) -> list[Edit]:
    """The edits of an instruction, `said` being all that its sentence says; raises Refused."""
    if instruction.unread:
        raise Refused("unread", instruction.unread)
    rest = _unquoted(instruction, said)
    if instruction.text.find(instruction.new or "") >= 0 and re.search('[”"“„»«]', rest):
        raise Refused("unsupported", instruction.text)  # quoted words that nobody has understood
    return _ACTIONS[instruction.action](terrain, instruction)


def _unquoted(instruction: Instruction, said: Sequence[Instruction] = ()) -> str:
    """The sentence without the quoted words that are known."""
    rest = instruction.text
    known: set[str | None] = set()
    for one in (instruction, *said):
        known |= {one.old, one.new, *(part.text for part in (*one.where, *one.to))}
    for words in sorted(filter(None, known), key=len, reverse=True):
        rest = re.sub(rf"{_QUOTE}\s*{re.escape(words)}\s*{_QUOTE}", " ", rest)
    return rest


def _parts(instruction: Instruction) -> list[Where]:
    """The parts that say where; not the words that are changed.  "Sista ordet", which nothing counts, is refused."""
    for part in instruction.where:
        if part.unit in LITERAL and part.number is not None:
            raise Refused("unsupported", told(part))
    return [part for part in instruction.where if not (part.unit in LITERAL and part.relation is None)]


def _named(parts: Sequence[Where], old: str | None) -> bool:
    """Whether the old words are those that a part is named by: "rubriken ”Mål”", "meningen ”…”"."""
    return any(part.text == old and part.relation is None for part in parts)


# Strike


def _strike(terrain: Terrain, instruction: Instruction) -> list[Edit]:
    parts, old = _parts(instruction), instruction.old
    place = spot(terrain, parts)
    if old is None:
        return _struck(terrain, place, instruction)
    if _named(parts, old):
        whole = _text(terrain, place)
        if isinstance(place, Headed) or fold(whole).casefold() == fold(old).casefold():
            return _struck(terrain, place, instruction)
    return [_without(terrain, one) for one in _old(terrain, place, instruction)]


def _struck(terrain: Terrain, place: Spot, instruction: Instruction) -> list[Edit]:
    if isinstance(place, Words):
        return [_without(terrain, place)]
    if isinstance(place, Headed):
        under = range(place.area.start, place.area.stop) if place.whole else ()
        return [Strike(place.heading.path), *(Strike((number,)) for number in under)]
    if isinstance(place, Blocks) and len(place.paths[0]) < 4 and place.paths[0][0] >= 0:
        return [Strike(path) for path in place.paths]
    raise Refused("unsupported", instruction.target)


def _without(terrain: Terrain, place: Words) -> Edit:
    text = words_of(terrain, place.path)
    if len(place.path) == 1 and not (text[: place.start] + text[place.end :]).strip():
        return Strike(place.path)
    return Reword(place.path, *taken_out(text, place.start, place.end), "")


def _old(terrain: Terrain, place: Spot, instruction: Instruction) -> list[Words]:
    """Where the old words stand: one place, or all of them when the sentence says so."""
    old = instruction.old or ""
    if _THROUGHOUT.search(_unquoted(instruction).casefold()):
        found = every(terrain, place, old)
        if not found:
            raise Refused("not_found", old)
        return found
    return [the_words(terrain, place, old)]


def _text(terrain: Terrain, place: Spot) -> str:
    if isinstance(place, Words):
        return words_of(terrain, place.path)[place.start : place.end]
    if isinstance(place, Blocks) and len(place.paths) == 1 and len(place.paths[0]) in (1, 4):
        return words_of(terrain, place.paths[0])
    return ""


# Replace


def _replace(terrain: Terrain, instruction: Instruction) -> list[Edit]:
    parts, new = _parts(instruction), instruction.new
    if new is None:
        raise Refused("incomplete", instruction.text)
    place = spot(terrain, parts)
    if instruction.old is not None:
        return [_narrowed(terrain, one, new) for one in _old(terrain, place, instruction)]
    if not parts or isinstance(place, Area):
        raise Refused("incomplete", instruction.text)
    if isinstance(place, Words):
        return [Reword(place.path, place.start, place.end, new)]
    if isinstance(place, Headed):
        return [Reword(place.heading.path, 0, len(place.heading.text), new)]
    if len(place.paths) == 1 and is_row(place.paths[0]):
        return _new_row(terrain, place.paths[0], new, instruction)
    path = only_path(terrain, place, parts[0])
    if isinstance(at(terrain.document, path[:1]) if path[0] >= 0 else None, Table) and len(path) != 4:
        raise Refused("unsupported", instruction.target)
    first, *more = new.split("\n") if len(path) == 1 else [new]
    added = [Insert(path, True, "\n".join(more), "point" if _label(terrain, path) else "paragraph")] if more else []
    return [Reword(path, 0, len(words_of(terrain, path)), first), *added]


def _label(terrain: Terrain, path: Path) -> str | None:
    """The list label of a block."""
    block = at(terrain.document, path)
    return block.label if isinstance(block, Heading | Paragraph) else None


def _narrowed(terrain: Terrain, place: Words, new: str) -> Edit:
    """The new words without those that were only quoted to tell the place."""
    old = words_of(terrain, place.path)[place.start : place.end]
    pieces = diff(old, new)
    head = len(pieces[0].text) if pieces and pieces[0].op == "equal" else 0
    tail = len(pieces[-1].text) if len(pieces) > 1 and pieces[-1].op == "equal" else 0
    return Reword(place.path, place.start + head, place.end - tail, new[head : len(new) - tail])


def _new_row(terrain: Terrain, path: Path, new: str, instruction: Instruction) -> list[Edit]:
    table = at(terrain.document, path[:1])
    cells = table.rows[path[1]].cells if isinstance(table, Table) else ()
    texts = new.split(CELLS)
    if len(cells) != len(texts) or any(len(cell.blocks) != 1 for cell in cells):
        raise Refused("unsupported", instruction.target)
    return [
        Reword((*path, number, 0), 0, len(cell.text()), text)
        for number, (cell, text) in enumerate(zip(cells, texts, strict=True))
        if cell.text() != text
    ]


# Insert


def _insert(terrain: Terrain, instruction: Instruction) -> list[Edit]:
    parts, new = _parts(instruction), instruction.new
    if not new or not parts:
        raise Refused("incomplete", instruction.text)
    anchor = finest(parts)
    place = spot(terrain, parts)
    beside = anchor.relation in _BESIDE
    wordy = instruction.unit in LITERAL or instruction.unit == "mening" or instruction.unit is None
    if isinstance(place, Words) or (wordy and not beside):
        return [_more_words(terrain, place, anchor, instruction, new)]
    kind = _KINDS.get(instruction.unit or anchor.unit, "point")
    path, after = _gap(terrain, place, anchor, bool(_FIRST.match(instruction.target)))
    if (kind == "row") != is_row(path):
        raise Refused("unsupported", instruction.target)
    text = "\t".join(_cells(terrain, path, new)) if kind == "row" else new
    return [Insert(path, after, text, kind)]  # type: ignore[arg-type]


def _cells(terrain: Terrain, path: Path, new: str) -> list[str]:
    """The cells of a new row, as many as the row beside it has."""
    table = at(terrain.document, path[:1])
    cells = new.split(CELLS)
    if not isinstance(table, Table) or len(cells) != len(table.rows[path[1]].cells):
        raise Refused("incomplete", new)
    return cells


def _more_words(terrain: Terrain, place: Spot, anchor: Where, instruction: Instruction, new: str) -> Edit:
    if isinstance(place, Words) and anchor.relation in _BESIDE:
        text = words_of(terrain, place.path)
        if anchor.relation == "before":
            return Reword(place.path, place.start, place.start, put_before(text, place.start, new))
        return Reword(place.path, place.end, place.end, put_after(text, place.end, new))
    path = only_path(terrain, place, anchor)
    text = words_of(terrain, path)
    start, end = (place.start, place.end) if isinstance(place, Words) else (0, len(text))
    if not text:
        return Reword(path, 0, 0, new)
    if _FIRST.match(instruction.target):
        return Reword(path, start, start, put_before(text, start, new))
    if _LAST.match(instruction.target) or instruction.unit == "mening":
        last = start + last_of(text[start:end], new)
        return Reword(path, last, last, put_after(text, last, new))
    raise Refused("incomplete", instruction.text)


def _gap(terrain: Terrain, place: Spot, anchor: Where, first: bool) -> tuple[Path, bool]:
    """The block or row that something new stands beside, and whether after it."""
    if isinstance(place, Headed):
        if place.whole and anchor.relation != "before" and place.area.stop > place.area.start:
            return (place.area.stop - 1,), True
        return place.heading.path, anchor.relation != "before"
    if isinstance(place, Blocks):
        paths = place.paths
        if len(paths[0]) == 4 or paths[0][0] < 0:
            raise Refused("unsupported", told(anchor))
        if anchor.relation == "between":
            if len(paths) != 2 or paths[1][-1] - paths[0][-1] != 1:
                raise Refused("ambiguous", told(anchor))
            return paths[0], True
        if anchor.relation in _BESIDE:
            return (paths[0], False) if anchor.relation == "before" else (paths[-1], True)
        table = at(terrain.document, paths[0])
        if isinstance(table, Table) and len(paths[0]) == 1:
            return ((*paths[0], 0), False) if first else ((*paths[0], len(table.rows) - 1), True)
        raise Refused("unsupported", told(anchor))
    if not isinstance(place, Area) or (place.start >= place.stop and place.heading is None):
        raise Refused("unsupported", told(anchor))
    if first or place.start >= place.stop:
        return (place.heading.path, True) if place.heading else ((place.start,), False)
    return (place.stop - 1,), True


# Move and renumber


def _move(terrain: Terrain, instruction: Instruction) -> list[Edit]:
    place = spot(terrain, _parts(instruction))
    if not instruction.to or not _parts(instruction):
        raise Refused("unsupported", instruction.new or instruction.text)
    moved = [edit.path for edit in _struck(terrain, place, instruction) if isinstance(edit, Strike)]
    goal = spot(terrain, instruction.to)
    beside, after = _gap(terrain, goal, finest(instruction.to), bool(_FIRST.match(instruction.new or "")))
    if not moved or beside in moved or any(len(path) != len(beside) for path in moved):
        raise Refused("unsupported", instruction.new or "")
    if len(beside) == 2 and any(path[0] != beside[0] for path in moved):
        raise Refused("unsupported", instruction.new or "")
    return [Move(path, beside, after) for path in moved]


def _renumber(terrain: Terrain, instruction: Instruction) -> list[Edit]:
    parts = _parts(instruction)
    if instruction.new is None and all(part.number is None for part in parts):
        spot(terrain, [part for part in parts if part.text])
        return []  # "efterföljande punkter numreras om": lists that are consecutive follow anyway
    place = spot(terrain, parts)
    numbers = re.findall(r"\d+(?:\.\d+)*|\b[a-z]\b", instruction.new or instruction.text.partition(" betecknas ")[2])
    if not isinstance(place, Blocks) or not numbers:
        raise Refused("unsupported", instruction.text)
    if len(place.paths) > 1 and len(numbers) == 2 and int(numbers[1]) - int(numbers[0]) == len(place.paths) - 1:
        numbers = [str(int(numbers[0]) + step) for step in range(len(place.paths))]
    if len(numbers) != len(place.paths):
        raise Refused("unsupported", instruction.text)
    return [_relabelled(terrain, path, number) for path, number in zip(place.paths, numbers, strict=True)]


def _relabelled(terrain: Terrain, path: Path, number: str) -> Edit:
    label = _label(terrain, path)
    if not label or not label_key(label):
        raise Refused("unsupported", number)
    return Relabel(path, re.sub(r"[^\W_]+(?:[. ][^\W_]+)*", number, label, count=1))


_ACTIONS: dict[str, Callable[[Terrain, Instruction], list[Edit]]] = {
    "strike": _strike,
    "replace": _replace,
    "insert": _insert,
    "move": _move,
    "renumber": _renumber,
}
