"""What a place in a document is called, so that where.py finds it again: "andra stycket under rubriken ”Mål”".

The best name first."""

import re
from collections.abc import Iterator, Sequence

from kserender.amend.edits import Path
from kserender.amend.quoting import quoted
from kserender.amend.terrain import Terrain, Text, at
from kserender.grid import columns
from kserender.model import Figure, Table

_ORDINALS = [
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
    "trettonde",
    "fjortonde",
    "femtonde",
    "sextonde",
    "sjuttonde",
    "artonde",
    "nittonde",
    "tjugonde",
]
_BEGINNINGS = (4, 8, 14)  # words that a paragraph is known by


def names(terrain: Terrain, path: Path) -> Iterator[str]:
    """What the block or row may be called.  Whether a name is enough is for others to see."""
    if path[0] < 0:
        yield from _note(terrain, path)
    elif len(path) > 1:
        yield from _in_table(terrain, path)
    elif isinstance(at(terrain.document, path), Table):
        yield f"tabell {terrain.tables.index(path[0]) + 1}"
    else:
        text = next((text for text in terrain.texts if text.path == path), None)
        if text is not None:
            yield from _text(terrain, text)


def several(terrain: Terrain, first: Path, last: Path) -> Iterator[str]:
    """What blocks of one kind in a row may be called together: "punkterna 3–5", "styckena 1 och 2 under …"."""
    ends = [next((text for text in terrain.texts if text.path == path), None) for path in (first, last)]
    if ends[0] is None or ends[1] is None or ends[0].level is not None:
        return
    if ends[0].label:
        numbers, unit = [ends[0].label, ends[1].label or ""], "punkterna"
    else:
        alike = [one for one in _directly(terrain, ends[0]) if one.label == ends[0].label]
        if ends[1] not in alike:
            return
        numbers = [str(alike.index(end) + 1) for end in ends if end is not None]
        unit = "styckena" if ends[0].label is None else "strecksatserna"
    joined = " och " if last[0] - first[0] == 1 else "–"
    name, under = f"{unit} {joined.join(numbers)}", _under(terrain, ends[0])
    if ends[0].label or not terrain.headings:
        yield name
    if under:
        yield f"{name} {under}"


def section(text: Text) -> str | None:
    """What a heading with all that stands under it is called."""
    heading = quoted(text.text.strip())
    return f"avsnittet {heading}" if heading else None


def capital(name: str) -> str:
    """The name at the beginning of a sentence."""
    return name[0].upper() + name[1:]


def noun(text: Text | None) -> str:
    """What a paragraph of this kind is called."""
    if text is not None and text.level is not None:
        return "rubrik"
    label = text.label if text is not None else None
    return "stycke" if label is None else "punkt" if label else "strecksats"


def _text(terrain: Terrain, text: Text) -> Iterator[str]:
    under = _under(terrain, text)
    if text.level is not None:
        heading = quoted(text.text.strip())
        if heading:
            yield f"rubriken {heading}"
            if under:
                yield f"rubriken {heading} {under}"
        return
    if text.label:
        letter = text.label.isalpha()
        name = f"punkt {text.label})" if letter else f"punkt {re.sub(r'[.](?=[a-z])', ' ', text.label)}"
        yield name
    else:
        alike = [one for one in _directly(terrain, text) if one.label == text.label]
        name = _counted(alike.index(text), "stycket" if text.label is None else "strecksatsen")
        if not terrain.headings:
            yield name
    if under:
        yield f"{name} {under}"
    yield from _beginning(text)


def _counted(number: int, unit: str) -> str:
    if number < len(_ORDINALS):
        return f"{_ORDINALS[number]} {unit}"
    return f"{'stycke' if unit == 'stycket' else 'strecksats'} {number + 1}"


def _beginning(text: Text) -> Iterator[str]:
    words = text.text.split(" ")
    unit = "stycket" if text.label is None else "punkten"
    if len(words) <= _BEGINNINGS[0] and (whole := quoted(text.text.strip())):
        yield f"{unit} {whole}"
    for count in _BEGINNINGS:
        first = quoted(" ".join(words[:count]).strip())
        if first and len(words) > count:
            yield f"{unit} som börjar med {first}"


def _directly(terrain: Terrain, text: Text) -> Sequence[Text]:
    """The paragraphs under the same heading."""
    over = _over(terrain, text)
    first = terrain.headings[0].path if terrain.headings else ()
    area = terrain.directly(over) if over else terrain.whole
    inside = [one for one in terrain.inside(area) if one.level is None]
    return inside if over or not first else [one for one in inside if one.path < first]


def _over(terrain: Terrain, text: Text) -> Text | None:
    """The heading that a block stands under; of a heading the one of higher level."""
    before = [one for one in terrain.headings if one.path < text.path]
    if text.level is not None:
        before = [one for one in before if (one.level or 0) < (text.level or 0)]
    return before[-1] if before else None


def _under(terrain: Terrain, text: Text) -> str:
    over = _over(terrain, text)
    if over is None:
        first = quoted(terrain.headings[0].text.strip()) if terrain.headings and text.level is None else None
        return f"före rubriken {first}" if first else ""
    heading = quoted(over.text.strip())
    return f"under rubriken {heading}" if heading else ""


def _note(terrain: Terrain, path: Path) -> Iterator[str]:
    note = terrain.document.notes[-1 - path[0]]
    if note.kind == "footnote":
        name = f"fotnot {note.id}"
        yield name if len(note.blocks) == 1 else f"{_ORDINALS[path[1]]} stycket i {name}"


def _in_table(terrain: Terrain, path: Path) -> Iterator[str]:
    table = at(terrain.document, path[:1])
    if not isinstance(table, Table):
        return
    where = f"tabell {terrain.tables.index(path[0]) + 1}"
    row = table.rows[path[1]]
    plain = [number for number, one in enumerate(table.rows) if not one.header]
    first = quoted(row.cells[0].text().strip()) if row.cells and row.cells[0].text().strip() else None
    rows = [f"raden {first}"] if first else []
    rows += [f"rad {plain.index(path[1]) + 1}"] if path[1] in plain else []
    if len(path) == 2:
        yield from (f"{one} i {where}" for one in rows)
        return
    placed = [*columns(table.rows)]
    column = placed[path[1]][path[2]][0]
    head = next((cell.text().strip() for at_, cell in placed[0] if at_ == column), "")
    heads = [f"kolumnen {quoted(head)}"] if head and quoted(head) else []
    yield from (f"{one} på {other} i {where}" for other in rows for one in (*heads, f"kolumn {column + 1}"))


def is_figure(terrain: Terrain, path: Path) -> bool:
    """Whether a picture stands there, which cannot be spoken of."""
    return path[0] >= 0 and len(path) == 1 and isinstance(at(terrain.document, path), Figure)
