"""*Var*: what of a document an instruction speaks of.  What cannot be found, or may be several places, is refused.

The parts that a sentence names are taken from the largest to the smallest, each within what was found before: a
heading, a table, a row, a point, a sentence, words.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from kserender.amend import find_table, find_text
from kserender.amend.cards import Refused
from kserender.amend.spots import Spot, the_words, told
from kserender.amend.terrain import Terrain
from kserender.paper import Where

# The parts of a document from the largest to the smallest; what has no place here cannot be looked up.
SIZES = (
    ("dokument",),
    ("sida",),
    ("kapitel", "avsnitt"),
    ("rubrik", "underrubrik", "titel", "ingress"),
    ("paragraf",),
    ("fotnot",),
    ("tabell",),
    ("lista",),
    ("rad",),
    ("kolumn",),
    ("cell",),
    ("punkt", "beslutspunkt", "att-sats", "strecksats", "åtgärd", "mål", "moment"),
    ("stycke",),
    ("mening",),
    ("ord", "text", "uppgift"),
)
_RANK = {unit: rank for rank, units in enumerate(SIZES) for unit in units}
LITERAL = frozenset(SIZES[-1])


def spot(terrain: Terrain, parts: Iterable[Where]) -> Spot:
    """What these parts name together; with none, the whole document."""
    found: Spot = terrain.whole
    ordered = _ordered(parts)
    for number, part in enumerate(ordered):
        finer = any(after.unit not in LITERAL for after in ordered[number + 1 :])
        found = FIND[part.unit](terrain, found, part if finer else _itself(part))
    return found


def finest(parts: Iterable[Where]) -> Where:
    """The smallest of the parts, which the others only place."""
    return _ordered(parts)[-1]


def _ordered(parts: Iterable[Where]) -> list[Where]:
    """From the largest to the smallest; of two alike the one that stands first is the smaller."""
    return [part for _at, part in sorted(enumerate(parts), key=lambda one: (_rank(one[1]), -one[0]))]


def _itself(part: Where) -> Where:
    """A heading that nothing else stands under is spoken of itself, save after "under"."""
    return part if part.relation == "under" else part.model_copy(update={"relation": "as"})


def _rank(part: Where) -> int:
    if part.unit not in _RANK:
        raise Refused("unsupported", told(part))
    return _RANK[part.unit]


def _any(terrain: Terrain, within: Spot, part: Where) -> Spot:
    return within


def _words(terrain: Terrain, within: Spot, part: Where) -> Spot:
    return the_words(terrain, within, part.text or part.number or "")


Finder: TypeAlias = Callable[[Terrain, Spot, Where], Spot]
FIND: dict[str, Finder] = {
    "dokument": _any,
    "sida": find_text.page,
    "kapitel": find_text.heading,
    "avsnitt": find_text.heading,
    "rubrik": find_text.heading,
    "underrubrik": find_text.heading,
    "titel": find_text.title,
    "ingress": find_text.opening,
    "paragraf": find_text.paragraph_sign,
    "fotnot": find_text.note,
    "tabell": find_table.table,
    "rad": find_table.row,
    "kolumn": find_table.column,
    "cell": find_table.cell,
    "lista": find_text.listing,
    **dict.fromkeys(SIZES[_RANK["punkt"]], find_text.point),
    "stycke": find_text.paragraph,
    "mening": find_text.sentence,
    **dict.fromkeys(LITERAL, _words),
}
