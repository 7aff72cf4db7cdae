"""What was found in a document: an area, a heading, whole blocks or words; and what of them can be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kserender.amend.cards import Refused
from kserender.amend.edits import Path
from kserender.amend.phrases import places
from kserender.amend.terrain import Area, Terrain, Text, at
from kserender.compare.fold import fold
from kserender.model import Figure, Heading, Paragraph, Table
from kserender.paper import Where


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading and what stands under it; `whole` when the section is spoken of, and not its heading alone."""

    heading: Text
    area: Area
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Blocks:
    """Whole paragraphs, tables or rows."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Characters of a paragraph."""

    path: Path
    start: int
    end: int


Spot: TypeAlias = Area | Headed | Blocks | Words


def told(part: Where) -> str:
    """The part as it is named to the user."""
    return " ".join(filter(None, (part.unit, part.number, f"”{part.text}”" if part.text else None)))


def only_path(terrain: Terrain, within: Spot, part: Where) -> Path:
    """The one paragraph of a spot."""
    found = paths(terrain, within)
    if len(found) != 1:
        raise Refused("ambiguous" if found else "not_found", told(part))
    return found[0]


def words_of(terrain: Terrain, path: Path) -> str:
    """The text of a paragraph."""
    return at(terrain.document, path).text()


def paths(terrain: Terrain, within: Spot) -> list[Path]:
    """The paragraphs of a spot, those in tables included."""
    if isinstance(within, Words):
        return [within.path]
    if isinstance(within, Headed):
        under = range(within.area.start, within.area.stop) if within.whole else ()
        tops: Sequence[Path] = [within.heading.path, *((n,) for n in under)]
    elif isinstance(within, Area):
        tops = [(n,) for n in range(within.start, within.stop)]
    else:
        tops = within.paths
    return [path for top in tops for path in _leaves(terrain, top)]


def _leaves(terrain: Terrain, path: Path) -> list[Path]:
    if len(path) == 4 or path[0] < 0:
        return [path] if isinstance(at(terrain.document, path), Heading | Paragraph) else []
    block = at(terrain.document, path[:1])
    if isinstance(block, Figure) or block.layer != "body":
        return []
    if not isinstance(block, Table):
        return [path]
    return [
        (path[0], r, c, n)
        for r, row in enumerate(block.rows)
        if len(path) == 1 or r == path[1]
        for c, cell in enumerate(row.cells)
        for n, inner in enumerate(cell.blocks)
        if isinstance(inner, Heading | Paragraph)
    ]


def area_of(terrain: Terrain, within: Spot, part: Where) -> Area:
    """The area that a part is looked for in."""
    if isinstance(within, Area):
        return within
    if isinstance(within, Headed):
        return within.area
    raise Refused("unsupported", told(part))


def the_words(terrain: Terrain, within: Spot, words: str) -> Words:
    """The one place in `within` where these words stand."""
    found = every(terrain, within, words)
    if len(found) != 1:
        raise Refused("ambiguous" if found else "not_found", words)
    return found[0]


def every(terrain: Terrain, within: Spot, words: str) -> list[Words]:
    """Every place in `within` where these words stand."""
    found: list[Words] = []
    for path in paths(terrain, within):
        text = words_of(terrain, path)
        start, end = (within.start, within.end) if isinstance(within, Words) else (0, len(text))
        found += [Words(path, a, b) for a, b in places(words, text) if start <= a and b <= end]
    return found


def positions(part: Where, count: int) -> list[int]:
    """The places from 0 that "3", "2,3", "3-5" and "-1" mean among so many."""
    found = []
    for number in numbers(part, count):
        if not number.isdecimal() or not 1 <= int(number) <= count:
            raise Refused("not_found", told(part))
        found.append(int(number) - 1)
    return found


def numbers(part: Where, count: int) -> list[str]:
    """The numbers that "3", "2,3", "3-5" and "-1" of so many mean."""
    found: list[str] = []
    for one in (part.number or "").split(","):
        first, dash, last = one.partition("-")
        if one.startswith("-"):
            found.append(str(count + int(one) + 1))
        elif dash and first.isdecimal() and last.isdecimal() and int(last) - int(first) < 1000:
            found += map(str, range(int(first), int(last) + 1))
        else:
            found.append(one.casefold())
    return found


def same(text: str, name: str) -> bool:
    """Whether a text is this name, whatever its signs and capitals."""
    return fold(text).casefold() == fold(name).casefold()


def begins(text: str, words: str) -> bool:
    """Whether a text begins with these words; dots at their end say that it goes on."""
    words = fold(words).removesuffix("...").rstrip()
    return fold(text).startswith(words) or fold(text).casefold().startswith(words.casefold())
