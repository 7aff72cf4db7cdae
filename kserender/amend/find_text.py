"""Finds headings, points, paragraphs and sentences."""

from collections.abc import Sequence

from kserender.amend.cards import Refused
from kserender.amend.spots import (
    Blocks,
    Headed,
    Spot,
    Words,
    area_of,
    begins,
    numbers,
    only_path,
    paths,
    positions,
    told,
    words_of,
)
from kserender.amend.terrain import Area, Terrain, Text, label_key
from kserender.compare.sentences import sentences
from kserender.model import Heading
from kserender.paper import Where


def page(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """The blocks of a page."""
    area = area_of(terrain, within, part)
    found = [n for n in range(area.start, area.stop) if str(terrain.document.blocks[n].place.page) == part.number]
    if not found:
        raise Refused("not_found", told(part))
    return Area(found[0], found[-1] + 1)


def heading(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """A heading by its name or number, or what stands under it or before it."""
    area = area_of(terrain, within, part)
    area = terrain.section(area.heading) if area.heading else area
    found = terrain.named(part.text, area) if part.text else terrain.numbered(part.number or "", area)
    one = _only(found, part)
    if part.relation == "before":
        return terrain.above(one)
    whole = part.unit in ("avsnitt", "kapitel")
    under = terrain.section(one) if whole else terrain.directly(one)
    return under if part.relation == "under" else Headed(one, under, whole)


def title(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """The document's title."""
    titles = [one for one in terrain.headings if isinstance(one.block, Heading) and one.level == 0]
    return Headed(_only(titles or terrain.headings[:1], part), terrain.whole)


def opening(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """The opening, when it has a heading."""
    if part.text:
        return heading(terrain, within, part)
    raise Refused("unsupported", told(part))


def paragraph_sign(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """A heading or paragraph that begins with "5 §" or "§ 5", and what follows up to the next such."""
    area = area_of(terrain, within, part)
    marked = [text for text in terrain.inside(area) if _law_number(text) is not None]
    one = _only([text for text in marked if _law_number(text) == part.number], part)
    stop = min((other.path[0] for other in marked if other.path > one.path), default=area.stop)
    if one.level is not None:
        return Headed(one, Area(one.path[0] + 1, min(stop, terrain.section(one).stop), one), whole=True)
    return Area(one.path[0], min(stop, terrain.whole.stop))


def _law_number(text: Text) -> str | None:
    words = ((text.block.label or "") + " " + text.text[:20]).split()
    for sign, number in (words[:2], words[1::-1]) if len(words) > 1 else ():
        if sign == "§":
            return label_key(number)
    return None


def note(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """A footnote by its number."""
    notes = terrain.document.notes
    found = [n for n, note in enumerate(notes) if note.id == part.number and note.kind == "footnote"]
    if len(found) != 1:
        raise Refused("ambiguous" if found else "not_found", told(part))
    return Blocks(tuple((-1 - found[0], inner) for inner in range(len(notes[found[0]].blocks))))


def listing(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """The only list of an area."""
    area = area_of(terrain, within, part)
    listed = [text.path[0] for text in terrain.inside(area) if text.label is not None]
    if not listed or part.text or part.number:
        raise Refused("not_found", told(part))
    if listed[-1] - listed[0] >= len(listed):
        raise Refused("ambiguous", told(part))
    return Area(listed[0], listed[-1] + 1)


def point(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """Points by their labels, or by counting bullets; those directly under the heading first."""
    area = area_of(terrain, within, part)
    found = _points(terrain.inside(area), part)
    if not found and area.heading:
        found = _points(terrain.inside(terrain.section(area.heading)), part)
    return _counted(found, part)


def _points(inside: Sequence[Text], part: Where) -> list[Text]:
    texts = [text for text in inside if text.level is None]
    if part.unit == "att-sats" and part.number:
        clauses = [text for text in texts if text.text.lower().startswith("att ")]
        return [clauses[at] for at in positions(part, len(clauses))]
    listed = [text for text in texts if text.label is not None]
    if part.text:
        return [text for text in (listed or texts) if begins(text.text, part.text)]
    labels = numbers(part, 0)
    found = [text for text in listed if text.label in labels]
    if found and part.unit != "strecksats":
        return found
    bullets = [text for text in listed if text.label == ""]
    if bullets and bullets[-1].path[0] - bullets[0].path[0] >= len(bullets):
        raise Refused("ambiguous", told(part))  # more than one list
    return [bullets[at] for at in positions(part, len(bullets))]


def paragraph(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """Paragraphs by how they begin, or counted where it is plain what counts."""
    if isinstance(within, Blocks):  # in a note or cell
        return Blocks(tuple(within.paths[at] for at in positions(part, len(within.paths))))
    area = area_of(terrain, within, part)
    plain = [text for text in terrain.inside(area) if text.level is None]
    if part.text:
        return _counted([text for text in plain if begins(text.text, part.text)], part)
    free = [text for text in plain if text.label is None]
    found = [free[at] for at in positions(part, len(free))] if part.number else free
    over = area.heading is None and any(area.start <= one.path[0] < area.stop for one in terrain.headings)
    listed = any(text.label is not None and text.path < found[-1].path for text in plain) if found else False
    if over or listed:  # of which heading; with points counted or not
        raise Refused("ambiguous", told(part))
    return _counted(found, part)


def _counted(found: Sequence[Text], part: Where) -> Spot:
    if not found:
        raise Refused("not_found", told(part))
    wanted = len(numbers(part, 0)) if part.number else 1
    if len(found) != wanted:
        raise Refused("ambiguous" if len(found) > wanted else "not_found", told(part))
    return Blocks(tuple(text.path for text in found))


def sentence(terrain: Terrain, within: Spot, part: Where) -> Spot:
    """Sentences by how they begin, wherever they stand; or counted, of the one paragraph."""
    if part.text:
        found = [
            Words(path, start, end)
            for path in paths(terrain, within)
            for text in (words_of(terrain, path),)
            for start, end in sentences(text)
            if begins(text[start:end], part.text)
        ]
        if len(found) != 1:
            raise Refused("ambiguous" if found else "not_found", told(part))
        return found[0]
    path = only_path(terrain, within, part)
    spans = [*sentences(words_of(terrain, path))]
    places = positions(part, len(spans))
    if places != [*range(places[0], places[-1] + 1)]:  # with others between
        raise Refused("unsupported", told(part))
    counted = [spans[at] for at in places]
    return Words(path, counted[0][0], counted[-1][1])


def _only(found: Sequence[Text], part: Where) -> Text:
    if len(found) != 1:
        raise Refused("ambiguous" if found else "not_found", told(part))
    return found[0]
